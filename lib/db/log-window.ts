import { z } from "zod";
import type { LogName } from "@/lib/domain/log";
import type { LogCursor, LogFilter, LogRecord, LogWindow } from "@/lib/domain/log-filter";
import { conditionsOf } from "./log-conditions";
import { type Step, stepsOf } from "./log-steps";
import { byId, LOG_TABLES } from "./log-tables";
import { moment } from "./statement";
import { readAside } from "./worker/read-aside";

/** Rows that one call looks at before it stops and says how far it came. */
const BUDGET = 100_000;

/**
 * Rows of a log from the newest on, those behind `after`, at most `limit`. However many rows there are, a call looks at a bounded
 * number of them: an index of one of the terms, the search index, or the counts lead to the rows that may fit.
 */
export async function readLogWindow(filter: LogFilter, after: LogCursor | null, limit: number): Promise<LogWindow> {
  const rows: LogRecord[] = [];
  let left = BUDGET;
  for await (const step of stepsOf(filter, after)) {
    rows.push(...(await take(filter, step, limit + 1 - rows.length)));
    left -= step.cost;
    if (rows.length > limit) {
      const shown = rows.slice(0, limit);
      return { rows: shown, next: cursorOf(shown.at(-1)), stopped: false };
    }
    if (left <= 0 && step.stop) return { rows, next: step.stop, stopped: true };
  }
  return { rows, next: null, stopped: false };
}

/** Rows around one, whatever the filter asks: `count` before and after it in time, the newest first. */
export async function readLogContext(log: LogName, { time, id }: LogCursor, count: number): Promise<LogRecord[]> {
  const at = new Date(time);
  const older = `SELECT ${COLUMNS[log]} FROM ${LOG_TABLES[log]} WHERE time < ? OR (time = ? AND id <= ?) ORDER BY time DESC, id DESC LIMIT ?`;
  const newer = `SELECT ${COLUMNS[log]} FROM ${LOG_TABLES[log]} WHERE time > ? OR (time = ? AND id > ?) ORDER BY time, id LIMIT ?`;
  const [before, after] = await Promise.all([
    readAside(older, [at, at, id, count + 1], logRow),
    readAside(newer, [at, at, id, count], logRow),
  ]);
  return [...after.reverse(), ...before];
}

/** One row, whatever its place. */
export async function readLogRecord(log: LogName, id: number): Promise<LogRecord | null> {
  const [row] = await readAside(`SELECT ${COLUMNS[log]} FROM ${LOG_TABLES[log]} WHERE id = ?`, [id], logRow);
  return row ?? null;
}

/** These rows, in the order of their ids; those that are gone are left out. */
export async function readLogRecords(log: LogName, ids: readonly number[]): Promise<LogRecord[]> {
  if (ids.length === 0) return [];
  const named = ids.map(() => "?").join(", ");
  return readAside(`SELECT ${COLUMNS[log]} FROM ${LOG_TABLES[log]} WHERE id IN (${named}) ORDER BY id`, ids, logRow);
}

/** Rows with an id above `after`, in the order they were written, that fit the terms and the text; for following a log. */
export async function readLogTail(filter: LogFilter, after: number, limit: number): Promise<LogRecord[]> {
  const fits = conditionsOf(filter);
  const sql = `SELECT ${COLUMNS[filter.log]} FROM ${byId(filter.log)} WHERE id > ? AND ${fits.sql} ORDER BY id LIMIT ?`;
  return readAside(sql, [after, ...fits.params, limit], logRow);
}

async function take(filter: LogFilter, { rows, along }: Step, limit: number): Promise<LogRecord[]> {
  const fits = conditionsOf(filter);
  const [table, order] = along === "id" ? [byId(filter.log), "id DESC"] : [LOG_TABLES[filter.log], "time DESC, id DESC"];
  const sql = `SELECT ${COLUMNS[filter.log]} FROM ${table} WHERE ${rows.sql} AND ${fits.sql} ORDER BY ${order} LIMIT ?`;
  return readAside(sql, [...rows.params, ...fits.params, limit], logRow);
}

function cursorOf(row: LogRecord | undefined): LogCursor | null {
  return row ? { time: row.time.getTime(), id: row.id } : null;
}

const SHARED = `id, time, ip, status, dialect, user_id AS "userId", username, session_id AS "sessionId", request_id AS "requestId"`;
const CALLED = `method, url, content, decision_id AS "decisionId", policy_version AS "policyVersion", reason`;
const COLUMNS: Readonly<Record<LogName, string>> = {
  login: `${SHARED}, user_agent AS "userAgent"`,
  op: `${SHARED}, ${CALLED}, duration_ms AS "durationMs", repeats`,
  error: `${SHARED}, ${CALLED}`,
};

const text = z.string().nullable().default(null);
const count = z.number().nullable().default(null);
const logRow = z.object({
  ...{ id: z.number(), time: moment },
  ...{ ip: z.string(), status: z.number(), dialect: z.string(), userId: count, username: text, sessionId: text, requestId: z.string() },
  ...{ method: text, url: text, content: text, decisionId: text, policyVersion: count, reason: text },
  ...{ durationMs: count, repeats: count, userAgent: text },
});
