import { setTimeout as pause } from "node:timers/promises";
import { databaseError, isLost } from "./errors";

const TRIES = 5;
const FIRST_PAUSE = 25;
const LONGEST_PAUSE = 400;

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
