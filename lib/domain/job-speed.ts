import type { JobRecord } from "./job";
import type { TrayJob } from "./tray-job";

/** How fast a job is, since this page first saw it run. */
export interface Speed {
  /** When and where the measuring began; ms of any steady clock. */
  readonly from: { readonly at: number; readonly done: number };
  readonly perSecond: number;
}

/** With `{rate}` and `{left}`, and `{count}`. */
export type SpeedTexts = Readonly<Record<"rate" | "seconds" | "minutes", string>>;

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

/** The speed of a job from its beginning to its last step. */
export function speedSince({ startedAt, changedAt, finished, skipped, failed }: JobRecord): Speed | undefined {
  if (!startedAt || changedAt <= startedAt) return undefined;
  const perSecond = (1_000 * (finished + skipped + failed)) / (changedAt.getTime() - startedAt.getTime());
  return { from: { at: startedAt.getTime(), done: 0 }, perSecond };
}

/** `1,500/s, 40 s left` while a job runs; `""` when nobody can tell. */
export function paceText(job: TrayJob, speed: Speed | undefined, texts: SpeedTexts): string {
  const seconds = job.state === "running" ? secondsLeft(job, speed) : null;
  if (seconds === null || !speed) return "";
  const left =
    seconds < 90 ? texts.seconds.replace("{count}", String(seconds)) : texts.minutes.replace("{count}", String(Math.ceil(seconds / 60)));
  const rate = speed.perSecond < 10 ? speed.perSecond.toFixed(1) : Math.round(speed.perSecond).toLocaleString("en");
  return texts.rate.replace("{rate}", rate).replace("{left}", left);
}
