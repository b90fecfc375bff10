import { performance } from "node:perf_hooks";
import { now } from "@/lib/clock";
import { newSecret } from "@/lib/security/opaque";
import { hashPassword } from "@/lib/security/passwords";
import { print, runCommand, UsageError, wholeNumber } from "./support/command";
import { openDatabase } from "./support/database";
import { fill } from "./support/filling";
import { refuseInProduction } from "./support/production";
import { Progress } from "./support/progress";

const USAGE = `npm run seed -- --users N --logs M [--groups G] [--password X] [--random-seed S] [--yes]
Adds plausible rows to the database: for benchmarks, and to see full screens. Rows that are there stay as they are.
  --users N        users; nobody can sign in as one of them unless --password is given
  --logs M         rows of the operation log, and M/10 sign-ins and M/50 errors beside them
  --groups G       groups without rights that the new users are spread over (10 when there are new users)
  --password X     the password of all new users
  --random-seed S  the same number makes the same names and calls (1)
  --yes            fill a database even where APP_ENV=production is set`;

const OPTIONS = {
  users: { type: "string" },
  logs: { type: "string" },
  groups: { type: "string" },
  password: { type: "string" },
  "random-seed": { type: "string" },
  yes: { type: "boolean" },
} as const;

await runCommand(USAGE, OPTIONS, async ({ values, positionals }) => {
  if (positionals.length > 0) throw new UsageError(`Unknown argument: ${positionals[0]}`);
  const users = wholeNumber("users", values.users, 0, 0);
  const logs = wholeNumber("logs", values.logs, 0, 0);
  const groups = wholeNumber("groups", values.groups, 0, users > 0 ? 10 : 0);
  const randomSeed = wholeNumber("random-seed", values["random-seed"], 0, 1);
  if (users + logs + groups === 0) throw new UsageError("Say how much: --users, --logs or --groups.");
  refuseInProduction("fill it", values.yes === true);
  await openDatabase({ mayCreate: true });

  const begun = performance.now();
  const progress = new Progress();
  const password = await hashPassword(values.password ?? newSecret());
  const { rows } = await fill({ users, groups, logs, password, randomSeed, now: now() }, (what, done, of) => {
    progress.show(`${what}: ${done} of ${of}`);
  });
  progress.end();
  print(
    `Added ${rows} rows in ${((performance.now() - begun) / 1000).toFixed(1)} s: ${users} users, ${groups} groups, ${logs} operations.`,
  );
});
