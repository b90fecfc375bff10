import { DURATION_BOUNDS, type Durations } from "./domain/metrics";
import { processWide } from "./global";

/** What this process has counted since its start. */
export interface Counters {
  /** By dialect, method and class of the status, the three with a blank between them. */
  readonly requests: Map<string, number>;
  /** By dialect. */
  readonly durations: Map<string, Durations>;
  /** By dialect and `success` or `failure`. */
  readonly signIns: Map<string, number>;
}

/** The counts of the process. */
export const counters = () => processWide("counters", (): Counters => ({ requests: new Map(), durations: new Map(), signIns: new Map() }));

/**
 * Counts an answered request. `dialect` is one of our names and never a text of the caller; a method that HTTP does not know is
 * `other`, so that nobody can make labels without end.
 */
export function countRequest(dialect: string, method: string, status: number, milliseconds: number): void {
  const { requests, durations } = counters();
  count(requests, `${dialect} ${KNOWN.has(method) ? method : "other"} ${Math.floor(status / 100)}xx`);
  const taken = durations.get(dialect) ?? { within: DURATION_BOUNDS.map(() => 0), count: 0, milliseconds: 0 };
  durations.set(dialect, taken);
  taken.count += 1;
  taken.milliseconds += milliseconds;
  for (const [at, bound] of DURATION_BOUNDS.entries()) if (milliseconds <= bound) taken.within[at] = (taken.within[at] ?? 0) + 1;
}

/** Counts a try to sign in or to register. */
export function countSignIn(dialect: string, success: boolean): void {
  count(counters().signIns, `${dialect} ${success ? "success" : "failure"}`);
}

const KNOWN: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
