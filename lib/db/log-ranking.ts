import { z } from "zod";
import type { LogName } from "@/lib/domain/log";
import { DURATION_STEPS, MINUTE, VALUE_SPANS, type ValueFacet } from "@/lib/domain/log-sums";
import type { DurationSteps } from "@/lib/domain/overview";
import { freely, markOf, partsOf } from "./log-sum-reader";
import type { Rows } from "./log-sums";
import { byId } from "./log-tables";
import type { Param } from "./statement";
import { readAside } from "./worker/read-aside";

const HOUR = 60 * MINUTE;

/** A span of time in ms since 1970, `to` excluded. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** What was counted of one value of a facet; `duration` in ms over all rows. */
export interface ValueSum {
  readonly value: string;
  readonly rows: number;
  readonly failed: number;
  readonly duration: number;
}

/** The order of a ranking: the most failures, or the longest time on average. */
const ORDERS = {
  failed: { having: "sum(failed) > 0", by: "sum(failed) DESC" },
  slowest: { having: "sum(rows) > 0", by: "sum(duration) * 1.0 / sum(rows) DESC" },
} as const;

/** The first `limit` values of a facet in whole hours, the rows that are not counted yet too. */
export async function rankValues(
  log: LogName,
  facet: ValueFacet,
  span: Span,
  order: keyof typeof ORDERS,
  limit: number,
): Promise<ValueSum[]> {
  const source = await sourceOf(log, facet, span);
  const { having, by } = ORDERS[order];
  const sql = `SELECT value, sum(rows) AS rows, sum(failed) AS failed, sum(duration) AS duration FROM (${source.sql}) v
    WHERE value <> '' GROUP BY value HAVING ${having} ORDER BY ${by}, value LIMIT ${limit}`;
  return readAside(sql, source.params, valueRow);
}

/** How many values a facet has in whole hours, the empty one not counted. */
export async function countValues(log: LogName, facet: ValueFacet, span: Span): Promise<number> {
  const source = await sourceOf(log, facet, span);
  const sql = `SELECT count(*) AS n FROM (SELECT value FROM (${source.sql}) v WHERE value <> '' GROUP BY value HAVING sum(rows) > 0) f`;
  const [row] = await readAside(sql, source.params, z.object({ n: z.coerce.number() }));
  return row?.n ?? 0;
}

/** How many values a facet has in each hour or day (`unit` minutes) that is counted ahead. */
export function valuesOverTime(
  log: LogName,
  facet: ValueFacet,
  { from, to }: Span,
  unit: 60 | 1440,
): Promise<{ bucket: number; n: number }[]> {
  const sql = `SELECT bucket, count(*) AS n FROM log_values WHERE log = ? AND facet = ? AND span = ? AND bucket >= ? AND bucket < ?
    AND value <> '' AND rows > 0 GROUP BY bucket ORDER BY bucket`;
  const params = [log, facet, unit, Math.floor(from / MINUTE / unit), Math.ceil(to / MINUTE / unit)];
  return readAside(sql, params, z.object({ bucket: z.number(), n: z.coerce.number() }));
}

/** The access times of the operation log by their steps, of whole minutes that are counted ahead. */
export async function readDurations(span: Span): Promise<DurationSteps> {
  const parts = partsOf(span.from, span.to).stretches.map(({ span: unit, first, end }) => ({
    sql: `SELECT rows, ${STEPS.join(", ")} FROM log_sums WHERE log = 'op' AND span = ? AND bucket >= ? AND bucket < ?`,
    params: [unit, first, end],
  }));
  if (parts.length === 0) return { rows: 0, within: STEPS.map(() => 0) };
  const sums = STEPS.map((step) => `coalesce(sum(${step}), 0) AS ${step}`).join(", ");
  const sql = `SELECT coalesce(sum(rows), 0) AS rows, ${sums} FROM (${parts.map((part) => part.sql).join(" UNION ALL ")}) s`;
  const [row] = await readAside(
    sql,
    parts.flatMap(({ params }) => params),
    z.record(z.string(), z.coerce.number()),
  );
  return { rows: row?.rows ?? 0, within: STEPS.map((step) => row?.[step] ?? 0) };
}

const STEPS = DURATION_STEPS.map((step) => `within_${step}`);
const COLUMNS: Readonly<Record<ValueFacet, string>> = { user: "coalesce(username, '')", ip: "ip", path: "url" };

/** One SELECT for each stretch of counted hours and days, and one for the rows behind the mark. */
async function sourceOf(log: LogName, facet: ValueFacet, { from, to }: Span): Promise<Rows> {
  const whole = { from: Math.floor(from / HOUR) * HOUR, to: Math.ceil(to / HOUR) * HOUR };
  const counted = partsOf(whole.from, whole.to, VALUE_SPANS).stretches.map(({ span, first, end }) => ({
    sql: `SELECT value, rows, failed, duration FROM log_values WHERE log = ? AND facet = ? AND span = ? AND bucket >= ? AND bucket < ?`,
    params: [log, facet, span, first, end],
  }));
  const duration = log === "op" ? "duration_ms" : "0";
  const fresh = {
    sql: `SELECT ${COLUMNS[facet]} AS value, 1 AS rows, CASE WHEN status >= 400 THEN 1 ELSE 0 END AS failed, ${duration} AS duration
      FROM ${byId(log)} WHERE id > ? AND ${freely("time")} >= ? AND ${freely("time")} < ?`,
    params: [await markOf({ log }), new Date(whole.from), new Date(whole.to)],
  };
  const parts = [...counted, fresh];
  return { sql: parts.map((part) => part.sql).join(" UNION ALL "), params: parts.flatMap((part): readonly Param[] => part.params) };
}

const valueRow = z.object({
  ...{ value: z.string(), rows: z.coerce.number(), failed: z.coerce.number(), duration: z.coerce.number() },
});
