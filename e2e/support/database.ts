import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { closeDb } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { startPostgres } from "./postgres";

export interface TestDatabase {
  readonly name: "sqlite" | "postgresql";
  /** Points `DATABASE_URL` at a new, migrated database. */
  open(): Promise<void>;
  /** Closes and removes it. */
  close(): Promise<void>;
}

/** A new SQLite file in a folder of its own. */
export function sqlite(): TestDatabase {
  const folder = mkdtempSync(path.join(os.tmpdir(), "gatehouse-sqlite-"));
  return {
    name: "sqlite",
    open: () => use(`file:${path.join(folder, "test.db")}`),
    close: async () => {
      await closeDb();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A new database on a PostgreSQL server (see `startPostgres`). */
export function postgresql(): TestDatabase {
  const name = `gatehouse_${process.pid}_${Date.now()}`;
  let server: Awaited<ReturnType<typeof startPostgres>> | undefined;
  return {
    name: "postgresql",
    open: async () => {
      server = await startPostgres();
      await use(await server.createDatabase(name));
    },
    close: async () => {
      await closeDb();
      await server?.dropDatabase(name);
      await server?.stop();
    },
  };
}

async function use(url: string): Promise<void> {
  process.env.DATABASE_URL = url;
  await migrate();
}
