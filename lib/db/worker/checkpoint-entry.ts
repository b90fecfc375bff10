import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { z } from "zod";

/** Pages in the write-ahead log that are worth a sync of the database: one megabyte. */
const WORTH_IT = 250;

const database = new Database(String(workerData), { fileMustExist: true, timeout: 0 });
const frames = z.tuple([z.object({ log: z.number(), checkpointed: z.number() })]);

// Whatever goes wrong here is tried again, and told by the commit that has to do it for itself in the end.
parentPort?.on("message", () => {
  const [{ log, checkpointed }] = frames.parse(database.pragma("wal_checkpoint(NOOP)"));
  if (log - checkpointed >= WORTH_IT) database.pragma("wal_checkpoint(PASSIVE)");
});
