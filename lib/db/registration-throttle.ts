import { REGISTRATION_PER_SOURCE, sourceKey } from "@/lib/domain/limits";
import { tooMany } from "@/lib/errors";
import { raise } from "./throttle";

/**
 * Counts a registration on a page together with those of the documents (contract section 2.8).
 * @throws AppError `too_many`
 */
export async function countRegistration(source: string, now: number): Promise<void> {
  const { points, windowMs } = REGISTRATION_PER_SOURCE;
  const count = await raise(sourceKey("registration", source), { windowMs, now });
  if (count.points > points) throw tooMany(count.expiresAt, now);
}
