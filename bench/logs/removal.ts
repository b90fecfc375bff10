import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { createJob, readJob } from "@/lib/db/jobs";
import { transaction } from "@/lib/db/transaction";
import { DELETIONS } from "@/lib/domain/log-removal";
import { JOB_KINDS } from "@/lib/jobs/kinds";
import { startRunner } from "@/lib/jobs/runner";

const waits = z.object({ p99: z.number(), longest: z.number() });
type Waits = z.output<typeof waits>;

/** What a deletion of the oldest rows cost; times in milliseconds. */
export const removalTimes = z.object({
  rows: z.number(),
  perRow: z.number(),
  /** How long the event loop of the process with the job was held. */
  loop: waits,
  /** How long writes of another process took meanwhile, and before it began. */
  write: waits,
  idleWrite: waits,
});
export type RemovalTimes = z.output<typeof removalTimes>;

const author = { ip: "127.0.0.1", requestId: "0".repeat(32) };

/** What a program that has worked for a while has behind it: code that was compiled, statements that were planned. */
const WARM_UP = 1_000;

/** Deletes the oldest `most` rows of the operation log for good, as a job does, while another process (`beside`) writes. */
export async function measureRemoval(most: number, beside: readonly string[]): Promise<RemovalTimes> {
  await remove(await timeOf(WARM_UP));
  const to = await timeOf(most);
  const idleWrite = await writesBeside(beside, () => pause(2_000));
  const loop = monitorEventLoopDelay({ resolution: 1 });
  let [rows, took] = [0, 0];
  const write = await writesBeside(beside, async () => {
    const begun = performance.now();
    loop.enable();
    rows = await remove(to);
    loop.disable();
    took = performance.now() - begun;
  });
  return { rows, perRow: took / rows, loop: { p99: loop.percentile(99) / 1e6, longest: loop.max / 1e6 }, write, idleWrite };
}

/** The time (ms) of the oldest row but `skip`. */
async function timeOf(skip: number): Promise<number> {
  const [edge] = await db().operationLog.findMany({ orderBy: [{ time: "asc" }, { id: "asc" }], skip, take: 1, select: { time: true } });
  return edge?.time.getTime() ?? Number.MAX_SAFE_INTEGER;
}

/** Writes a little every five milliseconds until its input ends; how long its writes took in ms. */
export async function writeBeside(): Promise<Waits> {
  const taken: number[] = [];
  let open = true;
  process.stdin.on("end", () => {
    open = false;
  });
  process.stdin.resume();
  for (; open; await pause(5)) {
    const begun = performance.now();
    await transaction((tx) => tx.logMark.updateMany({ where: { log: "none" }, data: { upTo: 0 } }));
    // The first writes open the connection.
    if (process.uptime() > 1) taken.push(performance.now() - begun);
  }
  taken.sort((a, b) => a - b);
  return { p99: taken[Math.floor(taken.length * 0.99)] ?? 0, longest: taken.at(-1) ?? 0 };
}

async function writesBeside(command: readonly string[], work: () => Promise<unknown>): Promise<Waits> {
  const child: ChildProcess = spawn(process.execPath, command, { stdio: ["pipe", "pipe", "inherit"] });
  let told = "";
  child.stdout?.on("data", (part: Buffer) => {
    told += part.toString();
  });
  const over = once(child, "exit");
  await pause(1_500);
  await work();
  child.stdin?.end();
  await over;
  return waits.parse(JSON.parse(told));
}

async function remove(to: number): Promise<number> {
  const wanted = { query: "", from: 0, to, lastId: 2 ** 31 - 1 };
  const owner = { id: null, name: "bench" };
  const input = { log: "op", wanted, author };
  const id = await transaction((tx) => createJob(tx, { kind: DELETIONS.op, owner, input, scope: {}, createdAt: new Date(now()) }));
  const faults: unknown[] = [];
  const runner = startRunner({ kinds: JOB_KINDS, onFault: (_kind, thrown) => faults.push(thrown) });
  for (;;) {
    const job = await readJob(db(), id);
    if (job?.endedAt) {
      await runner.stop();
      if (job.state !== "done") throw new Error(`The deletion ended as ${job.state}: ${String(faults[0])}`);
      return job.finished;
    }
    await pause(20);
  }
}
