import { z } from "zod";
import type { LogCount, LogFilter } from "@/lib/domain/log-filter";
import { conditionsOf, indexedTerm, isSummed, termsSql } from "./log-conditions";
import { idsWithin, isCommonBefore, readLastId } from "./log-ids";
import { countSummed, markOf } from "./log-sum-reader";
import type { Rows } from "./log-sums";
import { byId, LOG_TABLES } from "./log-tables";
import { textMatch } from "./log-text";
import { moment } from "./statement";
import { readAside } from "./worker/read-aside";

/** Rows that a count of what is not counted ahead looks at. */
const SAMPLE = 50_000;
/** Later rows that the search index reads past, a tenth of a second of the worker; see `isCommonBefore`. */
const LATER = 100_000;
/** A count shows no more than this. */
const COUNTED = 10_000;

/** The newest rows that may fit a filter, as a table `s` of a FROM clause with `time >= since` for those that were looked at. */
export interface Sample {
  readonly table: Rows;
  /** Rows before this moment (ms) are not in it; the start of the range when all are. */
  readonly since: number;
}

/** The newest rows of the range that may fit, along an index of one term or of the search where there is one. */
export async function sampleOf(filter: LogFilter): Promise<Sample> {
  const candidates = await candidatesSql(filter);
  const edge = `SELECT count(*) AS n, min(time) AS time FROM (SELECT time FROM ${candidates.sql}) c`;
  const [found] = await readAside(edge, candidates.params, edgeRow);
  const since = found && found.n >= SAMPLE ? (found.time?.getTime() ?? filter.from) : filter.from;
  return { table: { sql: `(SELECT * FROM ${candidates.sql}) s`, params: candidates.params }, since };
}

/**
 * How many rows fit: exactly when all that is asked is counted ahead, else up to 10,000 among the newest rows that may fit.
 */
export async function countLog(filter: LogFilter): Promise<LogCount> {
  if (isSummed(filter)) return { count: await countSummed(filter), atLeast: false };
  const { table, since } = await sampleOf(filter);
  const fits = conditionsOf(filter);
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM ${table.sql} WHERE ${fits.sql} LIMIT ${COUNTED + 1}) f`;
  const [row] = await readAside(sql, [...table.params, ...fits.params], numberRow);
  const count = row?.n ?? 0;
  return { count: Math.min(count, COUNTED), atLeast: count > COUNTED || since > filter.from };
}

async function candidatesSql(filter: LogFilter): Promise<Rows> {
  const { log, from, to, text } = filter;
  const table = LOG_TABLES[log];
  const term = indexedTerm(filter);
  const match = term || text === "" ? null : textMatch(text);
  const range = [new Date(from), new Date(to)];
  const { lowest, highest } = match === null ? { lowest: 0, highest: 0 } : await idsWithin(filter);
  const rowByRow = match !== null && (await readLastId(log)) - highest > LATER && (await isCommonBefore(filter, highest));
  if (match !== null && !rowByRow) {
    const named = `SELECT rowid FROM ${table}_text WHERE ${table}_text MATCH ? AND rowid < ? AND rowid >= ? ORDER BY rowid DESC LIMIT ${SAMPLE}`;
    const fresh = `SELECT id FROM ${table} WHERE id > ? ORDER BY id DESC LIMIT ${SAMPLE}`;
    const sql = `${byId(log)} WHERE id IN (SELECT * FROM (${named}) UNION ALL SELECT * FROM (${fresh})) AND time >= ? AND time < ?`;
    return { sql, params: [match, highest, lowest, await markOf(filter), ...range] };
  }
  const driving = term ? termsSql([term]) : { sql: "1 = 1", params: [] };
  const sql = `${table} WHERE ${driving.sql} AND time >= ? AND time < ? ORDER BY time DESC, id DESC LIMIT ${SAMPLE}`;
  return { sql, params: [...driving.params, ...range] };
}

const numberRow = z.object({ n: z.coerce.number() });
const edgeRow = numberRow.extend({ time: moment.nullable() });
