import { z } from "zod";
import type { LogName } from "@/lib/domain/log";
import type { LogCursor, LogFilter, LogRecord, LogWindow } from "@/lib/domain/log-filter";
import { MINUTE } from "@/lib/domain/log-sums";
import { conditionsOf, indexedTerm, summedTerms, termsSql } from "./log-conditions";
import { freely, markOf, matchingMinutes } from "./log-sum-reader";
import type { Rows } from "./log-sums";
import { LOG_TABLES } from "./log-tables";
import { textMatch } from "./log-text";
import { moment, type Param } from "./statement";
import { readAside } from "./worker/read-aside";

/** Rows that one call looks at before it stops and says how far it came. */
const BUDGET = 100_000;
/** Rows that one statement looks at: about ten milliseconds of the worker. */
const CHUNK = 10_000;
/** Rows of the search index that are compared at a time. */
const MATCHES = 250;
const MATCH_COST = 1_500;
/** A minute that the counts name holds other rows too. */
const LEAP_COST = 500;

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
  const sql = `SELECT ${COLUMNS[filter.log]} FROM ${LOG_TABLES[filter.log]} WHERE id > ? AND ${fits.sql} ORDER BY id LIMIT ?`;
  return readAside(sql, [after, ...fits.params, limit], logRow);
}

/** The highest id; 0 in an empty log. */
export async function readLastId(log: LogName): Promise<number> {
  const [row] = await readAside(`SELECT coalesce(max(id), 0) AS id FROM ${LOG_TABLES[log]}`, [], idRow);
  return row?.id ?? 0;
}

/** Candidates to look at next: a piece of a WHERE clause, and how many of them there may be. */
interface Step {
  readonly rows: Rows;
  readonly cost: number;
  /** Where to go on after this step when the search stops here. */
  readonly stop: LogCursor | null;
  /** Along the search index, which knows ids and no times. */
  readonly byId?: boolean;
}

async function* stepsOf(filter: LogFilter, after: LogCursor | null): AsyncGenerator<Step> {
  const start = after ?? { time: filter.to, id: 0 };
  const match = filter.text === "" ? null : textMatch(filter.text);
  const term = indexedTerm(filter);
  if (term) yield* chunks(filter, start, termsSql([term]));
  else if (match !== null) yield* searched(filter, after, match);
  else if (summedTerms(filter).length > 0) yield* leaps(filter, start);
  else yield* chunks(filter, start, ANYTHING);
}

const ANYTHING: Rows = { sql: "1 = 1", params: [] };

/** Stretches of `CHUNK` candidates along one index; a single one when the index answers all that is asked. */
async function* chunks(filter: LogFilter, first: LogCursor, driving: Rows): AsyncGenerator<Step> {
  const { log, from, text, terms } = filter;
  const since = { sql: "time >= ?", params: [new Date(from)] };
  if (text === "" && terms.length === (driving === ANYTHING ? 0 : 1)) {
    yield { rows: all([driving, since, behind(first)]), cost: CHUNK, stop: null };
    return;
  }
  // To look for a text in a row takes as long as to look at several.
  const cost = text === "" ? CHUNK : CHUNK * 4;
  let start = first;
  for (;;) {
    const before = behind(start);
    const sql = `SELECT id, time FROM ${LOG_TABLES[log]} WHERE ${driving.sql} AND ${since.sql} AND ${before.sql}
      ORDER BY time DESC, id DESC LIMIT 1 OFFSET ${CHUNK}`;
    const [end] = await readAside(sql, [...driving.params, ...since.params, ...before.params], placeRow);
    if (!end) {
      yield { rows: all([driving, since, before]), cost, stop: null };
      return;
    }
    const until = { sql: "time >= ? AND (time > ? OR id >= ?)", params: [end.time, end.time, end.id] };
    start = { time: end.time.getTime(), id: end.id };
    yield { rows: all([driving, before, until]), cost, stop: start };
  }
}

/** What is not counted yet row by row; before that only the minutes that the counts name. */
async function* leaps(filter: LogFilter, start: LogCursor): AsyncGenerator<Step> {
  // Plainly asked for, the lowest time is looked for along all times.
  const fresh = `SELECT min(${freely("time")}) AS time FROM ${LOG_TABLES[filter.log]} WHERE id > ?`;
  const [oldest] = await readAside(fresh, [await markOf(filter)], freshRow);
  const counted = Math.min(start.time + 1, Math.max(filter.from, oldest?.time?.getTime() ?? start.time + 1));
  if (counted <= start.time) yield* chunks({ ...filter, from: counted }, start, ANYTHING);
  const before = behind(start);
  for await (const { minute, rows } of matchingMinutes(filter, counted)) {
    const [from, to] = [Math.max(filter.from, minute * MINUTE), Math.min(counted, (minute + 1) * MINUTE)];
    const within = { sql: "time >= ? AND time < ?", params: [new Date(from), new Date(to)] };
    yield { rows: all([within, before]), cost: Math.max(rows, LEAP_COST), stop: { time: from, id: 0 } };
  }
}

/** Rows that the search index names, by id from the highest on, and before them what it does not hold yet. */
async function* searched(filter: LogFilter, after: LogCursor | null, match: string): AsyncGenerator<Step> {
  const table = LOG_TABLES[filter.log];
  const upTo = await markOf(filter);
  const range = { sql: `${freely("time")} >= ? AND ${freely("time")} < ?`, params: [new Date(filter.from), new Date(filter.to)] };
  const lowest = (await idNear(filter, filter.from - SLACK)) ?? 0;
  const highest = (await idNear(filter, filter.to + SLACK)) ?? (await readLastId(filter.log)) + 1;
  let below = Math.min(after?.id ?? Number.MAX_SAFE_INTEGER, highest);
  for (; below > upTo + 1; below = Math.max(upTo + 1, below - CHUNK)) {
    const [low, rows] = [Math.max(upTo + 1, below - CHUNK), below];
    yield {
      rows: all([{ sql: "id >= ? AND id < ?", params: [low, rows] }, range]),
      cost: CHUNK,
      stop: { time: filter.from, id: low },
      byId: true,
    };
  }
  const sql = `SELECT rowid AS id FROM ${table}_text WHERE ${table}_text MATCH ? AND rowid < ? AND rowid >= ? ORDER BY rowid DESC LIMIT ${MATCHES}`;
  for (;;) {
    const ids = (await readAside(sql, [match, below, lowest], idRow)).map(({ id }) => id);
    below = ids.at(-1) ?? 0;
    const rows = all([{ sql: `id IN (${ids.map(() => "?").join(", ")})`, params: ids }, range]);
    if (ids.length > 0) yield { rows, cost: MATCH_COST, stop: { time: filter.from, id: below }, byId: true };
    if (ids.length < MATCHES) return;
  }
}

/** Rows are written a little after their time; no request takes longer than this (ms). */
const SLACK = 120_000;

/** The first id at or behind a moment; null when there is none. */
async function idNear({ log }: LogFilter, time: number): Promise<number | null> {
  const [row] = await readAside(`SELECT id FROM ${LOG_TABLES[log]} WHERE time >= ? ORDER BY time, id LIMIT 1`, [new Date(time)], idRow);
  return row?.id ?? null;
}

async function take(filter: LogFilter, { rows, byId }: Step, limit: number): Promise<LogRecord[]> {
  const fits = conditionsOf(filter);
  const order = byId ? "id DESC" : "time DESC, id DESC";
  const sql = `SELECT ${COLUMNS[filter.log]} FROM ${LOG_TABLES[filter.log]} WHERE ${rows.sql} AND ${fits.sql} ORDER BY ${order} LIMIT ?`;
  return readAside(sql, [...rows.params, ...fits.params, limit], logRow);
}

/** Rows older than the cursor, or of its very moment with a lower id. */
function behind({ time, id }: LogCursor): Rows {
  const at = new Date(time);
  return { sql: "time <= ? AND (time < ? OR id < ?)", params: [at, at, id] };
}

function all(parts: readonly Rows[]): Rows {
  return { sql: parts.map(({ sql }) => sql).join(" AND "), params: parts.flatMap((part): readonly Param[] => part.params) };
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

const idRow = z.object({ id: z.number() });
const freshRow = z.object({ time: moment.nullable() });
const placeRow = idRow.extend({ time: moment });
const text = z.string().nullable().default(null);
const count = z.number().nullable().default(null);
const logRow = placeRow.extend({
  ...{ ip: z.string(), status: z.number(), dialect: z.string(), userId: count, username: text, sessionId: text, requestId: z.string() },
  ...{ method: text, url: text, content: text, decisionId: text, policyVersion: count, reason: text },
  ...{ durationMs: count, repeats: count, userAgent: text },
});
