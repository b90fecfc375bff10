import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/clock";
import type { JobRecord } from "@/lib/domain/job";
import { fileOf, type JobFile } from "@/lib/domain/job-file";
import { exportedLog } from "@/lib/domain/log-export-job";
import { paths } from "@/lib/paths";
import { readJobFile } from "@/lib/services/jobs";
import { download } from "./download";
import { jobParams } from "./job-params";
import { EXPLORE } from "./log-page";
import { may } from "./may";
import { currentActor } from "./visit";

/** The file of a job with its address; null when there is none or the reader may not have it. */
export function offeredFile(actor: Actor, job: JobRecord): (JobFile & { readonly href: string }) | null {
  const [log, file] = [exportedLog(job.kind), fileOf(job, now())];
  if (!log || !file || !may(actor, EXPLORE[log])) return null;
  const own = actor.kind === "user" && actor.user.id === job.ownerId;
  return own || may(actor, readJobFile, { pk: String(job.id) }) ? { ...file, href: paths.jobFile(job.id) } : null;
}

/** The file that a job made, packed as it lies in the database. */
export async function downloadFile(pk: string): Promise<Response> {
  const actor = await currentActor();
  return download({
    run: readJobFile,
    params: actor ? jobParams(actor, readJobFile, { pk }) : { pk },
    input: undefined,
    type: "application/gzip",
    name: ({ name }) => name,
    size: ({ size }) => size,
    pieces: ({ parts }) => parts,
  });
}
