import { z } from "zod";
import type { LogCursor, LogFilter } from "@/lib/domain/log-filter";
import { MINUTE } from "@/lib/domain/log-sums";
import { indexedTerm, summedTerms, termsSql } from "./log-conditions";
import { idsWithin, isCommonBefore } from "./log-ids";
import { freely, markOf, matchingMinutes } from "./log-sum-reader";
import type { Rows } from "./log-sums";
import { byId, LOG_TABLES } from "./log-tables";
import { textMatch } from "./log-text";
import { moment, type Param } from "./statement";
import { readAside } from "./worker/read-aside";

/** Rows that one statement looks at: about ten milliseconds of the worker. */
const CHUNK = 10_000;
/** To look for a text in a row takes as long as to look at several. */
const TEXT_COST = 4 * CHUNK;
/** Rows of the search index that are compared at a time. */
const MATCHES = 250;
const MATCH_COST = 1_500;
/** A minute that the counts name holds other rows too. */
const LEAP_COST = 500;

/** Candidates to look at next: a piece of a WHERE clause, and how many of them there may be. */
export interface Step {
  readonly rows: Rows;
  readonly cost: number;
  /** Where to go on after this step when the search stops here. */
  readonly stop: LogCursor | null;
  /** Along the search index, which knows ids and no times. */
  readonly along?: "id";
}

/**
 * What may hold rows of a filter, from the newest on, along whatever leads to them soonest: the index of a term, the search index, or the
 * counts. `whole` is for who looks at all rows: a step is a bounded number of them also where an index answers all that is asked, and the
 * search index, which is read from its end for each step, is left aside.
 */
export async function* stepsOf(filter: LogFilter, after: LogCursor | null, whole = false): AsyncGenerator<Step> {
  const start = after ?? { time: filter.to, id: 0 };
  const match = whole || filter.text === "" ? null : textMatch(filter.text);
  const term = indexedTerm(filter);
  if (term) yield* chunks(filter, start, termsSql([term]), whole);
  else if (match !== null) yield* searched(filter, after, match);
  else if (summedTerms(filter).length > 0) yield* leaps(filter, start);
  else yield* chunks(filter, start, ANYTHING, whole);
}

const ANYTHING: Rows = { sql: "1 = 1", params: [] };

/** Stretches of `CHUNK` candidates along one index; a single one when the index answers all that is asked. */
async function* chunks(filter: LogFilter, first: LogCursor, driving: Rows, whole = false): AsyncGenerator<Step> {
  const { log, from, text, terms } = filter;
  const since = { sql: "time >= ?", params: [new Date(from)] };
  if (!whole && text === "" && terms.length === (driving === ANYTHING ? 0 : 1)) {
    yield { rows: all([driving, since, behind(first)]), cost: CHUNK, stop: null };
    return;
  }
  const cost = text === "" ? CHUNK : TEXT_COST;
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
  const fresh = `SELECT min(${freely("time")}) AS time FROM ${byId(filter.log)} WHERE id > ?`;
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

/**
 * Rows by id from the highest on: those that the search index does not hold yet and those of a common text one by one, the others along
 * the index.
 */
async function* searched(filter: LogFilter, after: LogCursor | null, match: string): AsyncGenerator<Step> {
  const table = LOG_TABLES[filter.log];
  const indexed = (await markOf(filter)) + 1;
  const range = { sql: `${freely("time")} >= ? AND ${freely("time")} < ?`, params: [new Date(filter.from), new Date(filter.to)] };
  const { lowest, highest } = await idsWithin(filter);
  let below = Math.min(after?.id ?? Number.MAX_SAFE_INTEGER, highest);
  while (below > lowest && (below > indexed || (await isCommonBefore(filter, below)))) {
    const start = Math.max(lowest, below > indexed ? indexed : 0, below - CHUNK);
    const rows = all([{ sql: "id >= ? AND id < ?", params: [start, below] }, range]);
    yield { rows, cost: TEXT_COST, stop: { time: filter.from, id: start }, along: "id" };
    below = start;
  }
  const sql = `SELECT rowid AS id FROM ${table}_text WHERE ${table}_text MATCH ? AND rowid < ? AND rowid >= ? ORDER BY rowid DESC LIMIT ${MATCHES}`;
  while (below > lowest) {
    const ids = (await readAside(sql, [match, below, lowest], idRow)).map(({ id }) => id);
    below = ids.at(-1) ?? lowest;
    const rows = all([{ sql: `id IN (${ids.map(() => "?").join(", ")})`, params: ids }, range]);
    if (ids.length > 0) yield { rows, cost: MATCH_COST, stop: { time: filter.from, id: below }, along: "id" };
    if (ids.length < MATCHES) return;
  }
}

/** Rows older than the cursor, or of its very moment with a lower id. */
function behind({ time, id }: LogCursor): Rows {
  const at = new Date(time);
  return { sql: "time <= ? AND (time < ? OR id < ?)", params: [at, at, id] };
}

function all(parts: readonly Rows[]): Rows {
  return { sql: parts.map(({ sql }) => sql).join(" AND "), params: parts.flatMap((part): readonly Param[] => part.params) };
}

const idRow = z.object({ id: z.number() });
const freshRow = z.object({ time: moment.nullable() });
const placeRow = idRow.extend({ time: moment });
