import { setTimeout as pause } from "node:timers/promises";
import { now } from "../clock";
import type { Tx } from "../db/client";
import { eraseUnwanted } from "../db/job-parts";
import { type ClaimedJob, type HeldJob, holdJob, keepingProgress, type Lease, leaveJob, type Standing, saveProgress } from "../db/job-runs";
import { transaction } from "../db/transaction";
import { writeAside } from "../db/worker/write-aside";
import type { JobCounts } from "../domain/job";
import { AppError } from "../errors";
import type { Advance, JobKind } from "./kind";
import { ownerActor } from "./owner";

/** What a run needs of its runner. */
export interface RunOptions {
  /** Names the run in its lease. */
  readonly owner: string;
  readonly leaseMs: number;
  /** Aborted when the runner has to stop. */
  readonly stop: AbortSignal;
  /** Told what a step threw, when it was no error of ours. */
  readonly onFault: (kind: string, thrown: unknown) => void;
  /** How long to wait before each further try of a failed step, in ms; as many tries as there are waits. */
  readonly waits: readonly number[];
}

/** The others get as much time as a step took, but a job need not wait longer than this. */
const LONGEST_REST_MS = 100;

/** A step that takes its process with it, for want of memory perhaps, would do so for ever. */
const MOST_VANISHED = 6;

/** Works on a claimed job, step by step, until it is over, paused, lost to another runner, or the runner stops. */
export async function runJob(job: ClaimedJob, kind: JobKind, options: RunOptions): Promise<void> {
  await runSteps(job, kind, options);
  // What this leaves behind, the clean-up of each hour erases.
  await eraseUnwanted(job.id).catch((thrown: unknown) => options.onFault(job.kind, thrown));
}

async function runSteps(job: ClaimedJob, kind: JobKind, options: RunOptions): Promise<void> {
  if (job.vanished >= MOST_VANISHED) return failJob(job, options, "codes.crashed");
  let standing: Standing | null = { cursor: job.cursor, counts: job.counts };
  for (let tries = 0; standing; ) {
    if (options.stop.aborted) return giveBack(job, options);
    const began = performance.now();
    try {
      standing = await takeStep(job, kind, standing, options);
      tries = 0;
      await rest(Math.min(LONGEST_REST_MS, performance.now() - began), options);
    } catch (thrown) {
      const refusal = thrown instanceof AppError && !PASSING.includes(thrown.code) ? thrown : null;
      const wait = options.waits[tries++];
      if (!(thrown instanceof AppError)) options.onFault(job.kind, thrown);
      if (refusal || wait === undefined) return failJob(job, options, problemOf(thrown));
      await rest(wait, options);
    }
  }
}

type Wish = HeldJob["wish"];
const OF_WISH = { pause: "paused", cancel: "cancelled" } as const;

/** Errors that the next try may not meet. */
const PASSING: readonly string[] = ["unavailable", "internal"];

/** Where the job stands after a step; null when this runner has nothing more to do with it. */
async function takeStep(job: ClaimedJob, kind: JobKind, { cursor, counts }: Standing, options: RunOptions): Promise<Standing | null> {
  const time = now();
  const owner = await ownerActor(job.ownerId, time);
  const step = await kind.step({ jobId: job.id, run: options.owner, input: job.input, cursor, counts, owner, time });
  if (typeof step !== "function") {
    const next = { cursor: step.advance.cursor, counts: added(counts, step.advance) };
    const progress = keepingProgress(job.id, cursor, next, leaseOf(options), new Date(now()));
    const held = await writeAside([progress, ...step.statements]);
    if (held !== null) {
      step.held?.(held);
      return next;
    }
  }
  const write = typeof step === "function" ? step : anew;
  const { timeout, serializable } = kind;
  return transaction(
    async (tx) => {
      const held = await holdJob(tx, job.id, leaseOf(options));
      if (!held) return null;
      if (held.wish) {
        await leaveJob(tx, job.id, OF_WISH[held.wish], new Date(now()));
        return null;
      }
      // A step stood, but the word of it was lost.
      if (held.cursor !== cursor) return { cursor: held.cursor, counts: held.counts };
      const advance = await write(tx);
      const next = { cursor: advance.cursor, counts: added(counts, advance) };
      await saveProgress(tx, job.id, next, leaseOf(options), new Date(now()));
      if (!advance.end) return next;
      await leaveJob(tx, job.id, advance.end.problem === undefined ? "done" : "failed", new Date(now()), advance.end);
      return null;
    },
    { ...(timeout !== undefined && { timeout }), ...(serializable !== undefined && { serializable }) },
  );
}

/** Behind `holdJob`, which has looked for another runner and for wishes: what else stood in the way is gone at the next try. */
async function anew(): Promise<never> {
  throw new AppError("unavailable");
}

function added(counts: JobCounts, { total, finished = 0, skipped = 0, failed = 0 }: Advance): JobCounts {
  return {
    total: total ?? counts.total,
    finished: counts.finished + finished,
    skipped: counts.skipped + skipped,
    failed: counts.failed + failed,
  };
}

/** Waits, or not any longer when the runner has to stop. */
function rest(ms: number, { stop }: RunOptions): Promise<void> {
  return pause(ms, undefined, { signal: stop }).catch(() => undefined);
}

async function failJob({ id, kind }: ClaimedJob, options: RunOptions, problem: string): Promise<void> {
  await leave(id, kind, options, (tx) => leaveJob(tx, id, "failed", new Date(now()), { problem }));
}

/** Lets another runner go on at once, unless it was to end or pause anyway. */
async function giveBack({ id, kind }: ClaimedJob, options: RunOptions): Promise<void> {
  await leave(id, kind, options, (tx, wish) => leaveJob(tx, id, wish ? OF_WISH[wish] : "waiting", new Date(now())));
}

/** When the database does not answer, the lease runs out and the next runner goes on. */
async function leave(id: number, kind: string, options: RunOptions, write: (tx: Tx, wish: Wish) => Promise<void>) {
  await transaction(async (tx) => {
    const held = await holdJob(tx, id, leaseOf(options));
    if (held) await write(tx, held.wish);
  }).catch((thrown: unknown) => options.onFault(kind, thrown));
}

function leaseOf({ owner, leaseMs }: RunOptions): Lease {
  return { owner, until: new Date(now() + leaseMs) };
}

/** Why a job failed, as a code that pages have a sentence for; nothing of what the database said. */
function problemOf(thrown: unknown): string {
  if (!(thrown instanceof AppError)) return "codes.internal";
  const [issue] = thrown.detail.issues ?? [];
  return issue ? `rules.${issue.rule}` : `codes.${thrown.code}`;
}
