const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The ranges up to now that a log can be looked at over, by their word in the address. */
export const LOG_RANGES = {
  "15m": 15 * MINUTE,
  "1h": HOUR,
  "6h": 6 * HOUR,
  "24h": DAY,
  "7d": 7 * DAY,
  "30d": 30 * DAY,
  "90d": 90 * DAY,
  "365d": 365 * DAY,
} as const;
export type LogRangeName = keyof typeof LOG_RANGES;

/** A span of time: `from` until before `to`, in milliseconds since 1970; `name` when it ends now. */
export interface LogRange {
  readonly from: number;
  readonly to: number;
  readonly name: LogRangeName | null;
}

/** Neither is a date beyond what a clock shows, nor do rows come from the future further than this. */
const LATEST = Date.UTC(9999, 0, 1);

/**
 * The range an address names: `range`, or `from` and `to` as milliseconds. Whatever cannot be read is the last 24 hours. A range up to
 * now ends a little later, so that rows of clocks that run ahead are in it.
 */
export function rangeOf({ range, from, to }: { range: string; from: string; to: string }, now: number): LogRange {
  const [start, end] = [momentOf(from), momentOf(to)];
  if (start !== null && end !== null && start < end) return { from: start, to: end, name: null };
  const name = isRange(range) ? range : "24h";
  return { from: now - LOG_RANGES[name], to: now + MINUTE, name };
}

/** Twice the range around its middle; up to now when that would be in the future, by its word where there is one. */
export function widerRange({ from, to, name }: LogRange, now: number): LogRangeName | { from: number; to: number } {
  const names = Object.keys(LOG_RANGES).filter(isRange);
  const half = Math.max(MINUTE, Math.ceil((to - from) / 2));
  if (name !== null || to + half >= now) {
    const since = name === null ? now - from + half : LOG_RANGES[name] + 1;
    return names.find((one) => LOG_RANGES[one] >= since) ?? "365d";
  }
  return { from: Math.max(0, from - half), to: to + half };
}

export function isRange(text: string): text is LogRangeName {
  return Object.hasOwn(LOG_RANGES, text);
}

function momentOf(text: string): number | null {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return value <= LATEST ? value : null;
}
