import type { Principal } from "../access/actor";
import { operation } from "../access/operation";
import { config } from "../config";
import { countMessage, endPause } from "../db/sms-throttle";
import { type Draft, settle } from "../domain/draft";
import { newId } from "../security/opaque";
import { sendMessage } from "../sms/sender";

/** Which sender gives messages on. */
export const readSmsSender = operation({
  at: ["GET", "/admin/settings/"],
  run: async (): Promise<{ sender: "outbox" | "console" | "webhook" }> => ({ sender: config("SMS_SENDER") }),
});

/** Sends a fixed message to a phone; whether the sender took it. Counts as any message. Raises `invalid`, `too_many`. */
export const sendTestMessage = operation({
  at: ["POST", "/admin/sms-test/"],
  run: async (
    { call }: Principal,
    _target: undefined,
    draft: Draft<{ readonly phone: string }>,
  ): Promise<{ phone: string; taken: boolean }> => {
    const { phone } = settle(draft);
    await countMessage(phone, call.source, call.time);
    const taken = await sendMessage({ id: newId(), phone, text: TEXT, time: call.time }).then(
      () => true,
      () => false,
    );
    if (!taken) await endPause(phone);
    return { phone, taken };
  },
});

const TEXT = "这是一条测试短信，无需处理。";
