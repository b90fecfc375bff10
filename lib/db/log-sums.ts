import { z } from "zod";
import type { LogName } from "@/lib/domain/log";
import { DURATION_STEPS, SUM_SPANS, VALUE_SPANS, type ValueFacet } from "@/lib/domain/log-sums";
import type { Tx } from "./client";
import { LOG_TABLES } from "./log-tables";
import { provider } from "./provider";
import { execute, type Param, read, type Statement } from "./statement";

/** Which rows are counted: a piece of a WHERE clause. */
export interface Rows {
  readonly sql: string;
  readonly params: readonly Param[];
}

/**
 * Adds the rows of a log to its counts, or with `sign` -1 takes them away. Part of the transaction that moves the mark or deletes the
 * rows, so that the counts and the rows never tell different stories.
 */
export function counting(log: LogName, rows: Rows, sign: 1 | -1): Statement[] {
  return [sumSql(log, rows, sign), valueSql(log, rows, sign)].map((sql) => ({ sql, params: rows.params }));
}

/** Locks the line of a log that tells up to which id its rows are counted, until the transaction ends. */
export function lockingMark(log: LogName | "audit"): Statement {
  return { sql: "UPDATE log_marks SET up_to = up_to WHERE log = ?", params: [log] };
}

/** Up to which id the rows of a log are counted. The line is locked until the transaction ends, so that it holds that long. */
export async function lockMark(tx: Tx, log: LogName | "audit"): Promise<number> {
  await execute([lockingMark(log)], tx);
  const [mark] = await read("SELECT up_to FROM log_marks WHERE log = ?", [log], z.object({ up_to: z.number() }), tx);
  return mark?.up_to ?? 0;
}

/** The column that holds each facet. A login row names whoever was typed. */
const VALUES: Readonly<Record<LogName, Readonly<Partial<Record<ValueFacet, string>>>>> = {
  login: { user: "username", ip: "ip" },
  op: { user: "username", ip: "ip", path: "url" },
  error: { user: "username", ip: "ip", path: "url" },
};

/** The SQL of a time's place among buckets of `span` minutes since 1970; `span` may be a column. */
export function bucketSql(span: number | "span", column = "time"): string {
  return provider() === "sqlite"
    ? `CAST(${column} / (${span} * 60000) AS INTEGER)`
    : `CAST(floor(extract(epoch FROM ${column}) / (${span} * 60)) AS INTEGER)`;
}

const STEP_COLUMNS = DURATION_STEPS.map((step) => `within_${step}`);
const SUMS = ["rows", "requests", "duration", ...STEP_COLUMNS];
const KEYS = "log, span, bucket, status, method, dialect";

/** One statement for all spans: on SQLite each holds the event loop anew, and looks at the rows anew. */
function sumSql(log: LogName, { sql }: Rows, sign: 1 | -1): string {
  const steps = DURATION_STEPS.map((step) => (log === "op" ? `sum(CASE WHEN duration_ms <= ${step} THEN 1 ELSE 0 END)` : "0"));
  const [requests, duration] = log === "op" ? ["sum(repeats)", "sum(duration_ms)"] : ["count(*)", "0"];
  const sums = ["count(*)", requests, duration, ...steps].map((sum) => `${sign} * ${sum}`);
  return `INSERT INTO log_sums (${KEYS}, ${SUMS.join(", ")})
    SELECT '${log}', span, ${bucketSql("span")}, status, ${log === "login" ? "''" : "method"}, dialect, ${sums.join(", ")}
    FROM ${LOG_TABLES[log]} CROSS JOIN (${listed("span", SUM_SPANS)}) spans WHERE ${sql} GROUP BY 2, 3, 4, 5, 6
    ON CONFLICT (${KEYS}) DO UPDATE SET ${SUMS.map(added("log_sums")).join(", ")}`;
}

function valueSql(log: LogName, { sql }: Rows, sign: 1 | -1): string {
  const facets = Object.entries(VALUES[log]);
  const value = `CASE facet ${facets.map(([facet, column]) => `WHEN '${facet}' THEN coalesce(${column}, '')`).join(" ")} END`;
  const names = facets.map(([facet]) => `'${facet}'`);
  const sums = ["count(*)", "sum(CASE WHEN status >= 400 THEN 1 ELSE 0 END)", log === "op" ? "sum(duration_ms)" : "0"];
  return `INSERT INTO log_values (log, facet, span, bucket, value, rows, failed, duration)
    SELECT '${log}', facet, span, ${bucketSql("span")}, ${value}, ${sums.map((sum) => `${sign} * ${sum}`).join(", ")}
    FROM ${LOG_TABLES[log]} CROSS JOIN (${listed("span", VALUE_SPANS)}) spans CROSS JOIN (${listed("facet", names)}) facets
    WHERE ${sql} GROUP BY 2, 3, 4, 5
    ON CONFLICT (log, facet, span, bucket, value) DO UPDATE SET ${["rows", "failed", "duration"].map(added("log_values")).join(", ")}`;
}

/** A table of one column, in words that both databases know. */
function listed(column: string, values: readonly (number | string)[]): string {
  return values.map((value) => `SELECT ${value} AS ${column}`).join(" UNION ALL ");
}

function added(table: string): (column: string) => string {
  return (column) => `${column} = ${table}.${column} + excluded.${column}`;
}
