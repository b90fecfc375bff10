import { z } from "zod";
import { LOGS, type LogName } from "./log";
import { archiveFile } from "./log-archive";
import type { LogBucket, LogFilter, LogRecord } from "./log-filter";

/** Which rows are to go: these, or those of a filter bar over a range (ms) that were there when somebody looked. */
const wantedRows = z.union([
  z.object({ ids: z.array(z.number()) }),
  z.object({ query: z.string(), from: z.number(), to: z.number(), lastId: z.number() }),
]);
export type WantedRows = z.output<typeof wantedRows>;

/** What a job that removes rows works on; `author` stands in its receipts. */
export const logRemoval = z.object({
  log: z.enum(LOGS),
  wanted: wantedRows,
  author: z.object({ ip: z.string(), requestId: z.string() }),
});
export type LogRemoval = z.output<typeof logRemoval>;

const count = z.number().nullable();

/** How many rows the transaction takes that also begins the receipts, and the next one where none was measured yet. */
export const FIRST_ROWS = 5;
export const FIRST_PACE = 25;
/** At most and at least, since fewer cost as much. */
const MOST = 200;
const LEAST = 15;
/** How long (ms) a transaction should keep other writes out. Other programs look for a lock of SQLite after 1, 3, 8 and 18 ms. */
const AIM_MS = 5;

/** How many rows the next transaction should take, after one of so many that kept other writes out for `ms`. */
export function nextPace(pace: number, rows: number, ms: number): number {
  const fitting = Math.round((rows * AIM_MS) / Math.max(ms, 1));
  if (ms > AIM_MS) return Math.min(pace, Math.max(LEAST, fitting));
  return rows < pace ? pace : Math.min(MOST, 2 * pace, fitting);
}

/** How far such a job is: what it removed so far, the last row it looked at, and where the rows were archived. */
export const removalCursor = z.object({
  removed: z.object({ rows: z.number(), firstId: count, lastId: count, digest: z.string(), newest: count }),
  at: z.object({ time: z.number(), id: z.number() }),
  /** The files that the rows went to before they were deleted; the last one grows. */
  files: z.array(archiveFile).readonly().default([]),
});
export type RemovalCursor = z.output<typeof removalCursor>;

/** The kinds of the jobs that remove rows, by log. */
export const DELETIONS = { login: "deleteLogin", op: "deleteOperation", error: "deleteError" } as const satisfies Record<LogName, string>;
export const RETENTIONS = { login: "clearLogin", op: "clearOperation", error: "clearError" } as const satisfies Record<LogName, string>;

/** What the receipt of a job of this kind calls it; null for jobs that remove no rows. */
export function removalAct(kind: string): "delete" | "retention" | null {
  if (Object.values(DELETIONS).some((name) => name === kind)) return "delete";
  return Object.values(RETENTIONS).some((name) => name === kind) ? "retention" : null;
}

/** The rows that a preview is about, to be counted `exact` however long that takes; its days begin `offset` minutes from UTC. */
export type AskedRows = ({ readonly ids: readonly number[] } | (Omit<LogFilter, "log"> & { readonly exact?: boolean })) & {
  readonly offset: number;
};

/** How far a removal would reach. */
export interface RemovalPreview {
  /** To be asked for in just these words; rows that come later are not in it. */
  readonly wanted: WantedRows;
  readonly count: number;
  /** There may be more: counting was given up. */
  readonly atLeast: boolean;
  /**
   * How many of those asked for stay, because they are younger than the legal minimum or, named one by one, gone already; null when
   * that was not counted.
   */
  readonly kept: number | null;
  readonly buckets: readonly LogBucket[];
  /** Rows before this moment (ms) are not in the buckets; null when all are. */
  readonly coveredFrom: number | null;
  /** The newest of them, at most five. */
  readonly samples: readonly LogRecord[];
}

const DAY = 86_400_000;
/** Beyond what any clock shows. */
const NEVER = Date.UTC(9999, 0, 1);

/** Rows from this moment (ms) on must stay, by the legal minimum of `days`; far in the future without one. */
export function removableBefore(now: number, days: number): number {
  return days > 0 ? now - days * DAY : NEVER;
}
