import { db, type Tx } from "../client";
import { databaseFile, provider } from "../provider";
import { retried } from "../retry";
import { asStored, type Statement, write } from "../statement";
import { writers } from "./writer";

/**
 * Runs statements in one transaction, all or nothing; on SQLite in a thread of its own, so that they hold nobody's event loop, however
 * many they are. How long (ms) they kept other writes out, or null when one of them changed another number of rows than it must: then
 * nothing was written. Only for statements that change no rights, since no assertion is held against them.
 * @param timeout how long (ms) they may take on PostgreSQL
 * @throws AppError `unavailable` as `transaction` does
 */
export function writeAside(statements: readonly Statement[], timeout = 5_000): Promise<number | null> {
  return retried(() => (provider() === "postgresql" ? onPool(statements, timeout) : inThread(statements)));
}

async function inThread(statements: readonly Statement[]): Promise<number | null> {
  if (!writers().has(databaseFile())) await db().$connect();
  const batch = statements.map(({ sql, params, changes = null }) => ({ sql, params: params.map(asStored), changes }));
  return (await writers().get(databaseFile())?.run(batch)) ?? null;
}

/** Statements that did not do what they must; only to leave the transaction. */
class Unfit extends Error {}

async function onPool(statements: readonly Statement[], timeout: number): Promise<number | null> {
  const begun = performance.now();
  const runAll = async (tx: Tx) => {
    for (const { sql, params, changes } of statements) {
      const made = await write(sql, params, tx);
      if (changes !== undefined && changes !== made) throw new Unfit();
    }
    return performance.now() - begun;
  };
  return db()
    .$transaction(runAll, { timeout })
    .catch((error: unknown) => {
      if (error instanceof Unfit) return null;
      throw error;
    });
}
