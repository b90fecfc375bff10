// `npm test`: all that a change may break, from a fresh clone; with --full everything on both databases and in all looks.
// The last line is "N passed, N failed".
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { ensureBuilt, ensureInstalled, enter, say } from "./setup.mjs";

enter();
ensureInstalled();
ensureBuilt({ pages: true });
mkdirSync(".build/results", { recursive: true });

// Databases of tests are synced at every commit; in memory that costs nothing, and a killed process loses as little there.
const memory = existsSync("/dev/shm") && !process.env.TMPDIR ? { TMPDIR: "/dev/shm" } : {};
const counts = { passed: 0, failed: 0 };
let sound = true;

step("check: format, lint, types, unit", "unit", ["scripts/check.mjs", ...reporters("unit")]);
step("the database layer, on both databases", "database", vitest("database", "database"));
const full = process.argv.includes("--full");
step("over HTTP, on sqlite", "sqlite", vitest("e2e", "sqlite"), { GATEHOUSE_TEST_DB: "sqlite" });
// What the two databases could do differently: locks, orders, searches, dates. The rest is the same code, and comes with --full.
const asking = [
  ...["access-matrix", "fuzz", "log-failures", "logs", "metrics", "seed", "user-import"].map((name) => `rules/${name}`),
  ...["batch", "erasing", "filters", "last-superuser", "sessions", "sign-in-limits", "user-changes"].map((name) => `api/account/${name}`),
  ...["log-delete", "log-filters", "log-lists", "register", "token-refresh"].map((name) => `api/myapp/${name}`),
].map((name) => `e2e/${name}.test.ts`);
step("over HTTP, on postgresql", "postgresql", [...vitest("e2e", "postgresql"), ...(full ? [] : asking)], {
  GATEHOUSE_TEST_DB: "postgresql",
});
step("in the browser", "browser", vitest("browser", "browser"), full ? { GATEHOUSE_TEST_FULL: "1" } : {});
if (counts.passed === 0 || counts.failed > 0) sound = false;
// A run can fail outside of its tests; the count must not hide that.
if (!sound && counts.failed === 0) counts.failed = 1;
say(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = sound ? 0 : 1;

function step(title, name, command, env = {}) {
  say(`\n=== ${title}`);
  rmSync(resultsOf(name), { force: true });
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit", env: { ...process.env, ...memory, ...env } });
  if (status !== 0) {
    sound = false;
    say(`${title}: failed`);
  }
  if (!existsSync(resultsOf(name))) return;
  const results = JSON.parse(readFileSync(resultsOf(name), "utf8"));
  counts.passed += results.numPassedTests;
  counts.failed += results.numFailedTests;
}

function vitest(project, name) {
  return ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters(name)];
}

function reporters(name) {
  return ["--reporter=default", "--reporter=json", `--outputFile.json=${resultsOf(name)}`];
}

function resultsOf(name) {
  return `.build/results/${name}.json`;
}
