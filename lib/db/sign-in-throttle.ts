import { SIGN_IN_PER_ACCOUNT, SIGN_IN_PER_SOURCE, sourceKey } from "@/lib/domain/limits";
import { tooMany } from "@/lib/errors";
import { processWide } from "@/lib/global";
import { startsWith } from "./page";
import { write } from "./statement";
import { forgive, lower, raiseAll } from "./throttle";

/** Tries of one account from one source that this process is judging. */
const running = () => processWide("running-sign-ins", () => new Map<string, Set<Promise<unknown>>>());

/**
 * Judges a sign-in under the limits per account and source and per source (contract section 2.8). A try counts before it is
 * judged, so that parallel guesses cannot outrun the limit; a good one takes its count back and clears the account's. A try that
 * only finds others in judgement waits for them, since they may be good.
 * @param account a name for the account that gives away nothing, the same for unknown ones
 * @param judge null when the credentials are wrong
 * @throws AppError `too_many`
 */
export async function judgeSignIn<T>(account: string, source: string, now: number, judge: () => Promise<T | null>): Promise<T | null> {
  const key = `account:${account}:${source}`;
  const perSource = sourceKey("sign_in", source);
  await admit(key, perSource, now);
  try {
    const result = await tracked(key, judge());
    if (result !== null) await forgive(key, perSource);
    return result;
  } catch (error) {
    // Not judged at all: the try does not count.
    await Promise.all([lower(key), lower(perSource)]);
    throw error;
  }
}

/** Forgets the tries of an account from every source. How many counters that were. */
export function pardonAccount(account: string): Promise<number> {
  const { sql, params } = startsWith("key", `account:${account}:`);
  return write(`DELETE FROM throttles WHERE ${sql}`, params);
}

async function admit(key: string, perSource: string, now: number): Promise<void> {
  const counters = [
    { key, windowMs: SIGN_IN_PER_ACCOUNT.windowMs },
    { key: perSource, windowMs: SIGN_IN_PER_SOURCE.windowMs },
  ];
  for (;;) {
    const [own, all] = await raiseAll(counters, now);
    const others = running().get(key);
    if (own && own.points > SIGN_IN_PER_ACCOUNT.points) {
      await lower(perSource);
      if (!others) throw tooMany(own.expiresAt, now);
      await Promise.race(others);
    } else if (all && all.points > SIGN_IN_PER_SOURCE.points) {
      throw tooMany(all.expiresAt, now);
    } else {
      return;
    }
  }
}

function tracked<T>(key: string, work: Promise<T>): Promise<T> {
  const all = running().get(key) ?? new Set();
  running().set(key, all);
  const settled: Promise<void> = work.then(
    () => forget(),
    () => forget(),
  );
  const forget = () => {
    all.delete(settled);
    if (all.size === 0) running().delete(key);
  };
  all.add(settled);
  return work;
}
