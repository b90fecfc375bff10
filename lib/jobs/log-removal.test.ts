import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { postgresql, sqlite } from "@/e2e/support/database";
import { systemActor } from "@/lib/access/actor";
import { systemCall } from "@/lib/access/system-call";
import { verifyChain } from "@/lib/db/audit";
import { inBulk } from "@/lib/db/bulk";
import { db } from "@/lib/db/client";
import { askJob, createJob, readJob } from "@/lib/db/jobs";
import { foldRows } from "@/lib/db/log-fold";
import { countLog } from "@/lib/db/log-sample";
import { firstMatching } from "@/lib/db/log-sum-reader";
import { transaction } from "@/lib/db/transaction";
import type { JobRecord } from "@/lib/domain/job";
import { DELETIONS, RETENTIONS, type WantedRows } from "@/lib/domain/log-removal";
import { beginRetention, readRetention, readRetentionState } from "@/lib/services/retention";
import { seedOperation } from "@/prisma/seed/logs";
import { randomFrom } from "@/prisma/seed/random";
import { deletions, retentions } from "./log-removal";
import { type Runner, startRunner } from "./runner";

const START = Date.UTC(2030, 0, 1);
const ROWS = 900;
const author = { ip: "192.0.2.1", requestId: "0".repeat(32) };
const everything = { from: 0, to: START + 40_000_000, terms: [], text: "", log: "op" } as const;

describe.each([sqlite(), postgresql()])("removing rows on $name", (database) => {
  const runners: Runner[] = [];
  const run = () => {
    const onFault = (_kind: string, thrown: unknown) => expect(thrown).toBeUndefined();
    runners.push(startRunner({ kinds: [...deletions, ...retentions], onFault, pollMs: 20, waits: [1] }));
  };
  const make = (
    wanted: WantedRows,
    kind: string = DELETIONS.op,
    owner: { id: number | null; name: string } = { id: null, name: "system" },
  ) => transaction((tx) => createJob(tx, { kind, owner, input: { log: "op", wanted, author }, scope: {}, createdAt: new Date() }));
  const until = async (id: number, fits: (job: JobRecord) => boolean) => {
    for (;;) {
      const job = await readJob(db(), id);
      if (job && fits(job)) return job;
      await pause(5);
    }
  };
  const over = (id: number) => until(id, ({ endedAt }) => endedAt !== null);
  const receipts = () =>
    db().auditEntry.findMany({ orderBy: { id: "asc" }, select: { act: true, rows: true, actorName: true, scope: true } });
  const wanted = (query: string, over: { to?: number; lastId?: number } = {}): WantedRows => ({
    ...{ query, from: 0, to: START + 40_000_000, lastId: 2 ** 31 - 1 },
    ...over,
  });

  beforeAll(database.open, 60_000);
  beforeEach(async () => {
    await db().operationLog.deleteMany();
    await db().logSum.deleteMany();
    await db().logValue.deleteMany();
    const random = randomFrom(7);
    await inBulk(async (insert) => {
      await insert(
        "operation_logs",
        // Not in the order of time, and three rows to a moment.
        Array.from({ length: ROWS }, (_, at) => {
          const time = new Date(START + Math.floor(((at * 7) % ROWS) / 3) * 1_000);
          return {
            ...seedOperation(random, time, [{ id: 1, username: "user1" }]),
            status: at % 3 === 0 ? 500 : 200,
            url: `/url/${at % 2}/`,
          };
        }),
      );
    });
    await db().logMark.updateMany({ where: { log: "op" }, data: { upTo: 0, seen: 0 } });
    await foldRows("op", { at: 0, most: 600, alone: true });
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  });
  afterAll(database.close);

  const rows = () => db().operationLog.findMany({ orderBy: { id: "asc" }, select: { id: true, status: true, url: true, time: true } });

  test.each([
    ["all", "", () => true],
    ["a status", "status:5xx", ({ status }: { status: number }) => status >= 500],
    ["an address", "url:/url/1/", ({ url }: { url: string }) => url === "/url/1/"],
    ["a text", "rl/1", ({ url }: { url: string }) => url === "/url/1/"],
    ["a contrary", "-status:500 url:/url/1/", (row: { status: number; url: string }) => row.status !== 500 && row.url === "/url/1/"],
  ])("%s: just what the filter finds goes, from the counts too", async (_name, query, fits) => {
    const before = await rows();
    run();
    const id = await make(wanted(query));
    const gone = before.filter(fits).length;
    expect(await over(id)).toMatchObject({ state: "done", problem: null, finished: gone, skipped: 0 });
    const left = before.filter((row) => !fits(row));
    expect(await rows()).toEqual(left);
    expect(await countLog(everything)).toEqual({ count: left.length, atLeast: false });
    const told = (await receipts()).slice(-2);
    expect(told.map(({ act, rows: count }) => [act, count])).toEqual([
      ["delete_begun", 0],
      ["delete", gone],
    ]);
    expect(JSON.parse(told[1]?.scope ?? "")).toEqual({ job: id, ...wanted(query) });
  });

  test("rare rows are found however far they lie apart, those that are not counted yet too", async () => {
    const random = randomFrom(8);
    const row = (second: number, status: number) => {
      return { ...seedOperation(random, new Date(START + second * 1_000), [{ id: 1, username: "user1" }]), status };
    };
    await inBulk((insert) => insert("operation_logs", [row(20_000, 418), row(21_000, 200), row(30_000, 418)]));
    await foldRows("op", { at: 0, most: 1e6, alone: true });
    await inBulk((insert) => insert("operation_logs", [row(25_000, 418)]));
    const terms = [{ key: "status", values: ["418"], negated: false } as const];
    const first = (from: number) => firstMatching({ ...everything, terms, from: START + from });
    expect(await first(0)).toBe(START + 19_980_000);
    expect(await first(20_040_000)).toBe(START + 25_000_000);
    expect([await first(25_000_001), await first(30_010_000)]).toEqual([START + 30_000_000, START + 30_010_000]);
    expect([await first(30_060_000), await firstMatching({ ...everything, terms, to: START + 19_980_000 })]).toEqual([null, null]);
    run();
    expect(await over(await make(wanted("status:418")))).toMatchObject({ state: "done", finished: 3 });
    expect(await rows()).toHaveLength(ROWS + 1);
  });

  test("rows that came later, or lie outside of the range, stay", async () => {
    const before = await rows();
    const lastId = before[700]?.id ?? 0;
    const to = START + 200_000;
    run();
    await over(await make(wanted("", { lastId, to })));
    expect(await rows()).toEqual(before.filter(({ id, time }) => id > lastId || time.getTime() >= to));
  });

  test("named rows go, those that are gone already are skipped", async () => {
    const before = await rows();
    const ids = before.slice(0, 450).map(({ id }) => id);
    run();
    const job = await over(await make({ ids: [...ids, 2_000_000_000] }));
    expect(job).toMatchObject({ state: "done", finished: 450, skipped: 1 });
    expect(await rows()).toEqual(before.slice(450));
  });

  test("rows younger than the legal minimum stay, named or not", async () => {
    const young = await db().operationLog.findMany({ take: 2, orderBy: { id: "asc" }, select: { id: true } });
    await db().operationLog.updateMany({ where: { id: { in: young.map(({ id }) => id) } }, data: { time: new Date() } });
    const old = new Date(Date.now() - 40 * 86_400_000);
    await db().operationLog.updateMany({ where: { id: { notIn: young.map(({ id }) => id) } }, data: { time: old } });
    process.env.LOG_MIN_RETENTION_DAYS = "30";
    run();
    const named = await over(await make({ ids: young.map(({ id }) => id) }));
    await over(await make({ query: "", from: 0, to: Date.now() + 60_000, lastId: 2 ** 31 - 1 }));
    delete process.env.LOG_MIN_RETENTION_DAYS;
    expect(named).toMatchObject({ finished: 0, skipped: 2 });
    expect((await rows()).map(({ id }) => ({ id }))).toEqual(young);
  });

  test("cancelled while it runs or pauses, the receipt tells what went", async () => {
    for (const paused of [false, true]) {
      const [before, told] = [(await rows()).length, (await receipts()).length];
      run();
      const id = await make(wanted("status:5xx"));
      await until(id, ({ finished }) => finished > 0);
      if (paused) {
        await transaction((tx) => askJob(tx, id, "pause", new Date()));
        await until(id, ({ state }) => state === "paused" || state === "done");
      }
      await transaction((tx) => askJob(tx, id, "cancel", new Date()));
      const job = await over(id);
      expect(before - (await rows()).length).toBe(job.finished);
      expect((await receipts()).slice(told).map(({ act, rows: count }) => [act, count])).toEqual([
        ["delete_begun", 0],
        ["delete", job.finished],
      ]);
    }
  });

  test("who has lost the right deletes nothing more; what went is told", async () => {
    const name = `owner${database.name}`;
    const at = new Date();
    const user = { username: name, usernameKey: name, password: "", isSuperuser: true, createdAt: at, updatedAt: at };
    const { id: ownerId } = await db().user.create({ data: user, select: { id: true } });
    const told = (await receipts()).length;
    run();
    const id = await make(wanted(""), DELETIONS.op, { id: ownerId, name });
    await until(id, ({ finished }) => finished > 0);
    await db().user.update({ where: { id: ownerId }, data: { isActive: false } });
    const job = await over(id);
    expect(job.state === "done" ? null : job.problem).toBe(job.state === "done" ? null : "codes.forbidden");
    expect((await receipts()).slice(told).map(({ act, rows: count, actorName }) => [act, count, actorName])).toEqual([
      ["delete_begun", 0, name],
      ["delete", job.finished, name],
    ]);
  });

  test("retention leaves one receipt, and none when nothing was old enough", async () => {
    const told = (await receipts()).length;
    run();
    await over(await make(wanted("", { to: START }), RETENTIONS.op));
    expect(await receipts()).toHaveLength(told);
    await over(await make(wanted("", { to: START + 100_000 }), RETENTIONS.op));
    expect((await receipts()).slice(told)).toMatchObject([{ act: "retention", rows: 300, actorName: "system" }]);
  });

  test("the program begins retention by itself, once a day and never below the legal minimum", async () => {
    const DAY = 86_400_000;
    const begin = (time: number) => beginRetention(systemActor(systemCall(time)), {}, undefined);
    const made = () => db().job.count({ where: { kind: RETENTIONS.op } });
    const facts = async (time: number) =>
      (await readRetention(systemActor(systemCall(time)), {}, undefined)).find(({ log }) => log === "op");
    await db().job.deleteMany();
    const due = START + 400 * DAY + 100_000;
    await begin(START + 400 * DAY);
    expect(await made()).toBe(0);
    expect(await facts(START + 400 * DAY)).toMatchObject({ days: 400, rows: ROWS, perDay: 0, last: null, due: true, late: false });
    process.env.LOG_MIN_RETENTION_DAYS = "500";
    await begin(due);
    delete process.env.LOG_MIN_RETENTION_DAYS;
    expect(await made()).toBe(0);
    await Promise.all([begin(due), begin(due), begin(due)]);
    expect(await made()).toBe(1);
    expect(await facts(due + 3 * DAY)).toMatchObject({ late: true, daysLate: 3, last: { over: false } });
    expect((await readRetentionState(systemActor(systemCall(due + 3 * DAY)), {}, undefined)).map(({ log, late }) => [log, late])).toEqual([
      ["login", false],
      ["op", true],
      ["error", false],
    ]);
    const { id } = await db().job.findFirstOrThrow();
    await db().job.update({ where: { id }, data: { startsAt: new Date() } });
    run();
    expect(await over(id)).toMatchObject({ total: 300, finished: 300, ownerId: null, scope: { days: 400 } });
    await begin(due + DAY - 1);
    expect(await made()).toBe(1);
    expect(await facts(due)).toMatchObject({
      rows: 600,
      last: { rows: 300, over: true },
      next: new Date(due + DAY),
      due: false,
      late: false,
    });
    await begin(due + DAY + 1);
    expect(await made()).toBe(2);
  });

  test("a receipt that somebody changed is named", async () => {
    expect(await verifyChain()).toMatchObject({ broken: null });
    const { id, rows: count } = await db().auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
    await db().auditEntry.update({ where: { id }, data: { rows: count + 1 } });
    expect(await verifyChain()).toMatchObject({ broken: id });
  });
});
