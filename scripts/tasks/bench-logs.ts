import { spawnSync } from "node:child_process";
import { constants, copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { exportTimes, measureExport } from "@/bench/logs/export";
import { measureRemoval, type RemovalTimes, removalTimes, writeBeside } from "@/bench/logs/removal";
import { exportTableOf, removalTableOf, tableOf } from "@/bench/logs/table";
import { measureViews } from "@/bench/logs/views";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { print, runCommand, UsageError } from "./support/command";
import { openDatabase } from "./support/database";
import { Progress } from "./support/progress";

const USAGE = `npm run bench:logs -- SMALL LARGE [--write FILE]
Measures the views of the operation log on two databases (their DATABASE_URLs), each in a process of its own, and prints their ratio;
then the export of all rows, at most 1,000,000.
Of SQLite files copies are made beside them, from which rows are deleted: 100,000, of a small log half.
Fill them first: DATABASE_URL=file:/tmp/large.db npm run seed -- --users 500 --logs 5000000
  --write FILE  writes the tables there, too`;

const REMOVED = 100_000;
const EXPORTED = 1_000_000;
const measured = z.object({ rows: z.number(), times: z.record(z.string(), z.number()) });
const script = process.argv[1] ?? "";

await runCommand(USAGE, { write: { type: "string" }, part: { type: "string" } }, async ({ values, positionals }) => {
  if (values.part !== undefined) return print(JSON.stringify(await measurePart(values.part)));
  const [small, large, ...more] = positionals;
  if (!small || !large || more.length > 0) throw new UsageError("Name two databases.");
  const views = [small, large].map((url) => measured.parse(inProcess(url, "views")));
  const tables = [tableOf(views), exportTableOf([small, large].map((url) => exportTimes.parse(inProcess(url, "export"))))];
  if ([small, large].every((url) => url.startsWith("file:"))) tables.push(removalTableOf([small, large].map(ofCopy)));
  const text = tables.join("\n\n");
  print(text);
  if (values.write !== undefined) writeFileSync(values.write, `${text}\n`);
});

async function measurePart(part: string): Promise<unknown> {
  await openDatabase({ mayCreate: false });
  if (part === "beside") return writeBeside();
  const { _count: rows, _max: last } = await db().operationLog.aggregate({ _count: true, _max: { time: true } });
  if (part === "export") return measureExport(Math.min(EXPORTED, rows));
  if (part === "removal") return measureRemoval(Math.min(REMOVED, Math.floor(rows / 2)), [script, "--part", "beside"]);
  const progress = new Progress();
  const times = await measureViews(last.time?.getTime() ?? 0, (name) => progress.show(`${config("DATABASE_URL")}: ${name}`));
  progress.end();
  return { rows, times };
}

/** Of a copy beside the file, so that the file stays as it is; on file systems that can, the copy takes no room. */
function ofCopy(url: string): RemovalTimes {
  const file = url.slice("file:".length);
  const folder = mkdtempSync(`${path.resolve(file)}-bench-`);
  try {
    const copy = path.join(folder, "copy.db");
    copyFileSync(file, copy, constants.COPYFILE_FICLONE);
    return removalTimes.parse(inProcess(`file:${copy}`, "removal"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function inProcess(database: string, part: string): unknown {
  const { stdout, status } = spawnSync(process.execPath, [script, "--part", part], {
    env: { ...process.env, DATABASE_URL: database },
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  if (status !== 0) throw new UsageError(`${database} could not be measured.`);
  return JSON.parse(stdout);
}
