import type { LogName } from "./log";
import type { ArchiveProblem } from "./log-archive";

const DAY = 86_400_000;
/** How much later than its time a row may be deleted before that is told, in days. */
const GRACE = 2;

/** Whether rows of a log go when they should. */
export interface RetentionLag {
  readonly log: LogName;
  /** For how many days rows are kept; 0 keeps all. */
  readonly days: number;
  readonly oldest: Date | null;
  /** Rows are still there that should have been gone two days ago. */
  readonly late: boolean;
  /** How many days longer than it should the oldest row has been there; 0 unless late. */
  readonly daysLate: number;
}

/** How long a log keeps its rows, and how that goes. */
export interface RetentionFacts extends RetentionLag {
  readonly rows: number;
  /** Rows of a day, on average over the last 30 or since the oldest row. */
  readonly perDay: number;
  /** Bytes of a row on disk, roughly, with its indexes and counts. */
  readonly bytesPerRow: number;
  /** The last time that rows were deleted for their age. */
  readonly last: {
    readonly jobId: number;
    readonly at: Date;
    readonly rows: number;
    readonly over: boolean;
    /** It ended because the rows could not be archived. */
    readonly unarchived: ArchiveProblem | null;
  } | null;
  /** When rows are deleted next, at the earliest; null when none will be. */
  readonly next: Date | null;
  /** That moment has come. */
  readonly due: boolean;
}

/** How long a log keeps rows that are to be kept for `days` where the legal minimum is `least`; 0 is for ever. */
export function effectiveDays(days: number, least: number): number {
  return days === 0 ? 0 : Math.max(days, least);
}

/** How far a log lags behind that keeps rows for `days` and whose oldest row is of this time. */
export function lagOf(oldest: Date | null, days: number, now: number): Pick<RetentionLag, "late" | "daysLate"> {
  const over = days === 0 || oldest === null ? 0 : now - days * DAY - oldest.getTime();
  const late = over > GRACE * DAY;
  return { late, daysLate: late ? Math.floor(over / DAY) : 0 };
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
