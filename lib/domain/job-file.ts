import { z } from "zod";
import type { JobRecord } from "./job";

/** How long the file of a job can be fetched after the job's end, in ms. */
export const FILE_KEPT = 86_400_000;

const madeFile = z.object({ name: z.string(), rows: z.number(), size: z.number() });
/** What a job that makes a file tells at its end: the file's name, how many rows it holds, and its size in bytes. */
export type MadeFile = z.output<typeof madeFile>;

/** A file that can be fetched until `until`. */
export interface JobFile extends MadeFile {
  readonly until: Date;
}

/** The file of a job at `now` (ms); null when it made none or the file is gone. */
export function fileOf({ state, result, endedAt }: Pick<JobRecord, "state" | "result" | "endedAt">, now: number): JobFile | null {
  if (state !== "done" || result === null || !endedAt) return null;
  const made = madeFile.safeParse(JSON.parse(result));
  const until = new Date(endedAt.getTime() + FILE_KEPT);
  return made.success && until.getTime() > now ? { ...made.data, until } : null;
}
