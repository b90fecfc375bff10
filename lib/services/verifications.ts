import type { Actor, Principal } from "../access/actor";
import { operation } from "../access/operation";
import { config } from "../config";
import { readMessages, type WaitingMessage } from "../db/outbox";
import { loadSettings } from "../db/settings";
import { forgetCode, storeCode } from "../db/sms-codes";
import { countMessage, endPause } from "../db/sms-throttle";
import { type Draft, settle } from "../domain/draft";
import { isUsername } from "../domain/fields";
import { CODE_SECONDS } from "../domain/lifetimes";
import { codePoints } from "../domain/username";
import { AppError } from "../errors";
import { newId } from "../security/opaque";
import { codeHash, newCode } from "../security/sms-code";
import { sendMessage } from "../sms/sender";

/** Who wants a code; the name is for the greeting only. */
export interface CodeRequest {
  readonly username?: string;
  readonly phone: string;
}

const GREETED = 20;
const DAY = 86_400_000;

/**
 * Sends a code to a phone, whether or not an account has it; false when the sender failed, and then there is no code.
 * Raises `invalid` for the fields, `too_many` over a limit, `forbidden` while registration is closed.
 */
export const requestCode = operation.open("whoever registers has no account yet", {
  at: ["POST", "/vertifications/"],
  target: async (): Promise<undefined> => {
    await loadSettings();
    if (config("REGISTRATION") === "closed") throw new AppError("forbidden", { decided: false });
  },
  run: async ({ call }: Actor, _target, draft: Draft<CodeRequest>): Promise<boolean> => {
    const { phone, username = "" } = settle(draft);
    await countMessage(phone, call.source, call.time);
    const code = newCode();
    const hash = codeHash(phone, code);
    // Before it is sent: a slow gateway may deliver long before it answers.
    await storeCode(phone, hash, new Date(call.time));
    const sent = await sendMessage({ id: newId(), phone, text: textOf(code, username), time: call.time }).then(
      () => true,
      () => false,
    );
    if (sent) return true;
    await forgetCode(phone, hash);
    await endPause(phone);
    return false;
  },
});

/** The messages of the last day that wait while no gateway is set, newest first. */
export const listOutbox = operation({
  at: ["GET", "/admin/sms-outbox/"],
  run: ({ call }: Principal): Promise<WaitingMessage[]> => readMessages(new Date(call.time - DAY)),
});

/** A stranger chooses the name, so that only a short and plain one is told. */
function textOf(code: string, username: string): string {
  const greeting = isUsername(username) && codePoints(username) <= GREETED ? `${username}，您好！` : "";
  return `${greeting}您的验证码是 ${code}，${CODE_SECONDS / 60} 分钟内有效，请勿告诉他人。`;
}
