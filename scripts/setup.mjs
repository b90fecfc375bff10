// What `npm start`, `npm test` and `npm run …` need before they can begin. Imports nothing but Node: packages may be missing.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const STAMP = ".build/stamp.json";
// better-sqlite3 12 is the last one for Node 20, but aborts on late versions of Node 24 when a statement is garbage-collected.
const SQLITE_OF_NODE_24 = "13.2.0";
const SOURCES = [
  ...[
    "app",
    "components",
    "lib",
    "messages",
    "bench",
    "scripts",
    "prisma/schema",
    "prisma/seed",
    "server.ts",
    "proxy.ts",
    "instrumentation.ts",
    "instrumentation-client.ts",
  ],
  ...["next.config.mjs", "postcss.config.mjs", "tsconfig.json", "package-lock.json"],
];

/** Goes to the root of the repository and reads `.env`; what the environment says already wins. */
export function enter() {
  process.chdir(path.dirname(import.meta.dirname));
  const [major, minor] = process.versions.node.split(".").map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!fits) fail(`Node ${process.versions.node} is not supported: use 20.19 or later, 22.12 or later, or 24.`);
  if (existsSync(".env")) process.loadEnvFile(".env");
}

/**
 * Installs the packages of the lock file unless they are all there. Not by `npm ci`: it refuses a lock file that does not name the
 * binaries of every system, also of those that this registry does not have. The lock file itself is not written.
 */
export function ensureInstalled() {
  if (isInstalled()) return;
  say("Installing packages (once) …");
  const instead = onNode24() ? [`better-sqlite3@${SQLITE_OF_NODE_24}`] : [];
  run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", ...instead]);
  // Prisma's adapter asks for version 12 and works with 13; without a copy of its own it finds the one that was just installed.
  if (onNode24()) rmSync("node_modules/@prisma/adapter-better-sqlite3/node_modules", { recursive: true, force: true });
}

/** Generates the database clients when the models have changed. */
export function ensureGenerated() {
  run(process.execPath, ["scripts/generate.mjs"]);
}

/** Builds what has changed: the server and its tasks, and the pages unless `pages` is false. */
export function ensureBuilt({ pages }) {
  const sources = fingerprint();
  const built = existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, "utf8")) : {};
  if (built.host === sources && (!pages || built.pages === sources)) return;
  say(pages ? "Building (after a change; about a minute) …" : "Building …");
  ensureGenerated();
  run(process.execPath, ["scripts/build.mjs", ...(pages ? [] : ["--host-only"])]);
}

/** Notes what was built, for `ensureBuilt`. */
export function stampBuild({ pages, sources }) {
  const built = existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, "utf8")) : {};
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, JSON.stringify({ ...built, host: sources, ...(pages ? { pages: sources } : {}) }));
}

/** A hash over everything a build is made of. */
export function fingerprint() {
  const sum = createHash("sha256").update(process.versions.modules);
  for (const file of SOURCES.flatMap(filesOf).sort()) sum.update(file).update("\0").update(readFileSync(file)).update("\0");
  return sum.digest("hex");
}

/** Runs a program with our output; ends this one with its code when it fails. `quiet` shows what it says only then. */
export function run(command, args, { env = {}, quiet = false } = {}) {
  const options = quiet ? { encoding: "utf8", maxBuffer: 2 ** 26 } : { stdio: "inherit" };
  const result = spawnSync(command, args, { ...options, env: { ...process.env, ...env } });
  if (result.status === 0) return;
  if (quiet) process.stderr.write(`${result.stdout}${result.stderr}`);
  process.exit(result.status ?? 1);
}

export function say(line) {
  process.stdout.write(`${line}\n`);
}

export function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function isInstalled() {
  const installed = packagesOf("node_modules/.package-lock.json");
  const wanted = packagesOf("package-lock.json");
  if (!installed || !wanted) return false;
  if (onNode24()) wanted["node_modules/better-sqlite3"] = { version: SQLITE_OF_NODE_24 };
  return Object.entries(wanted).every(([place, { version, optional }]) => !place || optional || installed[place]?.version === version);
}

function onNode24() {
  return Number(process.versions.node.split(".")[0]) >= 24;
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : undefined;
}

function filesOf(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return /\.test\.ts$/.test(place) ? [] : [place];
  if (place === path.join("lib", "db", "generated")) return [];
  return readdirSync(place).flatMap((name) => filesOf(path.join(place, name)));
}
