import { SIGN_IN_PER_ACCOUNT, SIGN_IN_PER_SOURCE, sourceKey } from "@/lib/domain/limits";
import { tooMany } from "@/lib/errors";
import { processWide } from "@/lib/global";
import { startsWith } from "./page";
import { write } from "./statement";
import { forgive, lower, raiseAll } from "./throttle";

/** The tries of one account from one source that this process is counting or judging, each with its end. */
const active = () => processWide("active-sign-ins", () => new Map<string, Set<Promise<void>>>());

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
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  try {
    await admit(key, perSource, now, ended);
    const result = await judgedOrGivenBack(judge, key, perSource);
    if (result !== null) await forgive(key, perSource);
    return result;
  } finally {
    leave(key, ended);
    end();
  }
}

/** Forgets the tries of an account from every source. How many counters that were. */
export function pardonAccount(account: string): Promise<number> {
  const { sql, params } = startsWith("key", `account:${account}:`);
  return write(`DELETE FROM throttles WHERE ${sql}`, params);
}

async function admit(key: string, perSource: string, now: number, ended: Promise<void>): Promise<void> {
  const counters = [
    { key, windowMs: SIGN_IN_PER_ACCOUNT.windowMs },
    { key: perSource, windowMs: SIGN_IN_PER_SOURCE.windowMs },
  ];
  for (;;) {
    const others = enter(key, ended);
    const [own, all] = await raiseAll(counters, now);
    if (own && own.points > SIGN_IN_PER_ACCOUNT.points) {
      // Whoever waits is not waited for, so that the last ones refuse each other instead of waiting for ever.
      leave(key, ended);
      await lower(perSource);
      if (others.size === 0) throw tooMany(own.expiresAt, now);
      await Promise.race(others);
    } else if (all && all.points > SIGN_IN_PER_SOURCE.points) {
      throw tooMany(all.expiresAt, now);
    } else {
      return;
    }
  }
}

async function judgedOrGivenBack<T>(judge: () => Promise<T | null>, key: string, perSource: string): Promise<T | null> {
  try {
    return await judge();
  } catch (error) {
    // Not judged at all: the try does not count.
    await Promise.all([lower(key), lower(perSource)]);
    throw error;
  }
}

/** Joins the active tries of the account; the set is live and holds the others once this one has left. */
function enter(key: string, ended: Promise<void>): ReadonlySet<Promise<void>> {
  const all = active().get(key) ?? new Set();
  active().set(key, all.add(ended));
  return all;
}

function leave(key: string, ended: Promise<void>): void {
  const all = active().get(key);
  all?.delete(ended);
  if (all?.size === 0) active().delete(key);
}
