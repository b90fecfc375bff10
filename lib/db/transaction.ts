import { setTimeout as pause } from "node:timers/promises";
import { db, type Tx } from "./client";
import { databaseError, isLost } from "./errors";

const TRIES = 5;
const FIRST_PAUSE = 25;
const LONGEST_PAUSE = 400;

/**
 * Runs `work` in one transaction, all or nothing. It may run up to five times, so it must have no effect but its statements, and it
 * awaits nothing but them (on SQLite everybody else waits meanwhile; a statement outside `tx` would wait for the transaction itself).
 * @param options `serializable`: for rules that look at several rows (the last superuser); `timeout` in ms, 5,000 by default
 * @throws AppError `unavailable` when the database stays locked, full or out of reach
 */
export function transaction<T>(work: (tx: Tx) => Promise<T>, options: { serializable?: boolean; timeout?: number } = {}): Promise<T> {
  const { serializable = false, timeout } = options;
  return retried(() =>
    db().$transaction(work, { ...(serializable && { isolationLevel: "Serializable" }), ...(timeout !== undefined && { timeout }) }),
  );
}

/**
 * Runs one statement, again when it lost against another writer.
 * @throws AppError `unavailable` as `transaction` does; other errors unchanged
 */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !isLost(error)) throw databaseError(error);
      const most = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries);
      await pause(most / 2 + (Math.random() * most) / 2);
    }
  }
}
