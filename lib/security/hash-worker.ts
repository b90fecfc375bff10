import { pbkdf2Sync, timingSafeEqual } from "node:crypto";
import { parentPort } from "node:worker_threads";
import { compareSync, hashSync } from "bcryptjs";

/** One piece of hashing. `text` has already the form that bcrypt is given. */
export type HashJob =
  | { readonly kind: "hash"; readonly text: string; readonly cost: number }
  | { readonly kind: "compare"; readonly text: string; readonly stored: string }
  | { readonly kind: "pbkdf2"; readonly text: string; readonly iterations: number; readonly salt: string; readonly expected: Uint8Array };

/** The answer to a job: the hash made, or whether the text fits. */
export type HashResult = string | boolean;

/** Does a job, for as long as it takes: only for a worker thread. */
function work(job: HashJob): HashResult {
  if (job.kind === "hash") return hashSync(job.text, job.cost);
  if (job.kind === "compare") return compareSync(job.text, job.stored);
  return timingSafeEqual(pbkdf2Sync(job.text, job.salt, job.iterations, job.expected.length, "sha256"), job.expected);
}

parentPort?.on("message", (job: HashJob) => parentPort?.postMessage(work(job)));
