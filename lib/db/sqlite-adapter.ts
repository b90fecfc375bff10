import { setTimeout as pause } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, Transaction } from "@prisma/driver-adapter-utils";
import { isLost } from "./errors";
import { BUSY_TIMEOUT, CONNECTION_PRAGMAS, prepareFile } from "./sqlite-file";
import { startWriter } from "./worker/writer";

/**
 * Prisma's SQLite adapter, made safe. The original shares one connection between an open transaction and everybody else, so that an
 * outside write answers success and disappears with the transaction's rollback; and it begins deferred. Here a statement outside an
 * open transaction waits for its end, and transactions begin IMMEDIATE.
 * @param file absolute path of the database, made when missing
 */
export function sqliteAdapter(file: string): SqlDriverAdapterFactory {
  const original = new PrismaBetterSqlite3({ url: file, timeout: 0 }, { timestampFormat: "unixepoch-ms" });
  return {
    provider: original.provider,
    adapterName: original.adapterName,
    connect: async () => {
      prepareFile(file);
      const connection = await original.connect();
      await whenFree(() => connection.executeScript(CONNECTION_PRAGMAS));
      return inTurn(connection, file);
    },
  };
}

/** The connection with every call in a queue; a transaction keeps its turn until it ends, and so does what the writer of the file does. */
function inTurn(connection: SqlDriverAdapter, file: string): SqlDriverAdapter {
  let last: Promise<void> = Promise.resolve();
  const turn = async (): Promise<() => void> => {
    const before = last;
    let release = () => {};
    last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  };
  const writer = startWriter(file, turn);
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    const release = await turn();
    return work().finally(release);
  };
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    queryRaw: (query) => alone(() => whenFree(() => connection.queryRaw(query))),
    executeRaw: (query) => alone(() => whenFree(() => connection.executeRaw(query))).finally(writer.written),
    executeScript: (script) => alone(() => connection.executeScript(script)),
    startTransaction: async () => {
      const release = await turn();
      const end = () => {
        writer.written();
        release();
      };
      try {
        await whenFree(() => connection.executeRaw(statement("BEGIN IMMEDIATE")));
      } catch (error) {
        release();
        throw error;
      }
      return transactionOn(connection, end);
    },
    dispose: () =>
      alone(async () => {
        await writer.stop();
        await connection.dispose();
      }),
  };
}

/** From one look at the lock to the next, in ms: no longer than others usually hold it. */
const LOOK_AGAIN = 2;

/**
 * Begins anew while another process or thread holds the lock. SQLite would wait by itself, but hold the event loop meanwhile, and look
 * again after 8, 18 and 33 ms. Only for work that begins by taking the lock, or needs none.
 */
async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  for (const end = performance.now() + BUSY_TIMEOUT; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!isLost(error) || performance.now() > end) throw error;
    }
    await pause(LOOK_AGAIN);
  }
}

/** Prisma sends COMMIT and ROLLBACK as statements and calls `commit` or `rollback` afterwards, the latter also after a failed COMMIT. */
function transactionOn(connection: SqlDriverAdapter, release: () => void): Transaction {
  const savepoint = (command: string) => connection.executeRaw(statement(command)).then(() => {});
  let open = true;
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    options: { usePhantomQuery: false },
    queryRaw: (query) => connection.queryRaw(query),
    executeRaw: async (query) => {
      const rows = await connection.executeRaw(query);
      if (query.sql === "COMMIT" || query.sql === "ROLLBACK") open = false;
      return rows;
    },
    commit: async () => release(),
    rollback: async () => {
      // On a full disk SQLite has rolled back by itself and refuses the statement: then there is nothing left to undo.
      if (open) await connection.executeRaw(statement("ROLLBACK")).catch(() => 0);
      release();
    },
    createSavepoint: (name) => savepoint(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => savepoint(`ROLLBACK TO ${name}`),
    releaseSavepoint: (name) => savepoint(`RELEASE SAVEPOINT ${name}`),
  };
}

function statement(sql: string): SqlQuery {
  return { sql, args: [], argTypes: [] };
}
