import { z } from "zod";
import type { LogFilter } from "@/lib/domain/log-filter";
import { MINUTE, SUM_SPANS, type SumSpan } from "@/lib/domain/log-sums";
import { summedTerms, termsSql } from "./log-conditions";
import { bucketSql } from "./log-sums";
import { byId, LOG_TABLES } from "./log-tables";
import { lookUp, moment } from "./statement";
import { readAside } from "./worker/read-aside";

/** A stretch of whole buckets of one width, the last one excluded. */
interface Stretch {
  readonly span: number;
  readonly first: number;
  readonly end: number;
}

/**
 * How many rows fit a filter whose terms are all counted ahead, exactly: whole days, hours and minutes from the counts, the edges of
 * the range and what is not counted yet from the rows.
 */
export async function countSummed(filter: LogFilter): Promise<number> {
  const { log, from, to } = filter;
  const upTo = await markOf(filter);
  const terms = termsSql(filter.terms);
  const { stretches, edges } = partsOf(from, to);
  const whole = stretches.map(({ span, first, end }) => ({
    sql: `SELECT coalesce(sum(rows), 0) AS n FROM log_sums WHERE log = ? AND span = ? AND bucket >= ? AND bucket < ? AND ${terms.sql}`,
    params: [log, span, first, end, ...terms.params],
  }));
  const raw = [
    ...edges.map((edge) => ({ ...edge, rows: `${LOG_TABLES[log]} WHERE time >= ? AND time < ? AND ${freely("id")} <= ?` })),
    { from, to, rows: `${byId(log)} WHERE ${freely("time")} >= ? AND ${freely("time")} < ? AND id > ?` },
  ].map(({ rows, ...edge }) => ({
    sql: `SELECT count(*) AS n FROM ${rows} AND ${terms.sql}`,
    params: [new Date(edge.from), new Date(edge.to), upTo, ...terms.params],
  }));
  const found = await Promise.all([...whole, ...raw].map(({ sql, params }) => readAside(sql, params, numberRow)));
  return found.reduce((sum, [row]) => sum + (row?.n ?? 0), 0);
}

/** Rows by bucket of `span` minutes and by the hundreds of their status, the uncounted ones too. Whole buckets only. */
export async function sumsBySpan(filter: LogFilter, span: SumSpan): Promise<{ bucket: number; hundreds: number; rows: number }[]> {
  const { log } = filter;
  const terms = termsSql(filter.terms);
  const [first, end] = [Math.floor(filter.from / MINUTE / span), Math.ceil(filter.to / MINUTE / span)];
  const counted = `SELECT bucket, status / 100 AS hundreds, sum(rows) AS rows FROM log_sums
    WHERE log = ? AND span = ? AND bucket >= ? AND bucket < ? AND ${terms.sql} GROUP BY bucket, status / 100`;
  const fresh = `SELECT ${bucketSql(span)} AS bucket, status / 100 AS hundreds, count(*) AS rows FROM ${byId(log)}
    WHERE id > ? AND ${freely("time")} >= ? AND ${freely("time")} < ? AND ${terms.sql} GROUP BY ${bucketSql(span)}, status / 100`;
  const range = [new Date(first * span * MINUTE), new Date(end * span * MINUTE)];
  const [old, young] = await Promise.all([
    readAside(counted, [log, span, first, end, ...terms.params], sumRow),
    readAside(fresh, [await markOf(filter), ...range, ...terms.params], sumRow),
  ]);
  return [...old, ...young];
}

/**
 * The minutes before `before` (ms) that hold rows of the counted terms, from the newest on, with how many: what lets a search for
 * rare rows leap over the time between them. Rows that are not counted yet are not in it.
 */
export async function* matchingMinutes(filter: LogFilter, before: number): AsyncGenerator<{ minute: number; rows: number }> {
  yield* descend(filter, 1440, Math.floor(filter.from / MINUTE), Math.ceil(before / MINUTE));
}

const FINER: Readonly<Record<number, SumSpan>> = { 1440: 60, 60: 1 };
/** Buckets that one statement names. */
const LEAP = 60;

/** `first` and `end` in minutes: what lies behind `end` was seen before, and must not be gone through again. */
async function* descend(filter: LogFilter, span: SumSpan, first: number, end: number): AsyncGenerator<{ minute: number; rows: number }> {
  const terms = termsSql(summedTerms(filter));
  const sql = `SELECT bucket, sum(rows) AS n FROM log_sums WHERE log = ? AND span = ? AND bucket >= ? AND bucket < ? AND ${terms.sql}
    GROUP BY bucket HAVING sum(rows) > 0 ORDER BY bucket DESC LIMIT ${LEAP}`;
  const finer = FINER[span];
  let last = Math.ceil(end / span);
  for (;;) {
    const found = await readAside(sql, [filter.log, span, Math.floor(first / span), last, ...terms.params], bucketRow);
    for (const { bucket, n } of found) {
      if (finer === undefined) yield { minute: bucket, rows: n };
      else yield* descend(filter, finer, Math.max(first, bucket * span), Math.min(end, (bucket + 1) * span));
    }
    last = found.at(-1)?.bucket ?? 0;
    if (found.length < LEAP) return;
  }
}

/** When at the earliest (ms) a row of the counted terms may stand in the filter's range; null when the counts know of none. */
export async function firstMatching(filter: LogFilter): Promise<number | null> {
  const { log, from, to } = filter;
  // Before the counts: rows that are counted meanwhile are then in both, and not in neither.
  const fresh = `SELECT min(${freely("time")}) AS time FROM ${byId(log)} WHERE id > ? AND ${freely("time")} >= ? AND ${freely("time")} < ?`;
  const [uncounted] = await readAside(fresh, [await markOf(filter), new Date(from), new Date(to)], freshRow);
  const minute = await ascend(filter, 1440, Math.floor(from / MINUTE), Math.ceil(to / MINUTE));
  const found = [uncounted?.time?.getTime(), minute === null ? undefined : Math.max(from, minute * MINUTE)];
  const known = found.filter((time) => time !== undefined);
  return known.length === 0 ? null : Math.min(...known);
}

/** The first minute from `first` on and before `end` that holds rows of the counted terms. */
async function ascend(filter: LogFilter, span: SumSpan, first: number, end: number): Promise<number | null> {
  const terms = termsSql(summedTerms(filter));
  const sql = `SELECT bucket, sum(rows) AS n FROM log_sums WHERE log = ? AND span = ? AND bucket >= ? AND bucket < ? AND ${terms.sql}
    GROUP BY bucket HAVING sum(rows) > 0 ORDER BY bucket LIMIT 1`;
  const finer = FINER[span];
  for (let start = first; start < end; ) {
    const [found] = await readAside(sql, [filter.log, span, Math.floor(start / span), Math.ceil(end / span), ...terms.params], bucketRow);
    if (!found || finer === undefined) return found?.bucket ?? null;
    const next = (found.bucket + 1) * span;
    const inside = await ascend(filter, finer, Math.max(start, found.bucket * span), Math.min(end, next));
    if (inside !== null) return inside;
    start = next;
  }
  return null;
}

/** A column that no index is to be chosen for: an id at the end of a log leads to fewer rows than a month does. */
export function freely(column: string): string {
  return `coalesce(${column}, ${column})`;
}

/** Up to which id the rows of the filter's log are counted. */
export async function markOf({ log }: Pick<LogFilter, "log">): Promise<number> {
  const [mark] = await lookUp("SELECT up_to AS n FROM log_marks WHERE log = ?", [log], numberRow);
  return mark?.n ?? 0;
}

/** A range as whole buckets of some widths, the widest inside, and the edges (ms) that fill no minute. */
export function partsOf(
  from: number,
  to: number,
  spans: readonly number[] = SUM_SPANS,
): { stretches: Stretch[]; edges: { from: number; to: number }[] } {
  const [first, end] = [Math.ceil(from / MINUTE), Math.floor(to / MINUTE)];
  if (first >= end) return { stretches: [], edges: [{ from, to }] };
  const edges = [
    { from, to: first * MINUTE },
    { from: end * MINUTE, to },
  ].filter((edge) => edge.from < edge.to);
  return { stretches: wholeBuckets(first, end, spans), edges };
}

/** `first` and `end` in minutes; the widest of the widths comes last. */
function wholeBuckets(first: number, end: number, spans: readonly number[]): Stretch[] {
  const span = spans.at(-1);
  if (span === undefined || first >= end) return [];
  const narrower = spans.slice(0, -1);
  const [inner, outer] = [Math.ceil(first / span), Math.floor(end / span)];
  if (inner >= outer) return wholeBuckets(first, end, narrower);
  const before = wholeBuckets(first, inner * span, narrower);
  return [...before, { span, first: inner, end: outer }, ...wholeBuckets(outer * span, end, narrower)];
}

const numberRow = z.object({ n: z.coerce.number() });
const freshRow = z.object({ time: moment.nullable() });
const bucketRow = z.object({ bucket: z.number(), n: z.coerce.number() });
const sumRow = z.object({ bucket: z.number(), hundreds: z.coerce.number().transform(Math.floor), rows: z.coerce.number() });
