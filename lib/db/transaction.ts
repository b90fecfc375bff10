import { db, type Tx } from "./client";
import { settleChange } from "./policy-guard";
import { retried } from "./retry";

/**
 * Runs `work` in one transaction, all or nothing. It may run up to five times, so it must have no effect but its statements, and it
 * awaits nothing but them (on SQLite everybody else waits meanwhile; a statement outside `tx` would wait for the transaction itself).
 * When it changed rights (see `bumpPolicy`), the stored assertions are held against the new ones before it commits.
 * @param options `serializable`: for rules that look at several rows (the last superuser); `timeout` in ms, 5,000 by default
 * @throws AppError `unavailable` when the database stays locked, full or out of reach; `invalid` when an assertion would break
 */
export function transaction<T>(work: (tx: Tx) => Promise<T>, options: { serializable?: boolean; timeout?: number } = {}): Promise<T> {
  const { serializable = false, timeout } = options;
  const guarded = async (tx: Tx) => {
    const result = await work(tx);
    await settleChange(tx);
    return result;
  };
  return retried(() =>
    db().$transaction(guarded, { ...(serializable && { isolationLevel: "Serializable" }), ...(timeout !== undefined && { timeout }) }),
  );
}
