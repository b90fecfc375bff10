import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPostgres } from "./postgres";
import { onPostgresql, startServer, TEMPLATE } from "./server";

/**
 * Builds the server, starts PostgreSQL when the run is for it, and leaves one migrated and seeded database that each test file
 * copies. Returns the tear-down.
 */
export async function setup(): Promise<() => Promise<void>> {
  execFileSync(process.execPath, ["scripts/build.mjs", "--host-only"], { stdio: "inherit" });
  return onPostgresql() ? setUpPostgresql() : setUpSqlite();
}

async function setUpSqlite(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "gatehouse-template-"));
  const file = path.join(folder, "template.db");
  await seed(`file:${file}`);
  process.env[TEMPLATE] = file;
  return async () => rmSync(folder, { recursive: true, force: true });
}

async function setUpPostgresql(): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  const name = `gatehouse_template_${process.pid}`;
  const url = await postgres.createDatabase(name);
  await seed(url);
  // Found by `startPostgres` in the test files, which then start no server of their own.
  process.env.TEST_DATABASE_URL = postgres.url("postgres");
  process.env[TEMPLATE] = name;
  return async () => {
    await postgres.dropDatabase(name);
    await postgres.stop();
  };
}

/** A server migrates and seeds at its start, and leaves all in the file when it stops. */
async function seed(url: string): Promise<void> {
  const server = await startServer({ database: url });
  const code = await server.stop();
  if (code !== 0) throw new Error(`The server that made the template ended with ${code}.\n${server.output()}`);
}
