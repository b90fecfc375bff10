import { brokeConstraint } from "./errors";

/**
 * Runs `work`, a transaction whose values `check` has found good. When another writer took a unique key or removed a referred row in
 * between, `check` runs again and raises the issue; if it finds nothing any more, `work` gets a second chance.
 */
export async function raced<T>(work: () => Promise<T>, check: () => Promise<unknown>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!brokeConstraint(error)) throw error;
    await check();
    return work();
  }
}
