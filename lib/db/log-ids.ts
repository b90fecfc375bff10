import { z } from "zod";
import type { LogName } from "@/lib/domain/log";
import type { LogFilter } from "@/lib/domain/log-filter";
import { conditionsOf } from "./log-conditions";
import { byId, LOG_TABLES } from "./log-tables";
import { readAside } from "./worker/read-aside";

/** Rows are written a little after their time; no request takes longer than this (ms). */
const SLACK = 120_000;
/** A text is common where so many of so many rows hold it. */
const COMMON = 10;
const NEAR = 1_000;

/** The ids that the rows of a filter's range have: from `lowest` to below `highest`. */
export async function idsWithin({ log, from, to }: LogFilter): Promise<{ lowest: number; highest: number }> {
  const [lowest, highest] = [await idNear(log, from - SLACK), await idNear(log, to + SLACK)];
  return { lowest: lowest ?? 0, highest: highest ?? (await readLastId(log)) + 1 };
}

/** The highest id; 0 in an empty log. */
export async function readLastId(log: LogName): Promise<number> {
  const [row] = await readAside(`SELECT coalesce(max(id), 0) AS id FROM ${LOG_TABLES[log]}`, [], idRow);
  return row?.id ?? 0;
}

/**
 * Whether the text of a filter stands in many of the rows before the id `below`. Looking at the rows themselves is soon done then; the
 * search index, which cannot begin in the middle, would read past all later rows.
 */
export async function isCommonBefore({ log, text }: LogFilter, below: number): Promise<boolean> {
  const { sql, params } = conditionsOf({ log, text, terms: [], from: 0, to: 0 });
  const near = `SELECT 1 FROM ${byId(log)} WHERE id < ? AND id >= ? AND ${sql} LIMIT ${COMMON}`;
  const [row] = await readAside(`SELECT count(*) AS id FROM (${near}) s`, [below, below - NEAR, ...params], idRow);
  return row?.id === COMMON;
}

/** The first id at or behind a moment; null when there is none. */
async function idNear(log: LogName, time: number): Promise<number | null> {
  const [row] = await readAside(`SELECT id FROM ${LOG_TABLES[log]} WHERE time >= ? ORDER BY time, id LIMIT 1`, [new Date(time)], idRow);
  return row?.id ?? null;
}

const idRow = z.object({ id: z.coerce.number() });
