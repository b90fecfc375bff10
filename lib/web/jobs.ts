import type { Actor } from "@/lib/access/actor";
import type { FormState } from "@/lib/domain/form-state";
import type { JobAct } from "@/lib/domain/job";
import type { TrayJob } from "@/lib/domain/tray-job";
import { cancelJob, listRecentJobs, pauseJob, readJob, resumeJob } from "@/lib/services/jobs";
import { offeredFile } from "./job-file";
import { jobParams } from "./job-params";
import { jobWords, trayJob } from "./job-words";
import { answerJson } from "./json-answer";
import { load, requireUser } from "./load";
import { may } from "./may";
import { submit } from "./submit";
import type { TextKey } from "./texts";

const ACTS = { pause: pauseJob, resume: resumeJob, cancel: cancelJob } as const;
const TOLD: Readonly<Record<JobAct, TextKey>> = { pause: "jobs.paused", resume: "jobs.resumed", cancel: "jobs.cancelledNow" };

/** Asks something of a job. */
export async function actOnJob(pk: string, act: JobAct, form: FormData): Promise<FormState> {
  const run = ACTS[act];
  const params = jobParams(await requireUser(), run, { pk });
  return submit(form, { run, params, read: () => undefined, after: () => ({ toast: { key: TOLD[act] } }) });
}

/** What may be asked of jobs of somebody else. */
export function mayAct(actor: Actor, act: JobAct, pk: string): boolean {
  return may(actor, ACTS[act], { pk });
}

/** One job, by right or as the own one. */
export async function shownJob(pk: string) {
  return load(readJob, jobParams(await requireUser(), readJob, { pk }), undefined);
}

/** The tray as the page around draws it first. */
export async function firstTray(): Promise<TrayJob[]> {
  const [actor, jobs, words] = await Promise.all([requireUser(), load(listRecentJobs, {}, undefined), jobWords()]);
  return jobs.map((job) => trayJob(job, words, offeredFile(actor, job)));
}

/** Answers the tray that looks again. */
export function answerTray(): Promise<Response> {
  return answerJson(async (actor) => {
    const [jobs, words] = await Promise.all([listRecentJobs(actor, {}, undefined), jobWords()]);
    return jobs.map((job) => trayJob(job, words, offeredFile(actor, job)));
  });
}
