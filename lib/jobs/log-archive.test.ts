import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { sqlite } from "@/e2e/support/database";
import { systemActor } from "@/lib/access/actor";
import { systemCall } from "@/lib/access/system-call";
import { inBulk } from "@/lib/db/bulk";
import { db } from "@/lib/db/client";
import { createJob, readJob } from "@/lib/db/jobs";
import { appendToArchive, beginArchive, settleArchive } from "@/lib/db/log-archive";
import { foldRows } from "@/lib/db/log-fold";
import { transaction } from "@/lib/db/transaction";
import { RETENTIONS } from "@/lib/domain/log-removal";
import { readArchive, readRetentionState } from "@/lib/services/retention";
import { seedLogin } from "@/prisma/seed/logs";
import { randomFrom } from "@/prisma/seed/random";
import { retentions } from "./log-removal";
import { type Runner, startRunner } from "./runner";

const START = Date.UTC(2030, 0, 1);
const ROWS = 900;
const system = systemActor(systemCall(START));
const database = sqlite();
const folder = mkdtempSync(path.join(os.tmpdir(), "gatehouse-archive-"));
const directory = path.join(folder, "made", "by-the-job");
const runners: Runner[] = [];

beforeAll(database.open, 60_000);
beforeEach(async () => {
  await db().loginLog.deleteMany();
  const random = randomFrom(7);
  const user = { id: 1, username: "user1" };
  const rows = Array.from({ length: ROWS }, (_, at) => seedLogin(random, new Date(START + at * 1_000), [user]));
  await inBulk(async (insert) => {
    await insert("login_logs", rows);
  });
  await foldRows("login", { at: 0, most: ROWS, alone: true });
  process.env.LOG_ARCHIVE = directory;
});
afterEach(async () => {
  delete process.env.LOG_ARCHIVE;
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  rmSync(path.join(folder, "made"), { recursive: true, force: true });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

/** Clears the log of all rows before a moment, and waits for the end. */
async function clearUntil(to: number) {
  const wanted = { query: "", from: 0, to, lastId: 2 ** 31 - 1 };
  const input = { log: "login", wanted, author: { ip: "", requestId: "" } };
  const made = { kind: RETENTIONS.login, owner: { id: null, name: "system" }, input, scope: { days: 400 }, createdAt: new Date() };
  const id = await transaction((tx) => createJob(tx, made));
  runners.push(startRunner({ kinds: retentions, onFault: (_kind, thrown) => expect(thrown).toBeUndefined(), pollMs: 20, waits: [1] }));
  for (;;) {
    const job = await readJob(db(), id);
    if (job?.endedAt) return job;
    await pause(5);
  }
}

const idsIn = (name: string) =>
  gunzipSync(readFileSync(path.join(directory, name)))
    .toString()
    .split("\n")
    .flatMap((line): number[] => (line === "" ? [] : [JSON.parse(line).id]));

test("the archive holds just the rows that were deleted, as the export has them; job, receipt and panel tell of it", async () => {
  const before = await db().loginLog.findMany({ orderBy: { id: "asc" } });
  const job = await clearUntil(START + 700_000);
  const [name = ""] = readdirSync(directory);
  expect(readdirSync(directory)).toEqual([expect.stringMatching(new RegExp(`^login-\\d{4}-\\d\\d-\\d\\d-job${job.id}\\.ndjson\\.gz$`))]);
  const gone = before.slice(0, 700).map(({ id }) => id);
  expect(idsIn(name)).toEqual(gone);
  expect(await db().loginLog.count()).toBe(ROWS - 700);
  const [first = ""] = gunzipSync(readFileSync(path.join(directory, name)))
    .toString()
    .split("\n");
  expect(JSON.parse(first)).toMatchObject({ id: gone[0], time: "2030-01-01T08:00:00.000000+08:00", username: before[0]?.username });
  expect([statSync(directory).mode & 0o777, statSync(path.join(directory, name)).mode & 0o777]).toEqual([0o700, 0o600]);
  const told = { archive: [{ name, rows: 700 }] };
  expect([job.problem, JSON.parse(job.result ?? "")]).toEqual([null, told]);
  const receipt = await db().auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
  expect([receipt.act, receipt.rows, JSON.parse(receipt.scope)]).toEqual(["retention", 700, expect.objectContaining(told)]);
  const bytes = statSync(path.join(directory, name)).size;
  expect(await readArchive(system, {}, undefined)).toEqual({
    ...{ directory, state: "ready" },
    files: [{ log: "login", name, rows: 700, bytes }],
  });
});

test("what cannot be archived is not deleted, and the job and the overview say why", async () => {
  writeFileSync(path.join(folder, "made"), "a file where the directory should be");
  const job = await clearUntil(START + 700_000);
  expect(job).toMatchObject({ state: "failed", problem: "codes.archive_unwritable", finished: 0 });
  expect(await db().loginLog.count()).toBe(ROWS);
  expect(await readArchive(system, {}, undefined)).toMatchObject({ state: "unwritable" });
  const [login] = await readRetentionState(system, {}, undefined);
  expect(login?.unarchived).toBe("codes.archive_unwritable");
});

test("a run that goes on has a file of its own, so that one which was overtaken spoils nothing", async () => {
  const first = await beginArchive({ directory, run: "first" }, "login");
  const certain = (await appendToArchive(directory, first, '{"id":1}\n', 1)) ?? first;
  await appendToArchive(directory, certain, '{"id":2}\n', 1);
  const second = await beginArchive({ directory, run: "second" }, "login");
  await appendToArchive(directory, second, '{"id":2}\n', 1);
  await appendToArchive(directory, certain, '{"id":2}\n', 1);
  await settleArchive(directory, certain);
  expect([second.name, idsIn(first.name), idsIn(second.name)]).toEqual(["login-2.ndjson.gz", [1], [2]]);
});

test("a file that was moved away is left alone, and so is one that is somebody else's", async () => {
  const begun = await beginArchive({ directory, run: "only" }, "login");
  const certain = (await appendToArchive(directory, begun, '{"id":1}\n', 1)) ?? begun;
  renameSync(path.join(directory, begun.name), path.join(directory, "elsewhere"));
  expect(await appendToArchive(directory, certain, '{"id":2}\n', 1)).toBeNull();
  symlinkSync(path.join(directory, "elsewhere"), path.join(directory, begun.name));
  await expect(appendToArchive(directory, certain, '{"id":2}\n', 1)).rejects.toThrow("ELOOP");
  expect(idsIn("elsewhere")).toEqual([1]);
});
