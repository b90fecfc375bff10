import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Postgres, startPostgres } from "@/e2e/support/postgres";
import { closeDb } from "./client";
import { type Row, read } from "./statement";

const SCRIPT = path.resolve(".build/test-migrate.mjs");
const FILLS = {
  sqlite: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000000) SELECT i FROM n",
  postgresql: "SELECT generate_series(1, 4000000)",
};

let server: Postgres;
let folder: string;

beforeAll(async () => {
  const contents = `import { migrate } from "@/lib/db/migrate";
    migrate().catch((error) => { console.error(error.name + ": " + error.message); process.exit(1); });`;
  const stdin = { contents, resolveDir: path.resolve("."), loader: "ts" as const };
  await build({ stdin, outfile: SCRIPT, bundle: true, platform: "node", format: "esm", packages: "external" });
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

describe.each(["sqlite", "postgresql"] as const)("migrate on %s", (provider) => {
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "gatehouse-migrate-"));
    cpSync("prisma/migrations", path.join(folder, "prisma/migrations"), { recursive: true });
    const name = `migrate_${process.pid}_${path.basename(folder)}`;
    process.env.DATABASE_URL = provider === "sqlite" ? `file:${folder}/data/test.db` : await server.createDatabase(name);
    return async () => {
      await closeDb();
      rmSync(folder, { recursive: true, force: true });
      if (provider === "postgresql") await server.dropDatabase(name);
    };
  }, 30_000);

  const add = (name: string, sql: string) => {
    const target = path.join(folder, "prisma/migrations", provider, name);
    mkdirSync(target, { recursive: true });
    writeFileSync(path.join(target, "migration.sql"), sql);
  };
  const remove = (name: string) => rmSync(path.join(folder, "prisma/migrations", provider, name), { recursive: true });
  const applied = (): Promise<Row[]> =>
    read("SELECT migration_name AS name, applied_steps_count AS steps FROM _prisma_migrations ORDER BY 1", []);

  test("two processes at once, and again, apply each migration once", async () => {
    expect(await Promise.all([run().done, run().done])).toEqual(["", ""]);
    expect(await run().done).toBe("");
    const rows = await applied();
    expect(rows[0]).toEqual({ name: "20261121000000_init", steps: 1 });
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(await read("SELECT id, version FROM policy", [])).toEqual([{ id: 1, version: 1 }]);
  }, 30_000);

  test("killed half-way leaves nothing behind, and the next start goes on", async () => {
    await run().done;
    const before = (await applied()).length;
    await closeDb();
    add("29990101000000_slow", `CREATE TABLE half (i INTEGER); INSERT INTO half ${FILLS[provider]};`);
    const victim = run();
    await pause(1_500);
    victim.child.kill("SIGKILL");
    expect(await victim.done).toBe("killed");
    add("29990101000000_slow", "CREATE TABLE half (i INTEGER); INSERT INTO half VALUES (1), (2);");
    expect(await run().done).toBe("");
    expect(await read("SELECT i FROM half", [])).toEqual([{ i: 1 }, { i: 2 }]);
    expect(await applied()).toHaveLength(before + 1);
  }, 60_000);

  test("a migration that fails is undone as a whole and told in one line", async () => {
    add("29990101000000_bad", "CREATE TABLE kept_not (i INTEGER); INSERT INTO nowhere VALUES (1);");
    expect(await run().done).toMatch(/^ConfigError: .*nowhere.*\n$/);
    remove("29990101000000_bad");
    expect(await run().done).toBe("");
    await expect(read("SELECT i FROM kept_not", [])).rejects.toThrow();
  }, 30_000);

  test("a newer database and a changed migration are refused in one line", async () => {
    add("29990101000000_later", "CREATE TABLE later (i INTEGER);");
    await run().done;
    add("29990101000000_later", "CREATE TABLE later (i INTEGER, j INTEGER);");
    expect(await run().done).toBe("ConfigError: The migration 29990101000000_later was changed after this database had applied it\n");
    remove("29990101000000_later");
    expect(await run().done).toBe("ConfigError: The database is newer than this program (it has the migration 29990101000000_later)\n");
  }, 30_000);

  test("a database that cannot be used is told in one line", async () => {
    const secret = "hunter2";
    if (provider === "sqlite") writeFileSync(path.join(folder, "bad.db"), "no database ".repeat(1_000));
    process.env.DATABASE_URL = provider === "sqlite" ? `file:${folder}/bad.db` : `postgresql://user1:${secret}@127.0.0.1:1/none`;
    const said = await run().done;
    expect(said).toMatch(
      provider === "sqlite" ? /^ConfigError: .*bad\.db is damaged or not a SQLite database\n$/ : /^ConfigError: .*ECONNREFUSED.*\n$/,
    );
    expect(said).not.toContain(secret);
  }, 30_000);
});

/** Migrates in a process of its own; `done` is what it said on stderr, or "killed". */
function run(): { child: ChildProcess; done: Promise<string> } {
  const child = spawn(process.execPath, [SCRIPT], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (data) => {
    said += data;
  });
  return { child, done: new Promise((resolve) => child.on("close", (_code, signal) => resolve(signal ? "killed" : said))) };
}
