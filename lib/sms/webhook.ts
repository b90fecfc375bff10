import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { config } from "@/lib/config";
import type { Message } from "./message";

/** Two tries and the pause between them stay below the 3 s in which a caller gets an answer. */
const TRY_MS = 1_250;
const PAUSE_MS = 100;

/**
 * Posts a message to the gateway of the settings as `{"phone","text","id","time"}` (`time` in whole seconds), signed by
 * `X-Gatehouse-Signature: sha256=<hex HMAC-SHA256 of "TIME.BODY">`. A gateway that is slow, away or failing (5xx) is asked once
 * more, with the same id; its other answers are final. Redirects are refused: the message goes to nobody else.
 */
export async function postToGateway({ id, phone, text, time }: Message): Promise<void> {
  const seconds = Math.floor(time / 1000);
  const body = JSON.stringify({ phone, text, id, time: seconds });
  const signature = createHmac("sha256", config("SMS_WEBHOOK_SECRET") ?? "")
    .update(`${seconds}.${body}`)
    .digest("hex");
  const first = await post(body, signature);
  if (first === "taken") return;
  if (first.again) await pause(PAUSE_MS);
  const last = first.again ? await post(body, signature) : first;
  if (last === "taken") return;
  process.stderr.write(`SMS gateway: ${last.problem}\n`);
  throw new Error(`SMS gateway: ${last.problem}`);
}

/** `problem` names neither the phone nor the text. */
type Failure = { readonly problem: string; readonly again: boolean };

async function post(body: string, signature: string): Promise<"taken" | Failure> {
  try {
    const response = await fetch(config("SMS_WEBHOOK_URL") ?? "", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Gatehouse-Signature": `sha256=${signature}` },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(TRY_MS),
    });
    // What it says does not matter, and reading it could take for ever.
    await response.body?.cancel();
    return response.ok ? "taken" : { problem: `answered ${response.status}`, again: response.status >= 500 };
  } catch (error) {
    const late = error instanceof Error && error.name === "TimeoutError";
    return { problem: late ? `no answer in ${TRY_MS} ms` : "out of reach", again: true };
  }
}
