import type { LogCount, LogCursor, LogFacet, LogFilter, LogHistogram, LogKey, LogRecord, LogWindow } from "@/lib/domain/log-filter";
import { countLogExactly } from "./log-count";
import { readFacet, readHistogram } from "./log-facets";
import { readLastId } from "./log-ids";
import { countLog } from "./log-sample";
import { readLogContext, readLogRecord, readLogTail, readLogWindow } from "./log-window";
import { provider } from "./provider";

/** No transaction that writes a row stays open for longer. */
const LATE = 5_000;

/** Everything that can be asked of a log under one filter; each answer is read when it is asked for. */
export interface LogView {
  readonly filter: LogFilter;
  /** The next rows behind `after`, from the newest on. */
  window(after: LogCursor | null, limit: number): Promise<LogWindow>;
  count(): Promise<LogCount>;
  /** Reads the whole range, however long that takes. */
  countExactly(): Promise<number>;
  /** Buckets of `width` minutes in a zone `offset` minutes from UTC; see `widthOf`. */
  histogram(width: number, offset: number): Promise<LogHistogram>;
  facet(key: LogKey): Promise<LogFacet>;
  /** One row, also outside of the filter. */
  record(id: number): Promise<LogRecord | null>;
  /** `count` rows on each side of a row, whatever the filter asks. */
  context(place: LogCursor, count: number): Promise<LogRecord[]>;
  /** Rows with an id above `after` that fit terms and text, in the order they were written. */
  tail(after: number, limit: number): Promise<LogRecord[]>;
  /** The highest id of the log, whatever the filter asks; 0 when it is empty. */
  newest(): Promise<number>;
  /** How long after a row one with a lower id may still come into sight, in ms. */
  readonly late: number;
}

/** A view of the rows that `filter` asks for. */
export function logView(filter: LogFilter): LogView {
  let counted: Promise<LogCount> | null = null;
  return {
    filter,
    window: (after, limit) => readLogWindow(filter, after, limit),
    // Several parts of a page ask for it.
    count: () => {
      counted ??= countLog(filter);
      return counted;
    },
    countExactly: () => countLogExactly(filter),
    histogram: (width, offset) => readHistogram(filter, width, offset),
    facet: (key) => readFacet(filter, key),
    record: (id) => readLogRecord(filter.log, id),
    context: (place, count) => readLogContext(filter.log, place, count),
    tail: (after, limit) => readLogTail(filter, after, limit),
    newest: () => readLastId(filter.log),
    // SQLite has one writer at a time, which takes the ids in the order of its commits.
    late: provider() === "postgresql" ? LATE : 0,
  };
}
