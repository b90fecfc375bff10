import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ConfigError } from "@/lib/config";
import { migratePostgresql } from "./migrate-postgresql";
import { migrateSqlite } from "./migrate-sqlite";
import type { Applied, Migration, Next } from "./migration";
import { provider } from "./provider";

/**
 * Brings the database up to date with `prisma/migrations` under the working directory. Each migration is one transaction, so a
 * killed start leaves none half done; two starts at once wait for each other.
 * @throws ConfigError with one line a person can act on: out of reach, damaged, read-only, or newer than this program
 */
export async function migrate(): Promise<void> {
  const all = migrations(path.resolve("prisma/migrations", provider()));
  const next: Next = (applied) => nextOf(all, applied);
  await (provider() === "sqlite" ? migrateSqlite(next) : migratePostgresql(next));
}

function migrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, "migration.sql")));
  return names.sort().map((name) => {
    const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

function nextOf(all: readonly Migration[], applied: readonly Applied[]): Migration | undefined {
  const done = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  const changed = all.find(({ name, checksum }) => done.has(name) && done.get(name) !== checksum);
  if (changed) throw new ConfigError(`The migration ${changed.name} was changed after this database had applied it`);
  const known = new Set(all.map(({ name }) => name));
  const foreign = applied.find(({ name }) => !known.has(name));
  if (foreign) throw new ConfigError(`The database is newer than this program (it has the migration ${foreign.name})`);
  return all.find(({ name }) => !done.has(name));
}
