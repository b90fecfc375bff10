import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { postgresql, sqlite } from "@/e2e/support/database";
import { marks } from "@/e2e/support/marking-job";
import { db } from "@/lib/db/client";
import { createJob, readJob } from "@/lib/db/jobs";
import { transaction } from "@/lib/db/transaction";
import type { JobRecord } from "@/lib/domain/job";

const PROGRAM = ".build/job-process.mjs";
const STEPS = 30;

/** Processes start slowly on a busy machine. */
const PATIENT = { timeout: 60_000 };

describe.each([sqlite(), postgresql()])("processes that run jobs on $name", PATIENT, (database) => {
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
  const job = async (mark: string, fatal?: number) => {
    const owner = { id: null, name: "" };
    const input = { mark, steps: STEPS, pauseMs: 3, fatal };
    return transaction((tx) => createJob(tx, { kind: "marking", owner, input, scope: {}, createdAt: new Date() }));
  };
  const until = async (id: number, fits: (job: JobRecord) => boolean) => {
    for (;;) {
      const found = await readJob(db(), id);
      if (found && fits(found)) return found;
      await pause(10);
    }
  };

  beforeAll(async () => {
    await database.open();
    await build({
      ...{ entryPoints: ["e2e/support/job-process.ts"], outfile: PROGRAM, bundle: true, platform: "node", format: "esm" },
      ...{ target: "node20", packages: "external", tsconfig: "tsconfig.json" },
    });
  }, 60_000);
  afterEach(async () => {
    await Promise.all(started.splice(0).map((child) => (child.exitCode ?? child.signalCode) === null && kill(child)));
  });
  afterAll(database.close);

  test("one that is killed in mid job leaves the rest to the next one, and no step counts twice", async () => {
    const id = await job("killed");
    for (const part of [0.2, 0.5, 0.8]) {
      const child = await start();
      await until(id, ({ finished }) => finished >= part * STEPS);
      await kill(child);
      const left = await readJob(db(), id);
      expect(left?.state).toBe("running");
      expect((await marks("killed", STEPS)).filter((mark) => mark > 0)).toHaveLength(left?.finished ?? -1);
    }
    await start();
    expect(await until(id, ({ state }) => state === "done")).toMatchObject({ finished: STEPS, problem: null });
    expect(new Set(await marks("killed", STEPS))).toEqual(new Set([1]));
  });

  test("two at once share the jobs, each job with one of them", async () => {
    const ids = await Promise.all(["left", "middle", "right"].map((mark) => job(mark)));
    await Promise.all([start(), start()]);
    for (const id of ids) await until(id, ({ state }) => state === "done");
    for (const mark of ["left", "middle", "right"]) expect(new Set(await marks(mark, STEPS))).toEqual(new Set([1]));
  });

  test("a step that ends its process every time fails the job, not all programs for ever", async () => {
    const id = await job("fatal", 2);
    const over = until(id, ({ endedAt }) => endedAt !== null);
    for (let ended = false; !ended; ) {
      const child = await start();
      const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : null;
      ended = await Promise.race([over.then(() => true), Promise.resolve(gone).then(() => false)]);
    }
    const failed = await over;
    expect(failed).toMatchObject({ state: "failed", problem: "codes.crashed", finished: 2 });
  });
});
