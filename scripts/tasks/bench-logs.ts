import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { z } from "zod";
import { tableOf } from "@/bench/logs/table";
import { measureViews } from "@/bench/logs/views";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { print, runCommand, UsageError } from "./support/command";
import { openDatabase } from "./support/database";
import { Progress } from "./support/progress";

const USAGE = `npm run bench:logs -- SMALL LARGE [--write FILE]
Measures the views of the operation log on two databases (their DATABASE_URLs), each in a process of its own, and prints their ratio.
Fill them first: DATABASE_URL=file:/tmp/large.db npm run seed -- --users 500 --logs 5000000
  --write FILE  writes the table there, too`;

const measured = z.object({ rows: z.number(), times: z.record(z.string(), z.number()) });

await runCommand(USAGE, { write: { type: "string" }, only: { type: "boolean" } }, async ({ values, positionals }) => {
  if (values.only) return print(JSON.stringify(await measureOne()));
  const [small, large, ...more] = positionals;
  if (!small || !large || more.length > 0) throw new UsageError("Name two databases.");
  const table = tableOf(inProcess(small), inProcess(large));
  print(table);
  if (values.write !== undefined) writeFileSync(values.write, `${table}\n`);
});

async function measureOne() {
  await openDatabase({ mayCreate: false });
  const { _count: rows, _max: last } = await db().operationLog.aggregate({ _count: true, _max: { time: true } });
  const progress = new Progress();
  const times = await measureViews(last.time?.getTime() ?? 0, (name) => progress.show(`${config("DATABASE_URL")}: ${name}`));
  progress.end();
  return { rows, times };
}

function inProcess(database: string) {
  const { stdout, status } = spawnSync(process.execPath, [process.argv[1] ?? "", "--only"], {
    env: { ...process.env, DATABASE_URL: database },
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  if (status !== 0) throw new UsageError(`${database} could not be measured.`);
  return measured.parse(JSON.parse(stdout));
}
