/** Calls of one method on one canonical path, as the operation log has them. */
export interface CallRow {
  readonly method: string;
  readonly path: string;
  readonly count: number;
  /** Answered 403, and answered 404. */
  readonly refused: number;
  readonly missing: number;
  /** Calls that the engine judged, and not such as are open or for every user. */
  readonly ruled: number;
  /** Ms since 1970. */
  readonly last: number;
  /** Counts of seven equal parts of the window, the newest last. */
  readonly parts: readonly number[];
}

/** What the operation log knows of a window of days. */
export interface Traffic {
  readonly days: number;
  /** The window asked for, and the moment from which the log was really read; all in ms. */
  readonly from: number;
  readonly until: number;
  readonly reach: number;
  /** Whether there were more kinds of calls than are kept. */
  readonly cut: boolean;
  readonly rows: readonly CallRow[];
}

/** Kinds of calls that are kept, the most frequent ones. */
export const MOST_KINDS = 5_000;

/** Whether the log reaches back over the whole window, so that "never" can be said. */
export function coversWindow({ from, reach, cut }: Traffic): boolean {
  return reach <= from && !cut;
}
