import { actorId, type Principal, type UserActor } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { db } from "../db/client";
import { eraseUnwanted, readParts } from "../db/job-parts";
import { type MaterialRow, readRows } from "../db/job-rows";
import { askJob, countJobs, listJobs as readJobs, readJob as readOne, recentJobs } from "../db/jobs";
import { transaction } from "../db/transaction";
import type { JobAct, JobRecord, JobState } from "../domain/job";
import { fileOf, type JobFile } from "../domain/job-file";
import type { Window } from "../domain/listing";
import { exportedLog } from "../domain/log-export-job";
import { primaryKey } from "../domain/primary-key";
import type { Subject } from "../domain/rights";
import { AppError, invalid } from "../errors";
import { wakeJobs } from "../jobs/wake";
import { exploreErrors, exploreLogins, exploreOperations } from "./log-explorer";

/** How long the tray shows a job that is over, in ms. */
const SHOWN_AFTER = 5 * 60_000;
const IN_TRAY = 20;
const PART = 500;
const EXPLORE = { login: exploreLogins, op: exploreOperations, error: exploreErrors } as const;

/** A page of the jobs, newest first, and how many are in each state. With `own` in the parameters those of the caller, by no right. */
export const listJobs = operation({
  at: ["GET", "/admin/jobs/"],
  self: saysOwn,
  target: async (actor: Principal, { own }: Params): Promise<number | null> => (own ? (actorId(actor) ?? 0) : null),
  run: async (
    _actor: Principal,
    ownerId: number | null,
    { states, window }: { readonly states: readonly JobState[] | null; readonly window: Window },
  ): Promise<{ counts: Partial<Record<JobState, number>>; jobs: readonly JobRecord[] }> => {
    const [counts, jobs] = await Promise.all([countJobs(ownerId), readJobs({ ownerId, states }, window)]);
    return { counts, jobs };
  },
});

/** The caller's jobs that are not over or ended in the last five minutes, newest first, at most 20. */
export const listRecentJobs = operation.signedIn("one's own jobs", {
  at: ["GET", "/admin/jobs/recent/"],
  run: ({ user, call }: UserActor): Promise<JobRecord[]> => recentJobs(user.id, new Date(call.time - SHOWN_AFTER), IN_TRAY),
});

/** One job. Raises `not_found`, with `own` in the parameters also for the job of somebody else. */
export const readJob = operation({
  at: ["GET", "/admin/jobs/{pk}/"],
  self: saysOwn,
  target: addressed,
  run: async (_actor: Principal, job: JobRecord): Promise<JobRecord> => job,
});

/** The rows of a job that have a verdict other than `done`, in order, part by part. Raises as `readJob`. */
export const readJobReport = operation({
  at: ["GET", "/admin/jobs/{pk}/"],
  self: saysOwn,
  target: addressed,
  run: async (_actor: Principal, { id }: JobRecord): Promise<AsyncIterable<readonly MaterialRow[]>> => told(id),
});

/**
 * The file that a job made of a log, part by part; needs the right to read that log of this moment too. Raises `not_found` also before the
 * job is done and when the file is gone.
 */
export const readJobFile = operation({
  at: ["GET", "/admin/jobs/{pk}/file/"],
  self: saysOwn,
  target: addressed,
  run: async (actor: Principal, job: JobRecord): Promise<JobFile & { readonly parts: AsyncIterable<Uint8Array> }> => {
    const [log, file] = [exportedLog(job.kind), fileOf(job, actor.call.time)];
    if (!log || !file) throw new AppError("not_found");
    EXPLORE[log].admit(actor, {});
    return { ...file, parts: readParts(job.id) };
  },
});

/** Has a job pause after its step. Raises `not_found` and, when it is too late, `invalid`. */
export const pauseJob = operation({
  at: ["POST", "/admin/jobs/{pk}/pause/"],
  self: saysOwn,
  target: addressed,
  run: (actor: Principal, job: JobRecord): Promise<void> => ask(actor, job, "pause"),
});

/** Has a paused job go on. Raises as `pauseJob`. */
export const resumeJob = operation({
  at: ["POST", "/admin/jobs/{pk}/resume/"],
  self: saysOwn,
  target: addressed,
  run: (actor: Principal, job: JobRecord): Promise<void> => ask(actor, job, "resume"),
});

/** Ends a job where it stands; what is done stays done. Before its start that is the way to take it back. Raises as `pauseJob`. */
export const cancelJob = operation({
  at: ["POST", "/admin/jobs/{pk}/cancel/"],
  self: saysOwn,
  target: addressed,
  run: (actor: Principal, job: JobRecord): Promise<void> => ask(actor, job, "cancel"),
});

/** The claim that a job is the caller's own; the target proves it. */
function saysOwn(_subject: Subject, { own }: Params): boolean {
  return own !== undefined;
}

async function addressed(actor: Principal, { pk, own }: Params): Promise<JobRecord> {
  const id = primaryKey(pk);
  const job = id === null ? null : await readOne(db(), id);
  if (!job || (own !== undefined && job.ownerId !== actorId(actor))) throw new AppError("not_found");
  return job;
}

async function ask({ call }: Principal, { id }: JobRecord, act: JobAct): Promise<void> {
  if (!(await transaction((tx) => askJob(tx, id, act, new Date(call.time))))) throw invalid(null, "job_moved_on");
  if (act === "resume") wakeJobs();
  if (act === "cancel") await eraseUnwanted(id);
}

async function* told(id: number): AsyncGenerator<readonly MaterialRow[]> {
  for (let from = 0; ; ) {
    const rows = await readRows(db(), id, from, PART);
    yield rows.filter(({ verdict }) => verdict !== null && verdict.level !== "done");
    const last = rows.at(-1);
    if (!last || rows.length < PART) return;
    from = last.position + 1;
  }
}
