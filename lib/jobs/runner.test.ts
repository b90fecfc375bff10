import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { postgresql, sqlite } from "@/e2e/support/database";
import { HOUR, marking, marks } from "@/e2e/support/marking-job";
import { db, type Tx } from "@/lib/db/client";
import { dropJobs } from "@/lib/db/job-clean-up";
import { putRows, readRows } from "@/lib/db/job-rows";
import { claimJob, holdJob } from "@/lib/db/job-runs";
import { askJob, createJob, type NewJob, readJob, startDraft } from "@/lib/db/jobs";
import { raiseAll } from "@/lib/db/throttle";
import { transaction } from "@/lib/db/transaction";
import type { JobRecord } from "@/lib/domain/job";
import { type Runner, type RunnerPlan, startRunner } from "./runner";
import { wakeJobs } from "./wake";

let count = 0;
const make = (job: Partial<NewJob>) => {
  const base = { kind: "marking", owner: { id: null, name: "" }, scope: {}, createdAt: new Date() };
  return transaction((tx) => createJob(tx, { ...base, input: {}, ...job }));
};
const mark = async (steps: number, job: Partial<NewJob> & { pauseMs?: number } = {}) => {
  const { pauseMs, ...rest } = job;
  const name = `mark${++count}`;
  return { name, id: await make({ input: { mark: name, steps, ...(pauseMs && { pauseMs }) }, ...rest }) };
};
const ask = (id: number, act: "pause" | "resume" | "cancel") => transaction((tx) => askJob(tx, id, act, new Date()));

async function until(id: number, fits: (job: JobRecord) => boolean): Promise<JobRecord> {
  for (;;) {
    const job = await readJob(db(), id);
    if (job && fits(job)) return job;
    await pause(10);
  }
}

describe.each([sqlite(), postgresql()])("jobs on $name", (database) => {
  const runners: Runner[] = [];
  const faults: unknown[] = [];
  const run = (plan: Partial<RunnerPlan> = {}) => {
    const onFault = (_kind: string, thrown: unknown) => faults.push(thrown);
    const runner = startRunner({ kinds: [marking], onFault, pollMs: 50, waits: [1, 1], ...plan });
    runners.push(runner);
    return runner;
  };
  beforeAll(database.open, 60_000);
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await db().job.deleteMany();
  });
  afterAll(database.close);

  test("a job goes through its steps, each once, and tells its result", async () => {
    run({ pollMs: HOUR });
    const { id, name } = await mark(5, { scope: { count: 5 } });
    wakeJobs();
    const job = await until(id, ({ state }) => state === "done");
    expect(job).toMatchObject({ total: 5, finished: 5, failed: 0, problem: null, result: '{"steps":5}', scope: { count: 5 } });
    expect(job.startedAt).not.toBeNull();
    expect(job.endedAt).not.toBeNull();
    expect(await marks(name, 5)).toEqual([1, 1, 1, 1, 1]);
    expect(faults).toEqual([]);
  });

  test("of many who claim at once each job goes to one", async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => mark(1)));
    const claims = await Promise.all(
      Array.from({ length: 12 }, (_, i) => claimJob(["marking"], { owner: `owner${i}`, until: new Date(Date.now() + HOUR) }, new Date())),
    );
    const ids = claims.flatMap((job) => (job ? [job.id] : []));
    expect(ids.sort((a, b) => a - b)).toEqual(made.map(({ id }) => id).sort((a, b) => a - b));
  });

  test("only what is due and of a known kind is claimed", async () => {
    await mark(1, { kind: "stranger" });
    await mark(1, { draft: true });
    await mark(1, { startsAt: new Date(Date.now() + HOUR) });
    const lease = { owner: "one", until: new Date(Date.now() + HOUR) };
    expect(await claimJob(["marking"], lease, new Date())).toBeNull();
    expect(await claimJob([], lease, new Date())).toBeNull();
    expect(await claimJob(["marking"], lease, new Date(Date.now() + 2 * HOUR))).not.toBeNull();
  });

  test("a draft begins at its owner's word only, once", async () => {
    const user = await db().user.create({
      data: { username: "drafter", usernameKey: "drafter", password: "", createdAt: new Date(), updatedAt: new Date() },
      select: { id: true },
    });
    const { id } = await mark(1, { draft: true, owner: { id: user.id, name: "drafter" } });
    const start = (ownerId: number) => transaction((tx) => startDraft(tx, id, ownerId, new Date()));
    expect(await readJob(db(), id)).toBeNull();
    expect(await start(user.id + 1)).toBe(false);
    expect(await start(user.id)).toBe(true);
    expect(await start(user.id)).toBe(false);
    expect((await readJob(db(), id))?.state).toBe("waiting");
  });

  test("a runner that lost its lease writes nothing more", async () => {
    const { id, name } = await mark(2);
    const lease = (owner: string, ms: number) => ({ owner, until: new Date(Date.now() + ms) });
    await claimJob(["marking"], lease("first", -1), new Date());
    expect((await claimJob(["marking"], lease("second", HOUR), new Date()))?.id).toBe(id);
    const write = async (tx: Tx, owner: string) => {
      if (!(await holdJob(tx, id, lease(owner, HOUR)))) return false;
      await raiseAll([{ key: `${name}:0`, windowMs: HOUR }], Date.now(), tx);
      return true;
    };
    expect(await transaction((tx) => write(tx, "first"))).toBe(false);
    expect(await transaction((tx) => write(tx, "second"))).toBe(true);
    expect(await marks(name, 1)).toEqual([1]);
  });

  test("a lease that ran out in mid step gives the job to another run, which goes on from the cursor", async () => {
    const { id, name } = await mark(3, { pauseMs: 200 });
    run();
    await until(id, ({ finished }) => finished === 1);
    // The runner itself may take it too.
    await db().job.update({ where: { id }, data: { leaseUntil: new Date(0) } });
    const job = await until(id, ({ state }) => state === "done");
    expect([job.finished, await marks(name, 3)]).toEqual([3, [1, 1, 1]]);
  });

  test("several runners share jobs and never work on one together", async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => mark(3, { pauseMs: 5 })));
    for (let i = 0; i < 3; i++) run();
    for (const { id, name } of made) {
      await until(id, ({ state }) => state === "done");
      expect(await marks(name, 3)).toEqual([1, 1, 1]);
    }
  });

  test("a job pauses, goes on and is cancelled where it stands", async () => {
    run();
    const { id, name } = await mark(10_000, { pauseMs: 1 });
    await until(id, ({ finished }) => finished > 1);
    expect(await ask(id, "pause")).toBe(true);
    expect(await ask(id, "pause")).toBe(false);
    const paused = await until(id, ({ state }) => state === "paused");
    expect(paused.wish).toBeNull();
    expect(await ask(id, "resume")).toBe(true);
    await until(id, ({ finished }) => finished > paused.finished + 1);
    expect(await ask(id, "cancel")).toBe(true);
    const cancelled = await until(id, ({ state }) => state === "cancelled");
    expect(cancelled.endedAt).not.toBeNull();
    expect(await marks(name, cancelled.finished + 1)).toEqual([...Array.from({ length: cancelled.finished }, () => 1), 0]);
    for (const act of ["pause", "resume", "cancel"] as const) expect(await ask(id, act)).toBe(false);
  });

  test("a scheduled job is taken back before it begins", async () => {
    const { id } = await mark(1, { startsAt: new Date(Date.now() + HOUR) });
    expect(await ask(id, "pause")).toBe(false);
    expect(await ask(id, "cancel")).toBe(true);
    expect((await readJob(db(), id))?.state).toBe("cancelled");
  });

  test("material is erased when the job is over, verdicts stay", async () => {
    const rows = Array.from({ length: 1_500 }, (_, position) => ({ position, data: "secret", verdict: null }));
    const failed = { level: "failed", name: "user1", problems: [{ field: "email", code: "rules.email" }] } as const;
    const [done, cancelled] = [await mark(1, { draft: true }), await mark(1, { draft: true })];
    for (const { id } of [done, cancelled]) {
      await transaction((tx) => putRows(tx, id, rows));
      await transaction((tx) => putRows(tx, id, [{ position: 1_499, data: "secret", verdict: failed }]));
      expect(await readRows(db(), id, 1_498, 10)).toEqual([rows[1_498], { position: 1_499, data: "secret", verdict: failed }]);
      await db().job.update({ where: { id }, data: { state: "waiting" } });
    }
    await ask(cancelled.id, "cancel");
    run();
    await until(done.id, ({ state }) => state === "done");
    for (const { id } of [done, cancelled]) {
      expect(await db().jobRow.count({ where: { jobId: id, data: { not: null } } })).toBe(0);
      expect(await readRows(db(), id, 1_499, 1)).toEqual([{ position: 1_499, data: null, verdict: failed }]);
    }
  });

  test("the clean-up removes what ended long ago and drafts that nobody started", async () => {
    const row = { position: 0, data: "secret", verdict: null };
    const [old, ended, forgotten, fresh] = [await mark(1), await mark(1), await mark(1, { draft: true }), await mark(1, { draft: true })];
    for (const { id } of [old, ended, forgotten, fresh]) await transaction((tx) => putRows(tx, id, [row]));
    await db().job.update({ where: { id: old.id }, data: { state: "done", endedAt: new Date(1_000) } });
    await db().job.update({ where: { id: ended.id }, data: { state: "done", endedAt: new Date(3_000) } });
    await db().job.update({ where: { id: forgotten.id }, data: { createdAt: new Date(1_000) } });
    await dropJobs(new Date(2_000), new Date(2_000));
    const left = await db().job.findMany({ select: { id: true, rows: { select: { position: true } } }, orderBy: { id: "asc" } });
    expect(left).toEqual([ended, fresh].map(({ id }) => ({ id, rows: [{ position: 0 }] })));
    expect(await db().jobRow.count()).toBe(2);
  });

  test("a runner that stops gives its job back at once", async () => {
    const first = run();
    const { id, name } = await mark(30, { pauseMs: 5 });
    await until(id, ({ finished }) => finished > 1);
    await first.stop();
    expect((await readJob(db(), id))?.state).toBe("waiting");
    run();
    await until(id, ({ state }) => state === "done");
    expect(new Set(await marks(name, 30))).toEqual(new Set([1]));
  });
});
