import { config } from "@/lib/config";
import { keepMessage } from "@/lib/db/outbox";
import type { Send } from "./message";
import { postToGateway } from "./webhook";

const SENDERS: Readonly<Record<"outbox" | "console" | "webhook", Send>> = {
  outbox: ({ phone, text, time }) => keepMessage(phone, text, new Date(time)),
  console: async ({ phone, text }) => {
    process.stdout.write(`SMS ${phone} ${text}\n`);
  },
  webhook: postToGateway,
};

/** Sends by the sender of the settings (contract section 6.1). */
export const sendMessage: Send = (message) => SENDERS[config("SMS_SENDER")](message);

/** The line a start prints when messages do not reach phones; null when they do. */
export function smsStartWarning(): string | null {
  switch (config("SMS_SENDER")) {
    case "outbox":
      return "Warning: no SMS gateway is set; messages wait in the outbox, which `npm run admin -- sms-outbox` shows (SMS_SENDER).";
    case "console":
      return "Warning: SMS messages with their codes are printed here (SMS_SENDER=console).";
    case "webhook":
      return null;
  }
}
