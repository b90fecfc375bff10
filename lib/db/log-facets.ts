import { z } from "zod";
import { bucketsOf, spanOf } from "@/lib/domain/log-buckets";
import type { LogFacet, LogFilter, LogHistogram, LogKey } from "@/lib/domain/log-filter";
import { MINUTE, SUM_SPANS, VALUE_SPANS, type ValueFacet } from "@/lib/domain/log-sums";
import { conditionsOf, isSummed, termsSql } from "./log-conditions";
import { sampleOf } from "./log-sample";
import { freely, markOf, partsOf, sumsBySpan } from "./log-sum-reader";
import { bucketSql, type Rows } from "./log-sums";
import { byId } from "./log-tables";
import type { Param } from "./statement";
import { readAside } from "./worker/read-aside";

/** Values that a facet shows. */
const TOP = 10;
const HOUR = 60 * MINUTE;

/**
 * The rows of a filter over its range, in buckets of `width` minutes that begin at the zone's own hours and days.
 * @param offset the zone's distance from UTC in minutes
 */
export async function readHistogram(filter: LogFilter, width: number, offset: number): Promise<LogHistogram> {
  const span = spanOf(width, offset);
  if (isSummed(filter)) {
    return { buckets: bucketsOf(filter, { width, offset, span }, await sumsBySpan(filter, span)), coveredFrom: filter.from };
  }
  const { table, since } = await sampleOf(filter);
  const fits = conditionsOf(filter);
  const sql = `SELECT ${bucketSql(span)} AS bucket, status / 100 AS hundreds, count(*) AS rows FROM ${table.sql}
    WHERE ${fits.sql} GROUP BY ${bucketSql(span)}, status / 100`;
  const sums = await readAside(sql, [...table.params, ...fits.params], sumRow);
  return { buckets: bucketsOf(filter, { width, offset, span }, sums), coveredFrom: since };
}

/**
 * The commonest values of a key among the rows of a filter, the filter's own terms of that key left out, so that what was not chosen
 * stays in sight.
 */
export async function readFacet(filter: LogFilter, key: LogKey): Promise<LogFacet> {
  const others = { ...filter, terms: filter.terms.filter((term) => term.key !== key) };
  const values = (await summedFacet(others, key)) ?? (await valueFacet(others, key));
  if (values) return { key, values, sampled: false };
  const { table, since } = await sampleOf(others);
  const fits = conditionsOf(others);
  const column = COLUMNS[key];
  const sql = `SELECT ${column} AS value, count(*) AS n FROM ${table.sql} WHERE ${fits.sql} GROUP BY ${column} ORDER BY count(*) DESC, value LIMIT ${TOP}`;
  return { key, values: told(await readAside(sql, [...table.params, ...fits.params], valueRow)), sampled: since > filter.from };
}

/** The column, or what it is told as, of each key that has a facet. */
const COLUMNS: Readonly<Partial<Record<LogKey, string>>> = {
  ...{ user: "coalesce(username, '')", ip: "ip", url: "url", method: "method", dialect: "dialect", status: "status" },
  result: "CASE WHEN status < 300 THEN 'success' ELSE 'failure' END",
};

/** From the counts by status, method and dialect: whole buckets, so at the edges of the range a minute more. */
async function summedFacet(filter: LogFilter, key: LogKey) {
  const column = COLUMNS[key];
  if (!isSummed(filter) || !["status", "method", "dialect", "result"].includes(key) || column === undefined) return null;
  const { from, to } = filter;
  const range = { from: Math.floor(from / MINUTE) * MINUTE, to: Math.ceil(to / MINUTE) * MINUTE };
  const terms = termsSql(filter.terms);
  const ahead = {
    sql: `SELECT ${column} AS value, rows AS n FROM log_sums WHERE log = ? AND ${terms.sql}`,
    params: [filter.log, ...terms.params],
  };
  return commonest({ ...filter, ...range }, column, ahead, terms, SUM_SPANS);
}

const FACETS: Readonly<Partial<Record<LogKey, ValueFacet>>> = { user: "user", ip: "ip", url: "path" };

/** From the counts by hour and day, when nothing else is asked: at the edges of the range up to an hour more. */
async function valueFacet(filter: LogFilter, key: LogKey) {
  const { log, from, to, terms, text } = filter;
  const [facet, column] = [FACETS[key], COLUMNS[key]];
  if (facet === undefined || column === undefined || terms.length > 0 || text !== "") return null;
  const range = { from: Math.floor(from / HOUR) * HOUR, to: Math.ceil(to / HOUR) * HOUR };
  const ahead = { sql: "SELECT value, rows AS n FROM log_values WHERE log = ? AND facet = ?", params: [log, facet] };
  return commonest({ ...filter, ...range }, column, ahead, { sql: "1 = 1", params: [] }, VALUE_SPANS);
}

/** The commonest values of what is counted ahead within the range of whole buckets, and of the rows that are not counted yet. */
async function commonest(filter: LogFilter, column: string, ahead: Rows, terms: Rows, spans: readonly number[]) {
  const { log, from, to } = filter;
  // One SELECT for each stretch: of an OR over them SQLite may make a walk through everything.
  const stretches = partsOf(from, to, spans).stretches.map(({ span, first, end }) => ({
    sql: `${ahead.sql} AND span = ? AND bucket >= ? AND bucket < ?`,
    params: [...ahead.params, span, first, end],
  }));
  const fresh = {
    sql: `SELECT ${column} AS value, 1 AS n FROM ${byId(log)}
      WHERE id > ? AND ${freely("time")} >= ? AND ${freely("time")} < ? AND ${terms.sql}`,
    params: [await markOf(filter), new Date(from), new Date(to), ...terms.params],
  };
  const parts = [...stretches, fresh];
  const sql = `SELECT value, sum(n) AS n FROM (${parts.map((part) => part.sql).join(" UNION ALL ")}) v
    GROUP BY value HAVING sum(n) > 0 ORDER BY sum(n) DESC, value LIMIT ${TOP}`;
  const params = parts.flatMap((part): readonly Param[] => part.params);
  return told(await readAside(sql, params, valueRow));
}

function told(rows: readonly { value: string | number; n: number }[]) {
  return rows.map(({ value, n }) => ({ value: String(value), count: n }));
}

const valueRow = z.object({ value: z.union([z.string(), z.number()]), n: z.coerce.number() });
const sumRow = z.object({ bucket: z.number(), hundreds: z.coerce.number().transform(Math.floor), rows: z.coerce.number() });
