import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPostgres } from "./postgres";

/** The superuser of every database that comes from the template. */
export const ROOT = { username: "root", password: "root-password-1" } as const;
/** The secret of contract 9.1. */
export const TEST_SECRET = "contract-test-secret-contract-test-secret";
/** Where the global set-up leaves the migrated and seeded database: a file, or the name of a PostgreSQL database. */
export const TEMPLATE = "GATEHOUSE_TEST_TEMPLATE";

const START_MS = 30_000;
const STOP_MS = 12_000;

export interface TestServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly pid: number;
  /** To look into the database, or to start another server on it. */
  readonly databaseUrl: string;
  /** Everything the process has printed. */
  output(): string;
  /** Ends the process, with SIGTERM unless told otherwise, and removes its database unless it was given. Returns the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface ServerOptions {
  /** Settings on top of those of all tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** `template` (default) for a copy of it, `empty` for a database without tables, or the address of an existing one. */
  readonly database?: string;
  /** Nobody reads what it prints once it listens. */
  readonly unread?: boolean;
}

/** Whether this run tests on PostgreSQL. */
export function onPostgresql(): boolean {
  return process.env.GATEHOUSE_TEST_DB === "postgresql";
}

/** Starts the built server on a free port with a database of its own. Fails with what it printed when it does not listen. */
export async function startServer({ env = {}, database = "template", unread = false }: ServerOptions = {}): Promise<TestServer> {
  const own = await ownDatabase(database);
  const server = spawn(process.execPath, [path.resolve(".build/server.mjs")], {
    env: { NODE_ENV: "production", ...inherited(), ...settings(own.url), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A test that fails half-way must not leave its server behind.
  const kill = () => server.kill("SIGKILL");
  process.once("exit", kill);
  server.once("exit", () => process.off("exit", kill));
  const printed: string[] = [];
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding("utf8").on("data", (text: string) => printed.push(text));
  const output = () => printed.join("");
  const url = await listening(server, output);
  if (unread) server.stdout.pause();
  const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
    const code = await end(server, signal);
    await own.remove();
    return code;
  };
  return { url, pid: server.pid ?? 0, databaseUrl: own.url, output, stop };
}

/** Starts the server for a start that must fail; returns its exit code and what it printed. */
export async function failedStart(env: Readonly<Record<string, string>>): Promise<{ code: number | null; output: string }> {
  const own = await ownDatabase("empty");
  const all = { NODE_ENV: "production", ...inherited(), ...settings(own.url), ...env } as const;
  const server = spawn(process.execPath, [path.resolve(".build/server.mjs")], { env: all, stdio: ["ignore", "pipe", "inherit"] });
  const texts = await server.stdout.setEncoding("utf8").toArray();
  if (server.exitCode === null) await once(server, "exit");
  await own.remove();
  return { code: server.exitCode, output: texts.join("") };
}

function settings(databaseUrl: string): Record<string, string> {
  return {
    ...{ APP_ENV: "test", GATEHOUSE_TEST: "1", LOG_REQUESTS: "off", DISK_MIN_FREE_MB: "0", HOST: "127.0.0.1", PORT: "0" },
    ...{ DATABASE_URL: databaseUrl, AUTH_SECRET: TEST_SECRET, ADMIN_USERNAME: ROOT.username, ADMIN_PASSWORD: ROOT.password },
  };
}

/** Settings of the one who runs the tests must not leak into the servers under test. */
function inherited(): Record<string, string> {
  const names = ["PATH", "HOME", "TMPDIR", "LANG", "SystemRoot"];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

async function ownDatabase(database: string): Promise<{ url: string; remove(): Promise<void> }> {
  if (database !== "template" && database !== "empty") return { url: database, remove: async () => {} };
  const template = database === "template" ? process.env[TEMPLATE] : undefined;
  if (database === "template" && template === undefined) throw new Error("There is no template: run through the vitest project e2e.");
  if (onPostgresql()) {
    const postgres = await startPostgres();
    const name = `gatehouse_${randomBytes(8).toString("hex")}`;
    return { url: await postgres.createDatabase(name, template), remove: () => postgres.dropDatabase(name) };
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), "gatehouse-test-"));
  const file = path.join(folder, "gatehouse.db");
  if (template !== undefined) copyFileSync(template, file);
  return { url: `file:${file}`, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}

function listening(server: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      server.kill("SIGKILL");
      reject(new Error(`${reason}\n${output()}`));
    };
    const late = setTimeout(() => fail("The server did not listen in time."), START_MS);
    const onExit = (code: number | null) => {
      clearTimeout(late);
      fail(`The server ended with ${code}.`);
    };
    server.once("exit", onExit);
    server.stdout?.on("data", () => {
      const url = /^Gatehouse \S+ listens on (http:\/\/\S+)/m.exec(output())?.[1];
      if (!url) return;
      clearTimeout(late);
      server.off("exit", onExit);
      resolve(url);
    });
  });
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (server.exitCode !== null || server.signalCode !== null) return server.exitCode;
  const gone = once(server, "exit");
  server.kill(signal);
  const late = setTimeout(() => server.kill("SIGKILL"), STOP_MS);
  await gone;
  clearTimeout(late);
  return server.exitCode;
}
