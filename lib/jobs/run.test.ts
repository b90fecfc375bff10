import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { postgresql, sqlite } from "@/e2e/support/database";
import { HOUR, marks } from "@/e2e/support/marking-job";
import { db } from "@/lib/db/client";
import { createJob, type NewJob, readJob } from "@/lib/db/jobs";
import { raiseAll } from "@/lib/db/throttle";
import { transaction } from "@/lib/db/transaction";
import type { JobRecord } from "@/lib/domain/job";
import { AppError } from "@/lib/errors";
import { checkHealth } from "@/lib/services/health";
import { listDeletedUsers } from "@/lib/services/recycle-bin";
import { type JobKind, jobKind } from "./kind";
import { type Runner, startRunner } from "./runner";

const make = (job: Partial<NewJob>) => {
  const base = { kind: "", owner: { id: null, name: "" }, input: {}, scope: {}, createdAt: new Date() };
  return transaction((tx) => createJob(tx, { ...base, ...job }));
};

describe.each([sqlite(), postgresql()])("the steps of a job on $name", (database) => {
  const runners: Runner[] = [];
  const run = (kinds: readonly JobKind[]) => runners.push(startRunner({ kinds, onFault: () => undefined, pollMs: 20, waits: [1, 1] }));
  const until = async (id: number, fits: (job: JobRecord) => boolean): Promise<JobRecord> => {
    const job = await readJob(db(), id);
    return job && fits(job) ? job : new Promise((resolve) => setTimeout(() => resolve(until(id, fits)), 5));
  };
  beforeAll(database.open, 60_000);
  afterEach(() => Promise.all(runners.splice(0).map((runner) => runner.stop())));
  afterAll(database.close);

  test("a step that throws is tried again, and what it wrote is gone", async () => {
    let tries = 0;
    const shaky = jobKind({
      name: "shaky",
      input: z.object({ mark: z.string() }),
      needs: checkHealth,
      step: async ({ input }) => {
        return async (tx) => {
          await raiseAll([{ key: `${input.mark}:0`, windowMs: HOUR }], Date.now(), tx);
          if (++tries < 3) throw new Error("a sentence of the database");
          return { cursor: null, finished: 1, end: {} };
        };
      },
    });
    run([shaky]);
    await until(await make({ kind: "shaky", input: { mark: "shaky" } }), ({ state }) => state === "done");
    expect([tries, await marks("shaky", 1)]).toEqual([3, [1]]);
  });

  test.each(["in its transaction", "aside"])("a step that stood, though nobody heard of it, is not taken again %s", async (way) => {
    const seen: (string | null)[] = [];
    const deaf = jobKind({
      name: "deaf",
      input: z.unknown(),
      needs: checkHealth,
      step: async ({ jobId, cursor }) => {
        seen.push(cursor);
        if (cursor === null) await db().job.update({ where: { id: jobId }, data: { cursor: "stood", finished: 7 } });
        if (cursor === "last") return async () => ({ cursor, end: {} });
        const advance = { cursor: "last", finished: 1 };
        return way === "aside" ? { statements: [], advance } : async () => advance;
      },
    });
    run([deaf]);
    const job = await until(await make({ kind: "deaf" }), ({ endedAt }) => endedAt !== null);
    expect([job.state, job.finished, seen]).toEqual(["done", 8, [null, "stood", "last"]]);
  });

  test("a job fails with a code: after the last try, or at once when it is refused", async () => {
    const failing = (name: string, thrown: Error) =>
      jobKind({ name, input: z.unknown(), needs: checkHealth, step: () => Promise.reject(thrown) });
    const refused = jobKind({ name: "refused", input: z.unknown(), needs: listDeletedUsers, step: () => Promise.reject(new Error()) });
    const gone = new AppError("invalid", { issues: [{ field: null, rule: "changed_meanwhile" }] });
    run([failing("broken", new Error("a sentence of the database")), failing("changed", gone), refused]);
    const owner = await db().user.create({
      data: {
        username: `owner${database.name}`,
        usernameKey: `owner${database.name}`,
        password: "",
        createdAt: new Date(),
        updatedAt: new Date(),
      },
      select: { id: true, username: true },
    });
    const problemOf = async (job: Partial<NewJob>) => (await until(await make(job), ({ state }) => state === "failed")).problem;
    expect(await problemOf({ kind: "broken" })).toBe("codes.internal");
    expect(await problemOf({ kind: "changed" })).toBe("rules.changed_meanwhile");
    expect(await problemOf({ kind: "refused", owner: { id: owner.id, name: owner.username } })).toBe("codes.forbidden");
    await db().user.update({ where: { id: owner.id }, data: { isActive: false } });
    expect(await problemOf({ kind: "broken", owner: { id: owner.id, name: owner.username } })).toBe("codes.forbidden");
  });
});
