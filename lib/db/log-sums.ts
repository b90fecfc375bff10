import { z } from "zod";
import type { LogName } from "@/lib/domain/log";
import { DURATION_STEPS, SUM_SPANS, VALUE_SPANS, type ValueFacet } from "@/lib/domain/log-sums";
import type { Tx } from "./client";
import { LOG_TABLES } from "./log-tables";
import { provider } from "./provider";
import { type Param, read, write } from "./statement";

/** Which rows are counted: a piece of a WHERE clause. */
export interface Rows {
  readonly sql: string;
  readonly params: readonly Param[];
}

/**
 * Adds the rows of a log to its counts, or with `sign` -1 takes them away. Part of the transaction that moves the mark or deletes the
 * rows, so that the counts and the rows never tell different stories.
 */
export async function countRows(tx: Tx, log: LogName, rows: Rows, sign: 1 | -1): Promise<void> {
  for (const span of SUM_SPANS) await write(sumSql(log, span, rows, sign), rows.params, tx);
  for (const [facet, column] of Object.entries(VALUES[log])) {
    for (const span of VALUE_SPANS) await write(valueSql(log, facet, column, span, rows, sign), rows.params, tx);
  }
}

/** Up to which id the rows of a log are counted. The line is locked until the transaction ends, so that it holds that long. */
export async function lockMark(tx: Tx, log: LogName | "audit"): Promise<number> {
  await write("UPDATE log_marks SET up_to = up_to WHERE log = ?", [log], tx);
  const [mark] = await read("SELECT up_to FROM log_marks WHERE log = ?", [log], z.object({ up_to: z.number() }), tx);
  return mark?.up_to ?? 0;
}

/** The column that holds each facet. A login row names whoever was typed. */
const VALUES: Readonly<Record<LogName, Readonly<Partial<Record<ValueFacet, string>>>>> = {
  login: { user: "username", ip: "ip" },
  op: { user: "username", ip: "ip", path: "url" },
  error: { user: "username", ip: "ip", path: "url" },
};

/** The SQL of a time's place among buckets of `span` minutes since 1970. */
export function bucketSql(span: number, column = "time"): string {
  return provider() === "sqlite"
    ? `CAST(${column} / ${span * 60_000} AS INTEGER)`
    : `CAST(floor(extract(epoch FROM ${column}) / ${span * 60}) AS INTEGER)`;
}

const STEP_COLUMNS = DURATION_STEPS.map((step) => `within_${step}`);
const SUMS = ["rows", "requests", "duration", ...STEP_COLUMNS];

function sumSql(log: LogName, span: number, { sql }: Rows, sign: 1 | -1): string {
  const steps = DURATION_STEPS.map((step) => (log === "op" ? `${sign} * sum(CASE WHEN duration_ms <= ${step} THEN 1 ELSE 0 END)` : "0"));
  const requests = log === "op" ? "sum(repeats)" : "count(*)";
  const duration = log === "op" ? "sum(duration_ms)" : "0";
  const method = log === "login" ? "''" : "method";
  const keys = `'${log}', ${span}, ${bucketSql(span)}, status, ${method}, dialect`;
  return `INSERT INTO log_sums (log, span, bucket, status, method, dialect, ${SUMS.join(", ")})
    SELECT ${keys}, ${sign} * count(*), ${sign} * ${requests}, ${sign} * ${duration}, ${steps.join(", ")}
    FROM ${LOG_TABLES[log]} WHERE ${sql} GROUP BY ${groupBy(log, span)}
    ON CONFLICT (log, span, bucket, status, method, dialect) DO UPDATE SET ${SUMS.map(added("log_sums")).join(", ")}`;
}

function groupBy(log: LogName, span: number): string {
  return `${bucketSql(span)}, status, ${log === "login" ? "" : "method, "}dialect`;
}

function valueSql(log: LogName, facet: string, column: string, span: number, { sql }: Rows, sign: 1 | -1): string {
  const duration = log === "op" ? "sum(duration_ms)" : "0";
  const value = `coalesce(${column}, '')`;
  return `INSERT INTO log_values (log, facet, span, bucket, value, rows, failed, duration)
    SELECT '${log}', '${facet}', ${span}, ${bucketSql(span)}, ${value}, ${sign} * count(*),
      ${sign} * sum(CASE WHEN status >= 400 THEN 1 ELSE 0 END), ${sign} * ${duration}
    FROM ${LOG_TABLES[log]} WHERE ${sql} GROUP BY ${bucketSql(span)}, ${value}
    ON CONFLICT (log, facet, span, bucket, value) DO UPDATE SET ${["rows", "failed", "duration"].map(added("log_values")).join(", ")}`;
}

function added(table: string): (column: string) => string {
  return (column) => `${column} = ${table}.${column} + excluded.${column}`;
}
