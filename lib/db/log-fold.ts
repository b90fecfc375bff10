import { setImmediate as others, setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { LogName } from "@/lib/domain/log";
import { markOf } from "./log-sum-reader";
import { counting } from "./log-sums";
import { LOG_TABLES } from "./log-tables";
import { indexing, mergeTexts } from "./log-text";
import { provider } from "./provider";
import { lookUp, moment, write } from "./statement";
import { writeAside } from "./worker/write-aside";

/** Ids in one transaction of a server: on SQLite other writes wait for it. */
const PORTION = 100;
/** Between two transactions, in ms. */
const REST = 20;
/** Merges of the search index behind each portion, and the pages of one: five milliseconds, or half a second when nobody waits. */
const MERGES = 4;
const MERGED_PAGES = 4;
const MERGED_PAGES_ALONE = 1_000;
/** The longest transaction, in ms: one of a command that nobody waits for. */
const LONG = 60_000;
/** On PostgreSQL a lower id may be committed after a higher one; after so long (ms) it no longer is. */
const SETTLED = 15_000;

interface Turn {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Ids in this turn. */
  readonly most: number;
  /** Ids in one transaction. */
  readonly portion?: number;
  /** Nobody else writes rows meanwhile. */
  readonly alone?: boolean;
}

/**
 * Counts the new rows of a log and indexes their texts, portion by portion; true when more are waiting. Writing a row stays as cheap
 * as it was; whoever reads adds the few rows behind the mark. Several processes may call it.
 */
export async function foldRows(log: LogName, { at, most, portion = PORTION, alone = false }: Turn): Promise<boolean> {
  const end = await settledId(log, at, alone);
  for (let done = 0; done < most; done += portion) {
    const from = await markOf({ log });
    const upTo = Math.min(from + Math.min(portion, most - done), end);
    if (upTo <= from) return false;
    const rows = { sql: "id > ? AND id <= ?", params: [from, upTo] };
    // Where somebody else has counted them meanwhile, the next turn goes on behind them.
    const moved = { sql: "UPDATE log_marks SET up_to = ? WHERE log = ? AND up_to = ?", params: [upTo, log, from], changes: 1 };
    await writeAside([moved, ...counting(log, rows, 1), ...(await indexing(log, rows))], LONG);
    for (let at = 0; at < MERGES && (await mergeTexts(log, alone ? MERGED_PAGES_ALONE : MERGED_PAGES)); at++) await others();
    if (upTo >= end) return false;
    // Another process finds the lock of SQLite free only now.
    if (!alone) await pause(REST);
  }
  return true;
}

const markRow = z.object({ up_to: z.number(), seen: z.number(), seen_at: moment, last: z.number().nullable() });

/** The highest id below which no row can appear any more. */
async function settledId(log: LogName, at: number, alone: boolean): Promise<number> {
  const [mark] = await lookUp(
    `SELECT up_to, seen, seen_at, (SELECT max(id) FROM ${LOG_TABLES[log]}) AS last FROM log_marks WHERE log = ?`,
    [log],
    markRow,
  );
  if (!mark) return 0;
  // SQLite commits one transaction after the other, in the order of their ids.
  if (provider() === "sqlite" || alone) return mark.last ?? 0;
  if (at - mark.seen_at.getTime() < SETTLED) return mark.up_to;
  await write("UPDATE log_marks SET seen = ?, seen_at = ? WHERE log = ?", [mark.last ?? 0, new Date(at), log]);
  return Math.max(mark.up_to, mark.seen);
}
