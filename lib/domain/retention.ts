import type { LogName } from "./log";

const DAY = 86_400_000;
/** How much later than its time a row may be deleted before that is told, in days. */
const GRACE = 2;

/** How long a log keeps its rows, and how that goes. */
export interface RetentionFacts {
  readonly log: LogName;
  /** 0 keeps all. */
  readonly days: number;
  readonly oldest: Date | null;
  readonly rows: number;
  /** Rows of a day, on average over the last 30 or since the oldest row. */
  readonly perDay: number;
  /** Bytes of a row on disk, roughly, with its indexes and counts. */
  readonly bytesPerRow: number;
  /** The last time that rows were deleted for their age. */
  readonly last: { readonly jobId: number; readonly at: Date; readonly rows: number; readonly over: boolean } | null;
  /** When rows are deleted next, at the earliest; null when none will be. */
  readonly next: Date | null;
  /** That moment has come. */
  readonly due: boolean;
  /** Rows are still there that should have been gone two days ago. */
  readonly late: boolean;
}

/** How long a log keeps rows that are to be kept for `days` where the legal minimum is `least`; 0 is for ever. */
export function effectiveDays(days: number, least: number): number {
  return days === 0 ? 0 : Math.max(days, least);
}

/** Whether a log whose oldest row is of this time lags behind. */
export function isLate(oldest: Date | null, days: number, now: number): boolean {
  return days > 0 && oldest !== null && oldest.getTime() < now - (days + GRACE) * DAY;
}

/** When rows can be deleted next: the oldest has to be old enough, and a day to have passed since the last run. */
export function nextRun(oldest: Date | null, days: number, lastRun: Date | null, now: number): Date | null {
  if (days === 0 || oldest === null) return null;
  return new Date(Math.max(now, oldest.getTime() + days * DAY, lastRun ? lastRun.getTime() + DAY : 0));
}

/** How many rows a log will have when as many come as go; what it has now where nothing goes. */
export function steadyRows({ rows, days, perDay }: Pick<RetentionFacts, "rows" | "days" | "perDay">): number {
  return days === 0 ? rows : Math.round(days * perDay);
}
