import { peek, raise } from "../db/throttle";
import { REFRESH_PER_SOURCE, REGISTRATION_PER_SOURCE, SIGN_IN_PER_SOURCE, type SourceLimit, sourceKey } from "../domain/limits";
import { tooMany } from "../errors";

/**
 * Holds a per-source limit of contract section 2.8 before anything else is looked at. Calls of registration and refresh count here;
 * of sign-ins only the failed ones count, which the operation does.
 * @throws AppError `too_many`
 */
export async function holdSourceLimit(limit: SourceLimit, source: string, now: number): Promise<void> {
  if (limit === "sign_in") {
    const { points, expiresAt } = await peek(sourceKey(limit, source), now);
    if (points >= SIGN_IN_PER_SOURCE.points) throw tooMany(expiresAt, now);
    return;
  }
  const { points: most, windowMs } = limit === "registration" ? REGISTRATION_PER_SOURCE : REFRESH_PER_SOURCE;
  const { points, expiresAt } = await raise(sourceKey(limit, source), { windowMs, now });
  if (points > most) throw tooMany(expiresAt, now);
}
