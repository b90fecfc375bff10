import type { TrayJob } from "./tray-job";

/** How fast a job is, since this page first saw it run. */
export interface Speed {
  /** When and where the measuring began; ms of any steady clock. */
  readonly from: { readonly at: number; readonly done: number };
  readonly perSecond: number;
}

export type Speeds = ReadonlyMap<number, Speed>;

/** The speeds after another look at the jobs. A job that stands still is measured anew when it runs again. */
export function measured(before: Speeds, jobs: readonly TrayJob[], at: number): Speeds {
  return new Map(
    jobs
      .filter(({ state }) => state === "running")
      .map(({ id, done }) => {
        const from = before.get(id)?.from ?? { at, done };
        const seconds = (at - from.at) / 1_000;
        return [id, { from, perSecond: seconds > 0 ? (done - from.done) / seconds : 0 }];
      }),
  );
}

/** How many seconds a job will take at its speed; null when nobody can tell. */
export function secondsLeft({ total, done }: TrayJob, speed: Speed | undefined): number | null {
  if (total === null || !speed || speed.perSecond <= 0) return null;
  return Math.max(1, Math.round((total - done) / speed.perSecond));
}
