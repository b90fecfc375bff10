import { existsSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { ConfigError } from "@/lib/config";
import { databaseFile, provider } from "./provider";

/** The SQLite file that `removeDatabase` would delete. @throws ConfigError when there is none, or on PostgreSQL */
export function removableFile(): string {
  if (provider() === "postgresql") {
    throw new ConfigError("DATABASE_URL names a PostgreSQL database: drop and create it with the tools of PostgreSQL (dropdb, createdb)");
  }
  const file = databaseFile();
  if (!existsSync(file)) throw new ConfigError(`There is no database at ${file}`);
  return file;
}

/** Deletes the SQLite database with its side files. @throws ConfigError as `removableFile`, and while a program has it open */
export function removeDatabase(): void {
  const file = removableFile();
  if (isOpenElsewhere(file)) throw new ConfigError(`${file} is in use: stop the server first`);
  for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(`${file}${end}`, { force: true });
}

/** Leaving WAL needs the file for oneself alone, so every other connection makes it fail, idle ones too. */
function isOpenElsewhere(file: string): boolean {
  const database = new Database(file, { timeout: 0 });
  try {
    database.pragma("journal_mode = DELETE");
    return false;
  } catch (error) {
    // A damaged file may go: that is what it is deleted for.
    return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
  } finally {
    database.close();
  }
}
