import { config } from "@/lib/config";
import { SMS_BUDGET_MS, SMS_PAUSE, SMS_PER_PHONE, SMS_PER_SOURCE } from "@/lib/domain/limits";
import { tooMany } from "@/lib/errors";
import { clear, raiseAll } from "./throttle";
import { transaction } from "./transaction";

/**
 * Counts a message before it is sent (contract section 2.8): the pause and the day of its phone, the hour of its source, and the
 * day of the whole site. A refused try counts nowhere: people who ask again during the pause do not use up their day.
 * @throws AppError `too_many` until all limits it broke have ended
 */
export async function countMessage(phone: string, source: string, now: number): Promise<void> {
  const limits = [
    { key: pauseKey(phone), ...SMS_PAUSE },
    { key: `sms_phone:${phone}`, ...SMS_PER_PHONE },
    { key: `sms_source:${source}`, ...SMS_PER_SOURCE },
    { key: "sms_site", points: config("SMS_DAILY_BUDGET"), windowMs: SMS_BUDGET_MS },
  ];
  await transaction(async (tx) => {
    const counts = await raiseAll(limits, now, tx);
    const broken = counts.filter(({ points }, at) => points > (limits[at]?.points ?? 0));
    if (broken.length > 0) throw tooMany(Math.max(...broken.map(({ expiresAt }) => expiresAt)), now);
  });
}

/** Ends the pause of a phone that got no message; the day and the hour keep their count. */
export async function endPause(phone: string): Promise<void> {
  await clear(pauseKey(phone));
}

function pauseKey(phone: string): string {
  return `sms_pause:${phone}`;
}
