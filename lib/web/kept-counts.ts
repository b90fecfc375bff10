/** Counts of one filter and until when they are told again (ms). */
export interface Kept<T> {
  readonly until: number;
  readonly value: Promise<T>;
}

/** How long counts are told again (ms), and of how many filters they are kept. */
const FRESH = 10_000;
const MOST = 200;

/**
 * What `read` gives, or gave for the same key in the last ten seconds: who opens one row after the other sees the same histogram each
 * time. Whoever asks must have been let in before. A failure is not kept.
 */
export function keptCounts<T>(all: Map<string, Kept<T>>, key: string, now: number, read: () => Promise<T>): Promise<T> {
  const kept = all.get(key);
  if (kept && kept.until > now) return kept.value;
  const value = read();
  all.delete(key);
  all.set(key, { until: now + FRESH, value });
  value.catch(() => all.delete(key));
  for (const old of [...all.keys()].slice(0, Math.max(0, all.size - MOST))) all.delete(old);
  return value;
}
