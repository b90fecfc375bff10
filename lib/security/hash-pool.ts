import { availableParallelism } from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/errors";
import type { HashJob, HashResult } from "./hash-worker";

/** `sign_in` goes first and is refused when too many wait; `batch` (rows of a batch, seed) waits as long as it must. */
export type Lane = "sign_in" | "batch";

const MAX_WAITING_SIGN_INS = 64;
const MAX_WORKERS = 4;
const MAX_BATCH = 2;

interface Task {
  readonly job: HashJob;
  readonly lane: Lane;
  readonly resolve: (result: HashResult) => void;
  readonly reject: (error: Error) => void;
}

/** Worker threads that hash, one job at a time each (security section 2.1). */
export class HashPool {
  readonly #size: number;
  readonly #maxBatch: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Task>();
  readonly #waiting: Record<Lane, Task[]> = { sign_in: [], batch: [] };
  #started = 0;

  constructor(size = Math.min(MAX_WORKERS, availableParallelism())) {
    this.#size = size;
    // One worker stays free for sign-ins wherever there is more than one.
    this.#maxBatch = Math.min(MAX_BATCH, Math.max(1, size - 1));
  }

  /** How many jobs were begun since the start. */
  get started(): number {
    return this.#started;
  }

  /** How many jobs are at work, and how many wait. */
  get load(): { running: number; waiting: number } {
    return { running: this.#busy.size, waiting: this.#waiting.sign_in.length + this.#waiting.batch.length };
  }

  /** Does a job. Throws `unavailable` when 64 sign-ins wait already, or when the worker dies over it. */
  run(job: HashJob, lane: Lane): Promise<HashResult> {
    return new Promise((resolve, reject) => {
      this.#waiting[lane].push({ job, lane, resolve, reject });
      this.#assign();
      if (this.#waiting.sign_in.length > MAX_WAITING_SIGN_INS) this.#waiting.sign_in.pop()?.reject(busy());
    });
  }

  /** Ends the workers; jobs not done are refused. The next job starts new ones. */
  async close(): Promise<void> {
    const workers = [...this.#idle.splice(0), ...this.#busy.keys()];
    const tasks = [...this.#busy.values(), ...this.#waiting.sign_in.splice(0), ...this.#waiting.batch.splice(0)];
    this.#busy.clear();
    for (const task of tasks) task.reject(busy());
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #assign(): void {
    while (this.#busy.size < this.#size) {
      const task = this.#waiting.sign_in.shift() ?? (this.#batchRunning() < this.#maxBatch ? this.#waiting.batch.shift() : undefined);
      if (!task) return;
      const worker = this.#idle.pop() ?? this.#newWorker();
      this.#busy.set(worker, task);
      this.#started += 1;
      // A worker holds the process only while somebody waits for its answer.
      worker.ref();
      worker.postMessage(task.job);
    }
  }

  #batchRunning(): number {
    return [...this.#busy.values()].filter((task) => task.lane === "batch").length;
  }

  #newWorker(): Worker {
    // Built apart and started by its path: a bundler would look for the worker beside its own output.
    const entry = path.resolve(process.cwd(), ".build/hash-worker.mjs");
    const worker = new Worker(/* turbopackIgnore: true */ entry, { env: {}, execArgv: [] });
    worker.on("message", (result: HashResult) => {
      const task = this.#busy.get(worker);
      if (!task) return;
      this.#busy.delete(worker);
      this.#idle.push(worker);
      worker.unref();
      task.resolve(result);
      this.#assign();
    });
    worker.on("error", (error) => this.#lost(worker, error));
    worker.on("exit", () => this.#lost(worker));
    return worker;
  }

  #lost(worker: Worker, cause?: unknown): void {
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
    const place = this.#idle.indexOf(worker);
    if (place !== -1) this.#idle.splice(place, 1);
    task?.reject(busy(cause));
    this.#assign();
  }
}

function busy(cause?: unknown): AppError {
  return new AppError("unavailable", { retryAfter: 1, cause });
}
