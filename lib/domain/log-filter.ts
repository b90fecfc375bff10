import type { LogName } from "./log";

/** What the rows of a log can be asked for, by the words of the filter bar. */
export const LOG_KEYS = {
  login: ["user", "ip", "result", "status", "dialect", "request"],
  op: ["user", "ip", "method", "url", "status", "dialect", "slower", "request", "decision"],
  error: ["user", "ip", "method", "url", "status", "dialect", "request", "decision"],
} as const satisfies Readonly<Record<LogName, readonly string[]>>;
export type LogKey = (typeof LOG_KEYS)[LogName][number];

/**
 * One condition: the row has one of `values`, or with `negated` none of them. `url` with a `*` at its end is a beginning; `status` may
 * be a class such as `4xx`; `slower` is a number of milliseconds; the user `""` is nobody.
 */
export interface LogTerm {
  readonly key: LogKey;
  readonly values: readonly string[];
  readonly negated: boolean;
}

/** Which rows of a log are looked at: those from `from` until before `to`, in milliseconds since 1970, that fit all terms and the text. */
export interface LogFilter {
  readonly log: LogName;
  readonly from: number;
  readonly to: number;
  readonly terms: readonly LogTerm[];
  /** A part of any text of the row, whatever the case of letters; `""` asks nothing. */
  readonly text: string;
}

/** The place of a row in the order of its log. */
export interface LogCursor {
  readonly time: number;
  readonly id: number;
}

/** A row of any of the three logs; what its log does not have is null. */
export interface LogRecord {
  readonly id: number;
  readonly time: Date;
  readonly ip: string;
  readonly status: number;
  readonly dialect: string;
  readonly userId: number | null;
  readonly username: string | null;
  readonly sessionId: string | null;
  readonly requestId: string;
  readonly method: string | null;
  readonly url: string | null;
  readonly content: string | null;
  readonly durationMs: number | null;
  readonly repeats: number | null;
  readonly userAgent: string | null;
  readonly decisionId: string | null;
  readonly policyVersion: number | null;
  readonly reason: string | null;
}

/**
 * Some rows of a log in the order of time. `next` is where to go on, null at the end of the range. With `stopped` the search gave up
 * there for now, since too many rows had to be looked at.
 */
export interface LogWindow {
  readonly rows: readonly LogRecord[];
  readonly next: LogCursor | null;
  readonly stopped: boolean;
}

/** A number of rows; with `atLeast` there are more. */
export interface LogCount {
  readonly count: number;
  readonly atLeast: boolean;
}

/** The rows of one span of time, by the hundreds of their status (`4` for 403). `from` and `to` in milliseconds since 1970. */
export interface LogBucket {
  readonly from: number;
  readonly to: number;
  readonly classes: Readonly<Record<number, number>>;
}

/** Buckets in the order of time. Rows before `coveredFrom` were not counted, because there were too many to look at. */
export interface LogHistogram {
  readonly buckets: readonly LogBucket[];
  readonly coveredFrom: number;
}

/** The commonest values of a key. With `sampled` they were counted over the newest rows only. */
export interface LogFacet {
  readonly key: LogKey;
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly sampled: boolean;
}
