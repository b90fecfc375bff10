import { actsOn, isOver, type JobAct, type JobRecord, percentOf } from "@/lib/domain/job";
import type { TrayJob } from "@/lib/domain/tray-job";
import { paths } from "@/lib/paths";
import { en } from "@/messages/en";
import { formats } from "./formats";
import { texts } from "./texts";

/** How pages tell jobs in the reader's language. */
export async function jobWords() {
  const [t, errors, { number, locale }] = await Promise.all([texts("jobs"), texts("errors"), formats()]);
  const title = ({ kind, scope }: Pick<JobRecord, "kind" | "scope">) =>
    isName(en.jobs.kinds, kind) ? t(`kinds.${kind}`, { more: 0, ...scope }) : t("kinds.unknown");
  const state = ({ state: now, wish }: JobRecord) => (wish ? t(`wishes.${wish}`) : t(`states.${now}`));
  const counted = (job: JobRecord) =>
    (["finished", "skipped", "failed"] as const).flatMap((name) =>
      job[name] > 0 ? [t(`${name}Count`, { count: number(job[name]) })] : [],
    );
  /** How far it is while it is not over, then what came of it. */
  const progress = (job: JobRecord) => {
    if (isOver(job)) return counted(job).join(COMMAS[locale]) || t("nothingDone");
    const done = doneOf(job);
    if (job.startedAt === null) return t("notBegun");
    return job.total === null ? t("soFar", { done: number(done) }) : t("ofTotal", { done: number(done), total: number(job.total) });
  };
  /** The sentence of a code such as `codes.forbidden`; `params` fill it. */
  const problem = (code: string, params: Readonly<Record<string, string | number>> = {}) => {
    const [group, name = ""] = code.split(".");
    if (group === "rules" && isName(en.errors.rules, name)) return errors(`rules.${name}`, { ...params });
    return isName(en.jobs.problems, name) ? t(`problems.${name}`) : t("problems.unknown");
  };
  const label = (act: JobAct, job: JobRecord) => t(`${act}Named`, { job: title(job) });
  return { t, title, state, progress, problem, label };
}

const COMMAS = { en: ", ", zh: "，" } as const;

export type JobWords = Awaited<ReturnType<typeof jobWords>>;

/** A job for the tray of its owner, with the file that it made. */
export function trayJob(job: JobRecord, words: JobWords, file: { readonly href: string } | null): TrayJob {
  const { id, state, total } = job;
  return {
    ...{ id, state, total, href: paths.job(id), title: words.title(job), percent: percentOf(job), done: doneOf(job) },
    acts: actsOn(job).map((act) => ({ act, label: words.label(act, job) })),
    progress: isOver(job) || job.wish === null ? words.progress(job) : words.state(job),
    told: words.t("told", { job: words.title(job), state: words.state(job) }),
    bad: isBad(job),
    file: file && { href: file.href, label: words.t("downloadNamed", { job: words.title(job) }) },
  };
}

/** Whether a job failed, or left some of it undone. */
export function isBad({ state, failed }: Pick<JobRecord, "state" | "failed">): boolean {
  return state === "failed" || failed > 0;
}

function doneOf({ finished, skipped, failed }: JobRecord): number {
  return finished + skipped + failed;
}

function isName<T extends object>(names: T, name: string): name is keyof T & string {
  return Object.hasOwn(names, name);
}
