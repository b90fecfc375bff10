import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "@": path.resolve(".") };
/** Need no server, so that `npm run check` holds them. */
const SOURCE_RULES = ["architecture", "sentences"].map((name) => `e2e/rules/${name}.test.ts`);
/** These start a PostgreSQL beside SQLite, which takes longer than a quick check may. */
const DATABASE = [
  ...[
    "api-traffic",
    "log-ranking",
    "log-window",
    "migrate",
    "policy-file",
    "policy-guard",
    "schemas",
    "statement",
    "throttle",
    "transaction",
    "validity",
    "worker/write-aside",
  ].map((name) => `lib/db/${name}.test.ts`),
  ...["run", "runner", "restart", "log-removal", "log-archive", "log-removal-crash", "log-export"].map(
    (name) => `lib/jobs/${name}.test.ts`,
  ),
];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["lib/**/*.test.ts", ...SOURCE_RULES],
          exclude: DATABASE,
          globalSetup: ["e2e/support/build.ts"],
          // Most of these files take less time than a process takes to start.
          pool: "threads",
          maxWorkers: 2,
          // A million rounds of a hash take long on a machine that does other things too.
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: DATABASE,
          globalSetup: ["e2e/support/build.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          // They wait for leases and killed processes more than they work.
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "e2e",
          include: ["e2e/{api,rules}/**/*.test.ts"],
          exclude: SOURCE_RULES,
          globalSetup: ["e2e/support/global.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "browser",
          include: ["e2e/dashboard/**/*.test.ts"],
          globalSetup: ["e2e/support/pages-global.ts"],
          testTimeout: 60_000,
          hookTimeout: 90_000,
          maxWorkers: 2,
          // On a busy machine a script can come later than a key that a test presses; what is broken fails twice.
          retry: 1,
          // A page may take longer than the second that a poll waits by itself.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});
