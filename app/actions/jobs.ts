"use server";

import type { FormState } from "@/lib/domain/form-state";
import { JOB_ACTS, type JobAct } from "@/lib/domain/job";
import { actOnJob } from "@/lib/web/jobs";

/** Pauses, resumes or cancels a job from its page. */
export async function askJob(pk: string, act: JobAct, _before: FormState, form: FormData): Promise<FormState> {
  return actOnJob(pk, act, form);
}

/** As `askJob`, from the tray, whose form names job and act; a refusal shows in the tray itself. */
export async function askJobOfTray(form: FormData): Promise<void> {
  const act = JOB_ACTS.find((one) => one === form.get("act"));
  if (act) await actOnJob(String(form.get("pk")), act, form);
}
