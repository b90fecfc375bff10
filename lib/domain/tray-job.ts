import type { JobAct, JobState } from "./job";

/** A job as the tray of the top bar shows it; all texts are in the reader's language. */
export interface TrayJob {
  readonly id: number;
  readonly href: string;
  readonly title: string;
  readonly state: JobState;
  /** What may be asked of it, each with the name of its button. */
  readonly acts: readonly { readonly act: JobAct; readonly label: string }[];
  readonly percent: number | null;
  /** How many pieces are done, and how many there are. */
  readonly done: number;
  readonly total: number | null;
  /** `68,200 of 100,400`, or the outcome when it is over. */
  readonly progress: string;
  /** What a message says when it is over: `Import of 240 users: done`. */
  readonly told: string;
  /** Whether it failed or left something undone. */
  readonly bad: boolean;
  /** The file that it made, while that can be fetched. */
  readonly file: { readonly href: string; readonly label: string } | null;
}

/** Whether a job moves by itself, so that somebody who looks wants to see it move. */
export function isMoving({ state }: { readonly state: JobState }): boolean {
  return state === "running" || state === "waiting" || state === "scheduled";
}
