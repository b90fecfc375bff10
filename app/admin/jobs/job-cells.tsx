import type { ReactNode } from "react";
import { State } from "@/components/ui/badge";
import { PageLink } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Time } from "@/components/ui/time";
import { isOver, type JobRecord, percentOf } from "@/lib/domain/job";
import { paths } from "@/lib/paths";
import type { formats } from "@/lib/web/formats";
import type { JobColumn } from "@/lib/web/job-list";
import { isBad, type JobWords } from "@/lib/web/job-words";

type Formats = Awaited<ReturnType<typeof formats>>;

/** The cells of one job in the list. */
export function jobCells(job: JobRecord, words: JobWords, { time }: Formats): Record<JobColumn, ReactNode> {
  const moment = (at: Date | null) => (at ? <Time of={time(at)} /> : <span className="text-ink-3">—</span>);
  return {
    job: (
      <PageLink
        href={paths.job(job.id)}
        className="block min-w-0 truncate rounded-sm font-semibold -outline-offset-2 before:absolute before:inset-0 hover:underline"
      >
        {words.title(job)}
      </PageLink>
    ),
    owner: <Owner job={job} words={words} />,
    state: <JobState job={job} words={words} />,
    progress: <Progress job={job} words={words} />,
    started: moment(job.startedAt),
    ended: moment(job.endedAt),
    number: <span className="font-mono text-xs tabular-nums">{job.id}</span>,
  };
}

/** Whose job it is. */
export function Owner({ job: { ownerId, ownerName }, words: { t } }: { job: JobRecord; words: JobWords }) {
  return ownerId === null && ownerName === "" ? <span className="text-ink-3">{t("theProgram")}</span> : ownerName;
}

/** The state as a mark and a word. */
export function JobState({ job, words }: { job: JobRecord; words: JobWords }) {
  return <State of={lookOf(job)}>{words.state(job)}</State>;
}

/** Counts in words, and a line while the job is not over. */
function Progress({ job, words }: { job: JobRecord; words: JobWords }) {
  if (isOver(job)) return <span className="text-ink-3 tabular-nums">{words.progress(job)}</span>;
  return (
    <span className="flex items-center gap-3">
      <span className="w-24 max-sm:hidden">
        <ProgressBar label={words.title(job)} percent={percentOf(job)} still={job.state === "paused"} />
      </span>
      <span className="text-ink-3 tabular-nums">{words.progress(job)}</span>
    </span>
  );
}

function lookOf(job: JobRecord): "on" | "off" | "warning" | "bad" {
  if (job.state === "failed") return "bad";
  if (job.state === "done" || job.state === "running") return isBad(job) ? "warning" : "on";
  return "off";
}
