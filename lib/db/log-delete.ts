import { setImmediate as others } from "node:timers/promises";
import type { LogName } from "@/lib/domain/log";
import type { Tx } from "./client";
import { LOG_TABLES } from "./log-tables";
import { slices } from "./page";
import { write } from "./statement";

/** Deletes rows of a log; how many of `ids` (each once) there were. All or nothing is the caller's: undo when some are missing. */
export async function deleteLogRows(tx: Tx, log: LogName, ids: readonly number[]): Promise<number> {
  // In one order everywhere, so that two deletions cannot wait for each other's rows.
  const sorted = [...ids].sort((a, b) => a - b);
  let count = 0;
  for (const slice of slices(sorted, SLICE)) {
    count += await write(`DELETE FROM ${LOG_TABLES[log]} WHERE id IN (${slice.map(() => "?").join(", ")})`, slice, tx);
    // Statements of SQLite come back without a turn of the event loop.
    await others();
  }
  return count;
}

/** On SQLite a statement holds the event loop, and each row stands in up to seven indexes. */
const SLICE = 200;
