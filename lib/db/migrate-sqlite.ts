import { randomUUID } from "node:crypto";
import { accessSync, constants } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { ConfigError } from "@/lib/config";
import type { Applied, Next } from "./migration";
import { databaseFile } from "./provider";
import { CONNECTION_PRAGMAS, prepareFile } from "./sqlite-file";

/** Another process that migrates is waited for this long: tries of 100 ms. */
const TRIES = 600;

const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/** Applies what `next` names to the SQLite file, one exclusive transaction each. Throws `ConfigError`. */
export async function migrateSqlite(next: Next): Promise<void> {
  const file = databaseFile();
  for (let tries = 1; ; tries++) {
    try {
      return applyAll(file, next);
    } catch (error) {
      const busy = error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
      if (!busy || tries === TRIES) throw told(file, error);
      await pause(100);
    }
  }
}

function applyAll(file: string, next: Next): void {
  prepareFile(file);
  accessSync(file, constants.R_OK | constants.W_OK);
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec(CONNECTION_PRAGMAS);
    // Rebuilding a table drops the old one, which would delete the rows that refer to it.
    database.pragma("foreign_keys = OFF");
    const applyOne = database.transaction(() => {
      database.exec(BOOKKEEPING);
      const migration = next(applied(database));
      if (!migration) return false;
      database.exec(migration.sql);
      if (database.prepare("PRAGMA foreign_key_check").all().length > 0)
        throw new ConfigError(`${migration.name} leaves broken references`);
      database
        .prepare(
          `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
           VALUES (?, ?, ?, unixepoch() * 1000, unixepoch() * 1000, 1)`,
        )
        .run(randomUUID(), migration.checksum, migration.name);
      return true;
    });
    while (applyOne.exclusive());
  } finally {
    database.close();
  }
}

function applied(database: Database.Database): Applied[] {
  return database
    .prepare<[], Applied>(
      `SELECT migration_name AS name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    )
    .all();
}

function told(file: string, error: unknown): unknown {
  if (error instanceof ConfigError || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return new ConfigError(`${file} is damaged or not a SQLite database`);
  if (/^(SQLITE_(READONLY|CANTOPEN)|EACCES|EPERM|EROFS)/.test(code)) return new ConfigError(`${file} cannot be written (${code})`);
  return new ConfigError(`${file} cannot be brought up to date: ${error.message}`);
}
