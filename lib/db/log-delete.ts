import { createHash } from "node:crypto";
import { setImmediate as others } from "node:timers/promises";
import { z } from "zod";
import type { LogName } from "@/lib/domain/log";
import type { Tx } from "./client";
import { countRows, lockMark, type Rows } from "./log-sums";
import { LOG_TABLES } from "./log-tables";
import { dropTexts } from "./log-text";
import { slices } from "./page";
import { read, write } from "./statement";

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
  const upTo = await lockMark(tx, log);
  // In one order everywhere, so that two deletions cannot wait for each other's rows.
  const sorted = [...ids].sort((a, b) => a - b);
  let removed = before;
  for (const slice of slices(sorted, SLICE)) {
    const rows = { sql: `id IN (${slice.map(() => "?").join(", ")})`, params: slice };
    removed = await added(tx, log, rows, removed);
    const counted = { sql: `${rows.sql} AND id <= ?`, params: [...slice, upTo] };
    await countRows(tx, log, counted, -1);
    await dropTexts(tx, log, counted);
    await write(`DELETE FROM ${LOG_TABLES[log]} WHERE ${rows.sql}`, rows.params, tx);
    // Statements of SQLite come back without a turn of the event loop.
    await others();
  }
  return removed;
}

const anyRow = z.record(z.string(), z.unknown());

/** On SQLite a statement holds the event loop, and each row stands in up to eight indexes and the counts. */
export const SLICE = 200;

async function added(tx: Tx, log: LogName, { sql, params }: Rows, before: Removed): Promise<Removed> {
  const rows = await read(`SELECT * FROM ${LOG_TABLES[log]} WHERE ${sql} ORDER BY id`, params, anyRow, tx);
  const own = rows.map(({ id }) => Number(id));
  const times = rows.map(({ time }) => (time instanceof Date ? time.getTime() : Number(time)));
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  return {
    rows: before.rows + rows.length,
    firstId: lowest(before.firstId, own[0]),
    lastId: highest(before.lastId, own.at(-1)),
    newest: highest(before.newest, times.length === 0 ? undefined : Math.max(...times)),
    digest: rows.length === 0 ? before.digest : createHash("sha256").update(before.digest).update(lines).digest("hex"),
  };
}

function lowest(one: number | null, other: number | undefined): number | null {
  return other === undefined ? one : Math.min(one ?? other, other);
}

function highest(one: number | null, other: number | undefined): number | null {
  return other === undefined ? one : Math.max(one ?? other, other);
}
