import { statSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/errors";
import { processWide } from "@/lib/global";
import type { Batch, WriterAnswer, WriterAsk } from "./writer-messages";

/** From a write to the look at what it left, in ms. */
const REST = 50;
/** A write-ahead log below this size (bytes) is left to SQLite. */
const SMALL = 1024 * 1024;

/** A thread with a connection of its own that writes to a SQLite file. */
export interface Writer {
  /**
   * Runs the statements in one transaction; how long (ms) it kept other writes out, or null when one of them changed another number of
   * rows than told, and nothing was written.
   * @throws what SQLite said, with its `code`; AppError `unavailable` when the thread died
   */
  run(batch: Batch): Promise<number | null>;
  /**
   * Something was written to the file: moves what was committed from the write-ahead log into it soon, as a "passive" checkpoint, which
   * nobody waits for. SQLite would do so in the commit that fills the log, where it holds the event loop for ten milliseconds and more;
   * it still does when the thread lags behind (see `CONNECTION_PRAGMAS`).
   */
  written(): void;
  stop(): Promise<void>;
}

/** The writers of this process, by their file. */
export const writers = () => processWide("sqlite-writers", () => new Map<string, Writer>());

/**
 * The writer of `file`; its thread begins when there is something to do.
 * @param turn waits until nobody else in this process writes; what comes back gives the turn on. Waiting for the lock itself would hold
 *   the event loop of whoever writes at the same time.
 */
export function startWriter(file: string, turn: () => Promise<() => void>): Writer {
  let thread: Thread | undefined;
  let looking = false;
  let last: Promise<unknown> = Promise.resolve();
  let stopped = false;
  const opened = (): Thread => {
    if (thread) return thread;
    const begun = openThread(file, () => {
      if (thread === begun) thread = undefined;
    });
    thread = begun;
    return begun;
  };
  const runNow = async (batch: Batch): Promise<number | null> => {
    const asked = opened();
    await asked.ask(batch);
    const release = await turn();
    try {
      if (thread !== asked) throw new AppError("unavailable", { retryAfter: 1 });
      const answer = await asked.ask("go");
      return typeof answer === "object" && "held" in answer ? answer.held : null;
    } finally {
      release();
      writer.written();
    }
  };
  const look = () => {
    looking = false;
    const size = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    if (size >= SMALL && !stopped) opened().tell("checkpoint");
  };
  const writer: Writer = {
    run: (batch) => {
      const result = last.then(() => runNow(batch));
      last = result.catch(() => undefined);
      return result;
    },
    written: () => {
      if (looking) return;
      looking = true;
      setTimeout(look, REST).unref();
    },
    stop: async () => {
      stopped = true;
      if (writers().get(file) === writer) writers().delete(file);
      const ended = thread;
      thread = undefined;
      await ended?.end();
    },
  };
  writers().set(file, writer);
  return writer;
}

interface Thread {
  ask(what: WriterAsk): Promise<WriterAnswer>;
  tell(what: WriterAsk): void;
  end(): Promise<unknown>;
}

/** One question at a time; a thread without one does not keep the process alive. */
function openThread(file: string, onEnd: () => void): Thread {
  // Built apart and started by its path: written as `new`, the bundler of the pages would put a worker of its own in its place.
  const entry = path.resolve(process.cwd(), ".build/sqlite-writer.mjs");
  const worker: Worker = Reflect.construct(Worker, [entry, { workerData: file }]);
  let settle: ((answer: WriterAnswer | AppError) => void) | undefined;
  let cause: unknown;
  const answered = (answer: WriterAnswer | AppError) => {
    worker.unref();
    settle?.(answer);
    settle = undefined;
  };
  worker.unref();
  worker.on("message", answered);
  worker.on("error", (error) => {
    cause = error;
  });
  worker.on("exit", () => {
    onEnd();
    answered(new AppError("unavailable", { retryAfter: 1, cause }));
  });
  return {
    ask: (what) =>
      new Promise((resolve, reject) => {
        settle = (answer) => {
          if (answer instanceof AppError) reject(answer);
          else if (typeof answer === "object" && "message" in answer)
            reject(Object.assign(new Error(answer.message), { code: answer.code }));
          else resolve(answer);
        };
        worker.ref();
        worker.postMessage(what);
      }),
    tell: (what) => worker.postMessage(what),
    end: () => worker.terminate(),
  };
}
