import { createHash } from "node:crypto";
import { z } from "zod";
import type { LogName } from "@/lib/domain/log";
import type { Tx } from "./client";
import { counting, lockingMark, lockMark } from "./log-sums";
import { LOG_TABLES } from "./log-tables";
import { droppingTexts } from "./log-text";
import { slices } from "./page";
import { execute, read, type Statement } from "./statement";
import { readAside } from "./worker/read-aside";

/** What was deleted, for its receipt. `digest` chains the rows: each part is hashed together with the digest so far. */
export interface Removed {
  readonly rows: number;
  readonly firstId: number | null;
  readonly lastId: number | null;
  readonly digest: string;
  /** The time of the youngest row, in milliseconds since 1970. */
  readonly newest: number | null;
}

export const NOTHING_REMOVED: Removed = { rows: 0, firstId: null, lastId: null, digest: "", newest: null };

/** What a receipt keeps of a removal. */
export function factsOf({ rows, firstId, lastId, digest }: Removed) {
  return { rows, firstId, lastId, digest };
}

/**
 * Deletes rows of a log, `ids` each once, together with what the counts and the search index hold of them, and adds them to `before`.
 * All or nothing is the caller's: undo when there were fewer than asked.
 */
export async function deleteLogRows(tx: Tx, log: LogName, ids: readonly number[], before = NOTHING_REMOVED): Promise<Removed> {
  await lockMark(tx, log);
  // In one order everywhere, so that two deletions cannot wait for each other's rows.
  const sorted = [...ids].sort((a, b) => a - b);
  let removed = before;
  for (const slice of slices(sorted, SLICE)) {
    removed = withRows(removed, await read(rowsSql(log, slice), slice, anyRow, tx));
    await execute(deleting(log, slice), tx);
  }
  return removed;
}

/**
 * The statements that delete rows as `deleteLogRows` does, at most `SLICE`, which must all be there; and what they add to `before`.
 */
export async function planDeletion(
  log: LogName,
  ids: readonly number[],
  before: Removed,
): Promise<{ statements: Statement[]; removed: Removed }> {
  const rows = await readAside(rowsSql(log, ids), ids, anyRow);
  return { statements: [lockingMark(log), ...deleting(log, ids)], removed: withRows(before, rows) };
}

/** On SQLite a statement holds other writes, and each row stands in up to eight indexes and the counts. */
export const SLICE = 200;

const anyRow = z.record(z.string(), z.unknown());

function rowsSql(log: LogName, ids: readonly number[]): string {
  return `SELECT * FROM ${LOG_TABLES[log]} WHERE id IN (${placesOf(ids)}) ORDER BY id`;
}

/** Rows that are not counted yet stand in no count and in no index. */
function deleting(log: LogName, ids: readonly number[]): Statement[] {
  const counted = {
    sql: `id IN (${placesOf(ids)}) AND id <= (SELECT up_to FROM log_marks WHERE log = '${log}')`,
    params: ids,
  };
  const rows = { sql: `DELETE FROM ${LOG_TABLES[log]} WHERE id IN (${placesOf(ids)})`, params: ids, changes: ids.length };
  return [...counting(log, counted, -1), ...droppingTexts(log, counted), rows];
}

function placesOf(ids: readonly number[]): string {
  return ids.map(() => "?").join(", ");
}

function withRows(before: Removed, rows: readonly Record<string, unknown>[]): Removed {
  const own = rows.map(({ id }) => Number(id));
  const times = rows.map(({ time }) => Number(stored(time)));
  const lines = rows.map((row) => `${JSON.stringify(row, (_name, value) => stored(value))}\n`).join("");
  return {
    rows: before.rows + rows.length,
    firstId: lowest(before.firstId, own[0]),
    lastId: highest(before.lastId, own.at(-1)),
    newest: highest(before.newest, times.length === 0 ? undefined : Math.max(...times)),
    digest: rows.length === 0 ? before.digest : createHash("sha256").update(before.digest).update(lines).digest("hex"),
  };
}

/** A value in one form, whichever way it was read. */
function stored(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return typeof value === "boolean" ? Number(value) : value;
}

function lowest(one: number | null, other: number | undefined): number | null {
  return other === undefined ? one : Math.min(one ?? other, other);
}

function highest(one: number | null, other: number | undefined): number | null {
  return other === undefined ? one : Math.max(one ?? other, other);
}
