/**
 * Where a job stands. A `draft` is material that waits for its word to begin: no runner takes it and no page lists it. `scheduled` waits
 * for its time, so that it can be taken back; `waiting` may begin.
 */
export const JOB_STATES = ["draft", "scheduled", "waiting", "running", "paused", "done", "failed", "cancelled"] as const;
export type JobState = (typeof JOB_STATES)[number];
/** The states of a job that is not over. */
export const LIVE_STATES = ["scheduled", "waiting", "running", "paused"] as const satisfies readonly JobState[];
/** The states of a job that is over. */
export const ENDED_STATES = ["done", "failed", "cancelled"] as const satisfies readonly JobState[];

/** What may be asked of a job that is not over. */
export const JOB_ACTS = ["pause", "resume", "cancel"] as const;
export type JobAct = (typeof JOB_ACTS)[number];

/** How far a job is; `total` null when nobody knows yet. */
export interface JobCounts {
  readonly total: number | null;
  readonly finished: number;
  readonly skipped: number;
  readonly failed: number;
}

/** What the sentence that names a job is filled with. */
export type JobScope = Readonly<Record<string, string | number>>;

/** A job as lists and pages show it. */
export interface JobRecord extends JobCounts {
  readonly id: number;
  readonly kind: string;
  readonly scope: JobScope;
  readonly ownerId: number | null;
  readonly ownerName: string;
  readonly state: JobState;
  /** What its runner was asked to do and has not done yet. */
  readonly wish: "pause" | "cancel" | null;
  /** What the kind has to tell at the end, as JSON. */
  readonly result: string | null;
  /** Why it failed: a code, such as `codes.forbidden` or `rules.changed_meanwhile`. */
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly startsAt: Date;
  readonly startedAt: Date | null;
  readonly changedAt: Date;
  readonly endedAt: Date | null;
}

/** What became of one row of a job's material. Texts are codes as in `JobRecord.problem`; `name` tells the row to people. */
export interface RowVerdict {
  readonly level: "done" | "skipped" | "warning" | "failed";
  readonly name: string;
  readonly problems: readonly {
    readonly field: string | null;
    readonly code: string;
    readonly params?: Readonly<Record<string, string | number>> | undefined;
  }[];
}

/** How much of a job is done, from 0 to 100; null while its size is unknown. Only a job that is over says 100. */
export function percentOf({ state, total, finished, skipped, failed }: JobCounts & { readonly state: JobState }): number | null {
  if (state === "done") return 100;
  if (total === null || total <= 0) return null;
  return Math.min(99, Math.floor((100 * (finished + skipped + failed)) / total));
}

/** Whether a job has ended, well or not. */
export function isOver({ state }: { readonly state: JobState }): boolean {
  return ENDED_STATES.some((one) => one === state);
}

/** What may be asked of a job in this state. */
export function actsOn({ state, wish }: Pick<JobRecord, "state" | "wish">): readonly JobAct[] {
  if (state === "running") return wish === null ? ["pause", "cancel"] : wish === "pause" ? ["resume", "cancel"] : [];
  if (state === "waiting") return ["pause", "cancel"];
  if (state === "paused") return ["resume", "cancel"];
  return state === "scheduled" ? ["cancel"] : [];
}
