import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresql, sqlite } from "@/e2e/support/database";
import { verifyChain } from "@/lib/db/audit";
import { inBulk } from "@/lib/db/bulk";
import { db } from "@/lib/db/client";
import { createJob, readJob } from "@/lib/db/jobs";
import { foldRows } from "@/lib/db/log-fold";
import { countLog } from "@/lib/db/log-sample";
import { transaction } from "@/lib/db/transaction";
import { DELETIONS } from "@/lib/domain/log-removal";
import { seedLogin } from "@/prisma/seed/logs";
import { randomFrom } from "@/prisma/seed/random";

const PROGRAM = ".build/removal-process.mjs";
const START = Date.UTC(2030, 0, 1);
const [ROWS, KEPT] = [6_000, 500];

describe.each([sqlite(), postgresql()])("a deletion whose process is killed on $name", (database) => {
  const started: ChildProcess[] = [];
  const start = async () => {
    const child = spawn(process.execPath, [PROGRAM], { env: { ...process.env }, stdio: ["ignore", "pipe", "inherit"] });
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
    const random = randomFrom(11);
    await inBulk(async (insert) => {
      await insert(
        "login_logs",
        Array.from({ length: ROWS }, (_, at) => seedLogin(random, new Date(START + at * 1_000), [{ id: 1, username: "user1" }])),
      );
    });
    await foldRows("login", { at: 0, most: 4_000, alone: true });
  }, 90_000);
  afterAll(async () => {
    await Promise.all(started.filter((child) => (child.exitCode ?? child.signalCode) === null).map(kill));
    await database.close();
  });

  test("rows, counts, receipts and the job agree at every moment, and in the end", async () => {
    const to = START + (ROWS - KEPT) * 1_000;
    const wanted = { query: "", from: 0, to, lastId: 2 ** 31 - 1 };
    const input = { log: "login", wanted, author: { ip: "", requestId: "" } };
    const made = { kind: DELETIONS.login, owner: { id: null, name: "" }, input, scope: {}, createdAt: new Date() };
    const id = await transaction((tx) => createJob(tx, made));
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
  });
});
