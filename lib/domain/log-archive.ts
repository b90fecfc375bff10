import { z } from "zod";
import type { LogName } from "./log";

/**
 * A file of rows that left a log: NDJSON in members of gzip, one behind the other. `size` bytes and `rows` rows of it are certain: what
 * stands behind them was written by a step that did not come to its end, and is cut off. Only the run (see `Lease`) of this name writes to it.
 */
export const archiveFile = z.object({ name: z.string(), size: z.number(), rows: z.number(), run: z.string() });
export type ArchiveFile = z.output<typeof archiveFile>;

/** What a removal tells of its files, in its receipt and as the result of its job. */
const toldArchive = z.object({ archive: z.array(z.object({ name: z.string(), rows: z.number() })).default([]) });
type ToldArchive = z.output<typeof toldArchive>;

/** As the receipt and the job tell it; nothing without files. */
export function tellArchive(files: readonly ArchiveFile[]): Partial<ToldArchive> {
  const filled = files.filter(({ rows }) => rows > 0);
  return filled.length === 0 ? {} : { archive: filled.map(({ name, rows }) => ({ name, rows })) };
}

/** The files that the result of a job, or the scope of a receipt, tells of. */
export function archiveTold(json: string | null): ToldArchive["archive"] {
  return json === null ? [] : (toldArchive.safeParse(JSON.parse(json)).data?.archive ?? []);
}

/** Why rows could not be archived, as a job keeps it: the volume is full, or the directory or file cannot be written. */
const ARCHIVE_PROBLEMS = ["codes.archive_full", "codes.archive_unwritable"] as const;
export type ArchiveProblem = (typeof ARCHIVE_PROBLEMS)[number];

/** Whether a job failed with such a problem. */
export function isArchiveProblem(problem: string | null): problem is ArchiveProblem {
  return ARCHIVE_PROBLEMS.some((one) => one === problem);
}

/** The place where rows are archived before retention deletes them. */
export interface ArchivePlace {
  readonly directory: string;
  /** `absent`: the first run makes it. */
  readonly state: "ready" | "absent" | "unwritable";
  /** The last file of each log that has one; `bytes` null when it is not there any more. */
  readonly files: readonly { readonly log: LogName; readonly name: string; readonly rows: number; readonly bytes: number | null }[];
}
