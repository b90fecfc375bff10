import path from "node:path";
import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/errors";
import { processWide } from "@/lib/global";
import { alsoClose } from "../client";
import { databaseFile } from "../provider";
import type { Row } from "../statement";
import type { Answer, Ask } from "./messages";

const LONGEST_QUEUE = 64;

interface Job {
  readonly ask: NonNullable<Ask>;
  readonly rows: Row[];
  readonly resolve: (rows: Row[]) => void;
  readonly reject: (error: unknown) => void;
}

const state = () => processWide("db-worker", (): { worker: Worker | undefined; queue: Job[] } => ({ worker: undefined, queue: [] }));

/**
 * Runs one statement in the worker thread, on its own read-only connection to the SQLite file; statements wait for each other.
 * @throws AppError `unavailable` when 64 wait already, or when the worker dies (the next statement starts a new one)
 */
export function inWorker(ask: NonNullable<Ask>): Promise<Row[]> {
  const { queue } = state();
  if (queue.length >= LONGEST_QUEUE) return Promise.reject(new AppError("unavailable", { retryAfter: 1 }));
  return new Promise((resolve, reject) => {
    queue.push({ ask, rows: [], resolve, reject });
    if (queue.length === 1) sendFirst();
  });
}

function sendFirst(): void {
  const held = state();
  const [first] = held.queue;
  if (!first) {
    // An idle worker does not keep the process alive.
    held.worker?.unref();
    return;
  }
  held.worker ??= start();
  held.worker.ref();
  held.worker.postMessage(first.ask);
}

function start(): Worker {
  alsoClose(stop);
  // Built apart and started by its path: written as `new`, the bundler of the pages would put a worker of its own in its place.
  const file = path.resolve(process.cwd(), ".build/db-worker.mjs");
  const worker: Worker = Reflect.construct(Worker, [file, { workerData: databaseFile() }]);
  let cause: unknown;
  worker.on("message", receive);
  worker.on("error", (error) => {
    cause = error;
  });
  worker.on("exit", () => {
    const held = state();
    if (held.worker !== worker) return;
    held.worker = undefined;
    held.queue.shift()?.reject(new AppError("unavailable", { retryAfter: 1, cause }));
    sendFirst();
  });
  return worker;
}

function receive(answer: Answer): void {
  const { worker, queue } = state();
  const [first] = queue;
  if (!first) return;
  if ("rows" in answer) {
    first.rows.push(...answer.rows);
    if (answer.more) {
      worker?.postMessage(null);
      return;
    }
    first.resolve(first.rows);
  } else {
    first.reject(Object.assign(new Error(answer.message), { code: answer.code }));
  }
  queue.shift();
  sendFirst();
}

async function stop(): Promise<void> {
  const held = state();
  const { worker } = held;
  held.worker = undefined;
  for (const job of held.queue.splice(0)) job.reject(new AppError("unavailable", { retryAfter: 1 }));
  await worker?.terminate();
}
