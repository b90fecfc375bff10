import { z } from "zod";
import { ENDED_STATES, JOB_STATES, type JobAct, type JobRecord, type JobScope, type JobState, LIVE_STATES } from "@/lib/domain/job";
import type { Window } from "@/lib/domain/listing";
import { db, type Tx } from "./client";
import { closeJob } from "./job-end";
import { write } from "./statement";

/** A job to be made. */
export interface NewJob {
  /** A name of `lib/jobs/kinds`. */
  readonly kind: string;
  /** Who asked; id null for the program itself. */
  readonly owner: { readonly id: number | null; readonly name: string };
  /** What the kind's schema reads; kept as JSON, in the open. Secrets belong into sealed rows. */
  readonly input: unknown;
  /** What the sentence that names the job is filled with. */
  readonly scope: JobScope;
  readonly total?: number;
  readonly createdAt: Date;
  /** Later than `createdAt` for a job that can be taken back until then. */
  readonly startsAt?: Date;
  /** Waits for `startDraft`. */
  readonly draft?: boolean;
}

/** Makes a job; its id. It begins once the transaction stands: call `wakeJobs` of `lib/jobs/wake` after it. */
export async function createJob(tx: Tx, { kind, owner, input, scope, total, createdAt, startsAt, draft }: NewJob): Promise<number> {
  const begins = startsAt ?? createdAt;
  const state: JobState = draft ? "draft" : begins > createdAt ? "scheduled" : "waiting";
  const { id } = await tx.job.create({
    data: {
      ...{ kind, state, createdAt, startsAt: begins, changedAt: createdAt, ownerId: owner.id, ownerName: owner.name },
      ...{ total: total ?? null, input: JSON.stringify({ scope, input }) },
    },
    select: { id: true },
  });
  return id;
}

/** Gives a draft of this owner the word to begin at `startsAt`; whether it was there. */
export async function startDraft(tx: Tx, id: number, ownerId: number, now: Date, startsAt = now): Promise<boolean> {
  const data = { state: startsAt > now ? "scheduled" : "waiting", startsAt, changedAt: now };
  return (await tx.job.updateMany({ where: { id, ownerId, state: "draft" }, data })).count === 1;
}

/** Asks something of a job: at once, or through its runner while it runs. Whether its state still allowed it. */
export async function askJob(tx: Tx, id: number, act: JobAct, now: Date): Promise<boolean> {
  const changed = await write(ASK[act], [now, id], tx);
  if (changed > 0 && act === "cancel") {
    const over = await tx.job.updateMany({ where: { id, state: "cancelled" }, data: { endedAt: now } });
    if (over.count > 0) await closeJob(tx, id, now);
  }
  return changed > 0;
}

const ASK: Readonly<Record<JobAct, string>> = {
  pause: `UPDATE jobs SET wish = CASE WHEN state = 'running' THEN 'pause' END,
      state = CASE WHEN state = 'running' THEN state ELSE 'paused' END, changed_at = ?
    WHERE id = ? AND (state = 'waiting' OR state = 'running' AND wish IS NULL)`,
  resume: `UPDATE jobs SET wish = NULL, state = CASE WHEN state = 'running' THEN state ELSE 'waiting' END, changed_at = ?
    WHERE id = ? AND (state = 'paused' OR state = 'running' AND wish = 'pause')`,
  cancel: `UPDATE jobs SET wish = CASE WHEN state = 'running' THEN 'cancel' END,
      state = CASE WHEN state = 'running' THEN state ELSE 'cancelled' END, changed_at = ?
    WHERE id = ? AND state IN ('scheduled', 'waiting', 'running', 'paused')`,
};

/** Which jobs a list shows; drafts never. */
export interface JobFilter {
  /** Null for everybody's. */
  readonly ownerId: number | null;
  readonly states: readonly JobState[] | null;
}

/** Jobs of a filter, newest first. */
export async function listJobs({ ownerId, states }: JobFilter, { limit, offset }: Window): Promise<JobRecord[]> {
  const where = whereOf({ ownerId, states });
  return (await db().job.findMany({ where, orderBy: { id: "desc" }, take: limit, skip: offset })).map(recordOf);
}

/** How many jobs of an owner, null for everybody's, are in each state. */
export async function countJobs(ownerId: number | null): Promise<Partial<Record<JobState, number>>> {
  const groups = await db().job.groupBy({ by: ["state"], where: whereOf({ ownerId, states: null }), _count: true });
  return Object.fromEntries(groups.map(({ state, _count }) => [stateOf.parse(state), _count]));
}

/** The job with this id, or null; drafts are none. */
export async function readJob(on: Tx, id: number): Promise<JobRecord | null> {
  const row = await on.job.findFirst({ where: { id, state: { not: "draft" } } });
  return row && recordOf(row);
}

/** The jobs of an owner that are not over, and those that ended at `since` or later; newest first, at most `limit`. */
export async function recentJobs(ownerId: number, since: Date, limit: number): Promise<JobRecord[]> {
  const where = { ownerId, OR: [{ state: { in: [...LIVE_STATES] } }, { endedAt: { gte: since } }] };
  return (await db().job.findMany({ where, orderBy: { id: "desc" }, take: limit })).map(recordOf);
}

function whereOf({ ownerId, states }: JobFilter) {
  const shown = states ?? [...LIVE_STATES, ...ENDED_STATES];
  return { ...(ownerId !== null && { ownerId }), state: { in: [...shown] } };
}

type JobRow = Awaited<ReturnType<Tx["job"]["findMany"]>>[number];

const told = z.object({ scope: z.record(z.string(), z.union([z.string(), z.number()])), input: z.unknown() });
const stateOf = z.enum(JOB_STATES);
const wishOf = z.enum(["pause", "cancel"]).nullable();

/** What `createJob` kept of a job's input. */
export function inputOf(stored: string): { scope: JobScope; input: unknown } {
  return told.parse(JSON.parse(stored));
}

/** A row of the table as pages show it. */
function recordOf({
  input,
  cursor: _cursor,
  leaseOwner: _owner,
  leaseUntil: _until,
  vanished: _vanished,
  state,
  wish,
  ...row
}: JobRow): JobRecord {
  return { ...row, state: stateOf.parse(state), wish: wishOf.parse(wish), scope: inputOf(input).scope };
}
