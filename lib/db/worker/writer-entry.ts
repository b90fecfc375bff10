import { performance } from "node:perf_hooks";
import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { z } from "zod";
import { BUSY_TIMEOUT, CONNECTION_PRAGMAS } from "../sqlite-file";
import type { Batch, WriterAnswer, WriterAsk } from "./writer-messages";

/** Pages in the write-ahead log that are worth a sync of the database: one megabyte. */
const WORTH_IT = 250;

const database = new Database(String(workerData), { fileMustExist: true, timeout: BUSY_TIMEOUT });
database.exec(CONNECTION_PRAGMAS);
const frames = z.tuple([z.object({ log: z.number(), checkpointed: z.number() })]);

let ready: () => number | null = () => null;

parentPort?.on("message", (ask: WriterAsk) => {
  if (ask === "checkpoint") checkpoint();
  else parentPort?.postMessage(answer(ask));
});

function answer(ask: Batch | "go"): WriterAnswer {
  try {
    if (ask === "go") return { held: ready() };
    ready = prepare(ask);
    return "ready";
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : "";
    return { code, message: error instanceof Error ? error.message : String(error) };
  }
}

/** All that can be done before the transaction begins. */
function prepare(batch: Batch): () => number | null {
  const bySql = new Map([...new Set(batch.map(({ sql }) => sql))].map((sql) => [sql, database.prepare(sql)]));
  return () => {
    database.exec("BEGIN IMMEDIATE");
    const begun = performance.now();
    try {
      const fits = batch.every(({ sql, params, changes }) => {
        const made = bySql.get(sql)?.run(...params).changes;
        return changes === null || changes === made;
      });
      database.exec(fits ? "COMMIT" : "ROLLBACK");
      return fits ? performance.now() - begun : null;
    } catch (error) {
      // A full disk has rolled back by itself.
      if (database.inTransaction) database.exec("ROLLBACK");
      throw error;
    }
  };
}

/** Whatever goes wrong here ends the thread; the next write begins a new one, and in the end a commit moves the pages. */
function checkpoint(): void {
  const [{ log, checkpointed }] = frames.parse(database.pragma("wal_checkpoint(NOOP)"));
  if (log - checkpointed >= WORTH_IT) database.pragma("wal_checkpoint(PASSIVE)");
}
