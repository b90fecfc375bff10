import { statSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";

/** From a write to the look at what it left, in ms. */
const REST = 50;
/** A write-ahead log below this size (bytes) is left to SQLite. */
const SMALL = 1024 * 1024;

/** Who moves what was committed into the database file. */
export interface Checkpoints {
  /** Something was written. */
  soon(): void;
  stop(): Promise<void>;
}

/**
 * Moves the pages of committed transactions from the write-ahead log into the database `file` in a thread of its own, as "passive"
 * checkpoints, which nobody waits for. SQLite would do so in the commit that fills the log, where it holds the event loop for ten
 * milliseconds and more; it still does when the thread lags behind (see `CONNECTION_PRAGMAS`).
 */
export function checkpointsOf(file: string): Checkpoints {
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    timer = undefined;
    const size = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    if (size < SMALL) return;
    worker ??= start();
    worker.postMessage(null);
  };
  const start = () => {
    // Built apart and started by its path: written as `new`, the bundler of the pages would put a worker of its own in its place.
    const entry = path.resolve(process.cwd(), ".build/checkpoint-worker.mjs");
    const started: Worker = Reflect.construct(Worker, [entry, { workerData: file }]);
    const forget = () => {
      if (worker === started) worker = undefined;
    };
    started.on("error", forget).on("exit", forget);
    started.unref();
    return started;
  };
  return {
    soon: () => {
      timer ??= setTimeout(look, REST).unref();
    },
    stop: async () => {
      clearTimeout(timer);
      const stopped = worker;
      worker = undefined;
      await stopped?.terminate();
    },
  };
}
