import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { postgresql, sqlite } from "@/e2e/support/database";
import { inBulk } from "@/lib/db/bulk";
import { db } from "@/lib/db/client";
import { dropFiles, readParts } from "@/lib/db/job-parts";
import { askJob, createJob, readJob } from "@/lib/db/jobs";
import { transaction } from "@/lib/db/transaction";
import { readTable } from "@/lib/domain/csv";
import type { JobRecord } from "@/lib/domain/job";
import { fileOf } from "@/lib/domain/job-file";
import { EXPORTS, type LogExport } from "@/lib/domain/log-export-job";
import { seedLogin } from "@/prisma/seed/logs";
import { randomFrom } from "@/prisma/seed/random";
import { logExports } from "./log-export";
import { type Runner, startRunner } from "./runner";

const PROGRAM = ".build/export-process.mjs";
const START = Date.UTC(2030, 0, 1);
const ROWS = 16_000;

describe.each([sqlite(), postgresql()])("a log written to a file on $name", (database) => {
  const runners: Runner[] = [];
  const children: ChildProcess[] = [];
  let owner: { id: number; name: string };
  let newestFirst: number[];

  const run = () => {
    const onFault = (_kind: string, thrown: unknown) => expect(thrown).toBeUndefined();
    runners.push(startRunner({ kinds: logExports, onFault, pollMs: 20, waits: [1] }));
  };
  const make = async (over: Partial<LogExport> = {}) => {
    const input: LogExport = {
      ...{ log: "login", query: "", from: START, to: START + ROWS * 1_000, lastId: 2 ** 31 - 1 },
      ...{ format: "ndjson", columns: ["id", "time"], zone: "Asia/Shanghai", ...over },
    };
    const job = { kind: EXPORTS.login, owner, input, scope: {}, createdAt: new Date() };
    return transaction((tx) => createJob(tx, job));
  };
  const until = async (id: number, fits: (job: JobRecord) => boolean) => {
    for (;;) {
      const job = await readJob(db(), id);
      if (job && fits(job)) return job;
      await pause(5);
    }
  };
  const over = (id: number) => until(id, ({ endedAt }) => endedAt !== null);
  const parts = (jobId: number) => db().jobPart.count({ where: { jobId } });
  const bytesOf = async (id: number) => {
    const found: Uint8Array[] = [];
    for await (const bytes of readParts(id)) found.push(bytes);
    return Buffer.concat(found);
  };
  const idsOf = (file: Buffer) =>
    gunzipSync(file)
      .toString()
      .trimEnd()
      .split("\n")
      .map((line): number => JSON.parse(line).id);

  beforeAll(async () => {
    await database.open();
    await build({
      ...{ entryPoints: ["e2e/support/job-process.ts"], outfile: PROGRAM, bundle: true, platform: "node", format: "esm" },
      ...{ target: "node20", packages: "external", tsconfig: "tsconfig.json" },
    });
    const [random, at, name] = [randomFrom(5), new Date(), `owner${database.name}`];
    const user = { username: name, usernameKey: name, password: "", isSuperuser: true, createdAt: at, updatedAt: at };
    owner = { name, ...(await db().user.create({ data: user, select: { id: true } })) };
    // Not in the order of time, and two rows to a moment.
    const timeOf = (row: number) => new Date(START + Math.floor(((row * 7) % ROWS) / 2) * 1_000);
    await inBulk(async (insert) => {
      await insert(
        "login_logs",
        Array.from({ length: ROWS }, (_, row) => seedLogin(random, timeOf(row), [{ id: 1, username: row % 5 === 0 ? "=user2" : "user1" }])),
      );
    });
    const rows = await db().loginLog.findMany({ orderBy: [{ time: "desc" }, { id: "desc" }], select: { id: true } });
    newestFirst = rows.map(({ id }) => id);
  }, 90_000);
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  });
  afterAll(async () => {
    for (const child of children) child.kill("SIGKILL");
    await database.close();
  });

  test("each row stands in it once, the newest first, whoever is killed meanwhile", async () => {
    const id = await make();
    for (const written of [0, 1]) {
      const child = spawn(process.execPath, [PROGRAM], { env: { ...process.env }, stdio: ["ignore", "ignore", "inherit"] });
      children.push(child);
      // As soon as one more part is in sight, so that a place kept apart from its part would be caught.
      while ((await parts(id)) <= written);
      child.kill("SIGKILL");
      await once(child, "exit");
      const [job, { _sum: sum }] = [await readJob(db(), id), await db().jobPart.aggregate({ where: { jobId: id }, _sum: { rows: true } })];
      expect(sum.rows ?? 0).toBe(job?.finished);
    }
    run();
    const job = await over(id);
    expect(job).toMatchObject({ state: "done", problem: null, total: ROWS, finished: ROWS });
    const file = await bytesOf(id);
    expect(idsOf(file)).toEqual(newestFirst);
    expect(await parts(id)).toBeGreaterThan(3);
    expect(fileOf(job, Date.now())).toMatchObject({ rows: ROWS, size: file.length });
    await dropFiles(new Date(Date.now() - 60_000));
    expect((await bytesOf(id)).length).toBe(file.length);
    await dropFiles(new Date(Date.now() + 60_000));
    expect(await parts(id)).toBe(0);
  }, 60_000);

  test("only what the filter found when it was asked for, safe against formulas", async () => {
    const lastId = [...newestFirst].sort((a, b) => a - b)[999] ?? 0;
    run();
    const id = await make({ query: "user:=user2", lastId, format: "csv", columns: ["id", "username"] });
    expect(await over(id)).toMatchObject({ state: "done", total: 200, finished: 200 });
    const text = gunzipSync(await bytesOf(id)).toString();
    expect(text).toContain(",'=user2\r\n");
    const [head, ...rows] = [...readTable(text.replace(/^\ufeff/, ""))].map(({ cells }) => cells);
    expect([head, rows.length, rows.every(([, name]) => name === "=user2")]).toEqual([["id", "username"], 200, true]);
  });

  test("nothing is written to a disk that is nearly full, where the program knows it", async () => {
    process.env.DISK_MIN_FREE_MB = "100000000";
    run();
    const id = await make();
    const { problem } = await over(id);
    delete process.env.DISK_MIN_FREE_MB;
    expect([problem, await parts(id)]).toEqual(database.name === "sqlite" ? ["rules.disk_full", 0] : [null, expect.any(Number)]);
  });

  test("a file without rows is one too", async () => {
    run();
    const id = await make({ from: 0, to: 1 });
    expect(await over(id)).toMatchObject({ state: "done", total: 0 });
    expect(gunzipSync(await bytesOf(id)).toString()).toBe("");
  });

  test("cancelled, or its owner without the right: nothing of it stays", async () => {
    run();
    const begun = async () => {
      const id = await make();
      await until(id, ({ finished }) => finished > 0);
      return id;
    };
    const cancelled = await begun();
    await transaction((tx) => askJob(tx, cancelled, "cancel", new Date()));
    expect(await over(cancelled)).toMatchObject({ state: "cancelled" });
    const refused = await begun();
    await db().user.update({ where: { id: owner.id }, data: { isSuperuser: false } });
    expect(await over(refused)).toMatchObject({ state: "failed", problem: "codes.forbidden" });
    await expect.poll(async () => (await parts(cancelled)) + (await parts(refused))).toBe(0);
    expect(fileOf(await over(refused), Date.now())).toBeNull();
  });
});
