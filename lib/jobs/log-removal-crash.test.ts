import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { postgresql, sqlite } from "@/e2e/support/database";
import { verifyChain } from "@/lib/db/audit";
import { inBulk } from "@/lib/db/bulk";
import { db } from "@/lib/db/client";
import { createJob, readJob } from "@/lib/db/jobs";
import { foldRows } from "@/lib/db/log-fold";
import { countLog } from "@/lib/db/log-sample";
import { transaction } from "@/lib/db/transaction";
import { DELETIONS, RETENTIONS } from "@/lib/domain/log-removal";
import { seedLogin } from "@/prisma/seed/logs";
import { randomFrom } from "@/prisma/seed/random";

const PROGRAM = ".build/removal-process.mjs";
const START = Date.UTC(2030, 0, 1);
const [ROWS, KEPT] = [4_000, 500];

describe.each([sqlite(), postgresql()])("a deletion whose process is killed on $name", (database) => {
  const started: ChildProcess[] = [];
  const archive = path.join(mkdtempSync(path.join(os.tmpdir(), "gatehouse-killed-")), "archive");
  const start = async () => {
    const child = spawn(process.execPath, [PROGRAM], {
      env: { ...process.env, LOG_ARCHIVE: archive },
      stdio: ["ignore", "pipe", "inherit"],
    });
    started.push(child);
    await once(child.stdout, "data");
    return child;
  };
  const kill = async (child: ChildProcess) => {
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };

  beforeAll(async () => {
    await database.open();
    await build({
      ...{ entryPoints: ["e2e/support/job-process.ts"], outfile: PROGRAM, bundle: true, platform: "node", format: "esm" },
      ...{ target: "node20", packages: "external", tsconfig: "tsconfig.json" },
    });
  }, 90_000);
  beforeEach(async () => {
    await Promise.all([db().loginLog.deleteMany(), db().logSum.deleteMany(), db().logValue.deleteMany()]);
    const random = randomFrom(11);
    await inBulk(async (insert) => {
      await insert(
        "login_logs",
        Array.from({ length: ROWS }, (_, at) => seedLogin(random, new Date(START + at * 1_000), [{ id: 1, username: "user1" }])),
      );
    });
    await db().logMark.updateMany({ where: { log: "login" }, data: { upTo: 0, seen: 0 } });
    await foldRows("login", { at: 0, most: 2_500, alone: true });
  });
  afterEach(() => Promise.all(started.filter((child) => (child.exitCode ?? child.signalCode) === null).map(kill)));
  afterAll(async () => {
    await database.close();
    rmSync(archive, { recursive: true, force: true });
  });

  const make = (kind: string) => {
    const wanted = { query: "", from: 0, to: START + (ROWS - KEPT) * 1_000, lastId: 2 ** 31 - 1 };
    const input = { log: "login", wanted, author: { ip: "", requestId: "" } };
    const made = { kind, owner: { id: null, name: "" }, input, scope: {}, createdAt: new Date() };
    return transaction((tx) => createJob(tx, made));
  };

  test("rows, counts, receipts and the job agree at every moment, and in the end", async () => {
    const id = await make(DELETIONS.login);
    const agree = async () => {
      const [job, left, told] = [await readJob(db(), id), await db().loginLog.count(), await db().auditEntry.findMany()];
      expect(job?.finished).toBe(ROWS - left);
      expect(await countLog({ log: "login", from: 0, to: START + ROWS * 1_000, terms: [], text: "" })).toMatchObject({ count: left });
      expect(told.map(({ act }) => act)).toEqual(left === ROWS ? [] : job?.endedAt ? ["delete_begun", "delete"] : ["delete_begun"]);
      return { job, told };
    };
    for (const moment of [0, 70, 150, 280, 430]) {
      const child = await start();
      await pause(moment);
      await kill(child);
      await agree();
    }
    await start();
    while (!(await readJob(db(), id))?.endedAt) await pause(20);
    const { job, told } = await agree();
    expect(job).toMatchObject({ state: "done", finished: ROWS - KEPT, problem: null });
    expect(told[1]).toMatchObject({ rows: ROWS - KEPT });
    expect(await verifyChain()).toMatchObject({ entries: 2, broken: null });
  }, 60_000);

  // Files know no database.
  test.runIf(database.name === "sqlite")(
    "its archive holds each row that was deleted for its age just once",
    async () => {
      const before = await db().loginLog.findMany({ orderBy: { id: "asc" }, select: { id: true } });
      const id = await make(RETENTIONS.login);
      for (const moment of [60, 130, 210, 330]) {
        const child = await start();
        await pause(moment);
        await kill(child);
      }
      await start();
      while (!(await readJob(db(), id))?.endedAt) await pause(20);
      const files = readdirSync(archive).map((name) => gunzipSync(readFileSync(path.join(archive, name))).toString());
      const archived = files.flatMap((text) => text.split("\n").flatMap((line): number[] => (line === "" ? [] : [JSON.parse(line).id])));
      expect(archived.sort((a, b) => a - b)).toEqual(before.slice(0, ROWS - KEPT).map((row) => row.id));
      expect(await db().loginLog.count()).toBe(KEPT);
      expect(await readJob(db(), id)).toMatchObject({ state: "done", finished: ROWS - KEPT, problem: null });
    },
    60_000,
  );
});
