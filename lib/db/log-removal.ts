import { z } from "zod";
import type { LogName } from "@/lib/domain/log";
import type { LogCursor, LogFilter } from "@/lib/domain/log-filter";
import { parseLogQuery } from "@/lib/domain/log-query";
import type { WantedRows } from "@/lib/domain/log-removal";
import { conditionsOf, indexedTerm, summedTerms, termsSql } from "./log-conditions";
import { SLICE } from "./log-delete";
import { firstMatching, freely } from "./log-sum-reader";
import { LOG_TABLES } from "./log-tables";
import { slices } from "./page";
import { moment } from "./statement";
import { readAside } from "./worker/read-aside";

/** Rows that one statement looks at, and all statements of one part. */
const CHUNK = 10_000;
const BUDGET = 100_000;

/** The next rows of a removal, at most as many as one transaction deletes. */
export interface RemovalPart {
  readonly ids: readonly number[];
  /** Rows that were named and stay: gone already, or too young. */
  readonly skipped: number;
  /** Where to go on. */
  readonly at: LogCursor;
  readonly end: boolean;
}

/** Where a removal begins. */
export const REMOVAL_START: LogCursor = { time: 0, id: 0 };

/**
 * The rows behind `after` that are to go, the oldest first and at most `limit`; none from `before` (ms) on. May find none and still not be
 * at the end.
 */
export function nextPart(log: LogName, wanted: WantedRows, after: LogCursor, before: number, limit = SLICE): Promise<RemovalPart> {
  if ("ids" in wanted) return nextOfIds(log, wanted.ids, after, before, limit);
  const { query, from, to, lastId } = wanted;
  const { terms, text } = parseLogQuery(log, query);
  return nextOfFilter({ log, terms, text, from, to: Math.min(to, before) }, lastId, after.id === 0 ? { time: from, id: 0 } : after, limit);
}

/** Which of these rows exist and are older than `before` (ms), with their times. */
export async function readChosen(log: LogName, ids: readonly number[], before: number): Promise<{ id: number; time: Date }[]> {
  const found = [];
  for (const slice of slices(ids, SLICE)) {
    const named = slice.map(() => "?").join(", ");
    const sql = `SELECT id, time FROM ${LOG_TABLES[log]} WHERE id IN (${named}) AND ${freely("time")} < ? ORDER BY id`;
    found.push(...(await readAside(sql, [...slice, new Date(before)], placeRow)));
  }
  return found;
}

/** The newest id of a log, 0 without rows, and the time of its oldest row. */
export async function logEnds(log: LogName): Promise<{ lastId: number; oldest: Date | null }> {
  const [row] = await readAside(
    `SELECT (SELECT coalesce(max(id), 0) FROM ${LOG_TABLES[log]}) AS "lastId", (SELECT min(time) FROM ${LOG_TABLES[log]}) AS oldest`,
    [],
    z.object({ lastId: z.coerce.number(), oldest: moment.nullable() }),
  );
  return row ?? { lastId: 0, oldest: null };
}

async function nextOfIds(log: LogName, ids: readonly number[], after: LogCursor, before: number, limit: number): Promise<RemovalPart> {
  const left = ids.filter((id) => id > after.id).sort((a, b) => a - b);
  const slice = left.slice(0, limit);
  const found = (await readChosen(log, slice, before)).map(({ id }) => id);
  const at = { time: 0, id: slice.at(-1) ?? after.id };
  return { ids: found, skipped: slice.length - found.length, at, end: left.length === slice.length };
}

/**
 * Along the time, or the index of one term, so that every row is looked at once by the whole job. Where nothing fitted, the counts tell
 * how far there is nothing.
 */
async function nextOfFilter(filter: LogFilter, lastId: number, after: LogCursor, limit: number): Promise<RemovalPart> {
  const ids: number[] = [];
  let at = after;
  for (let looked = 0; looked < BUDGET; looked += CHUNK) {
    const stretch = await lookAt(filter, lastId, at, limit - ids.length);
    ids.push(...stretch.ids);
    at = stretch.at;
    if (stretch.end || ids.length === limit) return { ids, skipped: 0, at, end: stretch.end };
    const next = stretch.ids.length === 0 && summedTerms(filter).length > 0 ? await firstMatching({ ...filter, from: at.time }) : at.time;
    if (next === null) return { ids, skipped: 0, at, end: true };
    if (next > at.time) at = { time: next, id: 0 };
  }
  return { ids, skipped: 0, at, end: false };
}

/** The rows to go, at most `limit`, among the next ones behind `at`. */
async function lookAt(filter: LogFilter, lastId: number, at: LogCursor, limit: number): Promise<Pick<RemovalPart, "ids" | "at" | "end">> {
  const table = LOG_TABLES[filter.log];
  const term = indexedTerm(filter);
  const driving = term ? termsSql([term]) : { sql: "1 = 1", params: [] };
  const fits = conditionsOf(filter);
  // Where every row fits there is no need to look far.
  const chunk = filter.text === "" && filter.terms.length === (term ? 1 : 0) ? SLICE : CHUNK;
  const from = { sql: "time >= ? AND (time > ? OR id > ?)", params: [new Date(at.time), new Date(at.time), at.id] };
  const stretch = `FROM ${table} WHERE ${driving.sql} AND ${from.sql}`;
  const params = [...driving.params, ...from.params];
  const end = { sql: "time < ?", params: [new Date(filter.to)] };
  const edges = `SELECT id, time ${stretch} AND ${end.sql} ORDER BY time, id LIMIT 1 OFFSET ${chunk}`;
  const [edge] = await readAside(edges, [...params, ...end.params], placeRow);
  // In the place of the other bound, not beside it: SQLite goes by one of two, and perhaps to the end of the range.
  const until = edge ? { sql: "time <= ? AND (time < ? OR id <= ?)", params: [edge.time, edge.time, edge.id] } : end;
  const sql = `SELECT id, time ${stretch} AND ${until.sql} AND ${fits.sql} AND ${freely("id")} <= ? ORDER BY time, id LIMIT ${limit}`;
  const rows = await readAside(sql, [...params, ...until.params, ...fits.params, lastId], placeRow);
  const ids = rows.map(({ id }) => id);
  const last = rows.at(-1);
  if (last && rows.length === limit) return { ids, at: placeOf(last), end: false };
  return edge ? { ids, at: placeOf(edge), end: false } : { ids, at, end: true };
}

const placeRow = z.object({ id: z.number(), time: moment });

function placeOf({ id, time }: { id: number; time: Date }): LogCursor {
  return { time: time.getTime(), id };
}
