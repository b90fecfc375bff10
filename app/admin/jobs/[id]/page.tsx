import { Download, RotateCw } from "lucide-react";
import type { Metadata } from "next";
import { LiveRefresh } from "@/components/jobs/live-refresh";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import { ButtonLink, FileLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { ProgressBar } from "@/components/ui/progress-bar";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { actsOn, isOver, percentOf } from "@/lib/domain/job";
import { paceText, speedSince } from "@/lib/domain/job-speed";
import { archiveTold } from "@/lib/domain/log-archive";
import { exportedLog } from "@/lib/domain/log-export-job";
import { isMoving } from "@/lib/domain/tray-job";
import { paths } from "@/lib/paths";
import { formats } from "@/lib/web/formats";
import { offeredFile } from "@/lib/web/job-file";
import { jobWords, trayJob } from "@/lib/web/job-words";
import { mayAct, shownJob } from "@/lib/web/jobs";
import { requireUser } from "@/lib/web/load";
import { texts } from "@/lib/web/texts";
import { askJob } from "../../../actions/jobs";
import { JobState, Owner } from "../job-cells";
import { MadeFile } from "./made-file";

interface JobPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: JobPageProps): Promise<Metadata> {
  return { title: (await jobWords()).title(await shownJob((await params).id)) };
}

export default async function JobPage({ params }: JobPageProps) {
  const job = await shownJob((await params).id);
  const [actor, words, shell, { time, number }] = await Promise.all([requireUser(), jobWords(), texts("shell"), formats()]);
  const { t } = words;
  const pk = String(job.id);
  const acts = actsOn(job).filter((act) => job.ownerId === actor.user.id || mayAct(actor, act, pk));
  const file = offeredFile(actor, job);
  const pace = paceText(trayJob(job, words, file), speedSince(job), { rate: t("rate"), seconds: t("seconds"), minutes: t("minutes") });
  const undone = job.skipped + job.failed > 0;
  const files = archiveTold(job.result);
  const moment = (at: Date | null) => (at ? <Time of={time(at)} absolute /> : "—");
  return (
    <Page
      title={words.title(job)}
      crumbs={[{ label: shell("system") }, { label: t("title"), href: paths.jobs }]}
      crumbsLabel={shell("breadcrumb")}
      acts={
        <>
          {!isOver(job) && (
            <ButtonLink href={paths.job(job.id)} look="ghost">
              <Icon of={RotateCw} />
              {t("refresh")}
            </ButtonLink>
          )}
          {acts.map((act) => (
            <ActionForm key={act} action={askJob.bind(null, pk, act)} className="grid gap-2">
              <SubmitButton look={act === "cancel" ? "bad" : "plain"}>{t(act)}</SubmitButton>
            </ActionForm>
          ))}
          {undone && (
            <FileLink href={paths.jobReport(job.id)}>
              <Icon of={Download} />
              {t("report")}
            </FileLink>
          )}
        </>
      }
    >
      {isMoving(job) && <LiveRefresh />}
      <div className="grid max-w-160 gap-5 px-6 pb-6 max-sm:px-4">
        {job.problem !== null && (
          <Note look="danger">
            <p className="font-semibold">{t("whyFailed")}</p>
            <p>{words.problem(job.problem)}</p>
          </Note>
        )}
        <div className="grid gap-2">
          <p className="flex items-center justify-between gap-3 text-sm">
            <JobState job={job} words={words} />
            <span className="text-right text-ink-3 tabular-nums">{[words.progress(job), pace].filter(Boolean).join(" · ")}</span>
          </p>
          <ProgressBar label={words.title(job)} percent={percentOf(job)} still={job.state !== "running" && job.state !== "done"} />
          {acts.includes("cancel") && job.startedAt !== null && (
            <p className="text-xs text-ink-3">{t(exportedLog(job.kind) ? "cancelErases" : "cancelKeeps")}</p>
          )}
          {undone && <p className="text-xs text-ink-3">{t("reportLead")}</p>}
        </div>
        <MadeFile job={job} file={file} />
        <DescriptionList
          items={[
            { name: t("finished"), value: number(job.finished) },
            { name: t("skipped"), value: number(job.skipped) },
            { name: t("failed"), value: number(job.failed) },
            { name: t("owner"), value: <Owner job={job} words={words} /> },
            { name: t("created"), value: moment(job.createdAt) },
            { name: t("started"), value: moment(job.startedAt) },
            { name: t("ended"), value: moment(job.endedAt) },
            ...(files.length > 0
              ? [{ name: t("archive"), value: files.map((file) => <p key={file.name}>{t("archiveFile", file)}</p>) }]
              : []),
            { name: t("number"), value: <span className="font-mono text-xs">{pk}</span> },
          ]}
        />
      </div>
    </Page>
  );
}
