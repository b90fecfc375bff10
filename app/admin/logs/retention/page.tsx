import type { Metadata } from "next";
import { DescriptionList } from "@/components/ui/description-list";
import { ButtonLink, PageLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Time } from "@/components/ui/time";
import type { ArchivePlace } from "@/lib/domain/log-archive";
import { type RetentionFacts, steadyRows } from "@/lib/domain/retention";
import { paths } from "@/lib/paths";
import { readArchive, readRetention } from "@/lib/services/retention";
import { listSettings } from "@/lib/services/settings";
import { formats } from "@/lib/web/formats";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { KeepingFrame } from "../keeping-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("removals"))("retention") };
}

export default async function RetentionPage() {
  const [logs, archive] = [await load(readRetention, {}, undefined), await load(readArchive, {}, undefined)];
  const [t, actor] = [await texts("removals"), await requireUser()];
  return (
    <KeepingFrame
      current={paths.retention}
      title={t("retention")}
      acts={may(actor, listSettings) && <ButtonLink href={paths.settings}>{t("changeDays")}</ButtonLink>}
    >
      <div className="grid gap-5 px-6 py-4 text-sm max-sm:px-4">
        <div className="grid max-w-160 gap-1 text-ink-2">
          <p>{t("retentionLead")}</p>
          {archive ? (
            <p>
              {t("archived")} <code className="font-mono text-xs break-all">{archive.directory}</code>
            </p>
          ) : (
            <p>{t("notArchived")}</p>
          )}
        </div>
        {archive?.state === "unwritable" && (
          <Note look="danger">
            <p>{t("unwritable")}</p>
          </Note>
        )}
        {logs.map(
          ({ log, last }) =>
            last?.unarchived && (
              <Note key={log} look="danger">
                <p>{t("unarchived", { log: t(`log.${log}`) })}</p>
                <PageLink href={paths.job(last.jobId)} className="rounded-sm underline">
                  {t("lateRun")}
                </PageLink>
              </Note>
            ),
        )}
        {logs
          .filter(({ late }) => late)
          .map(({ log, days, daysLate, last }) => (
            <Note key={log} look="warning">
              <p>{t("late", { log: t(`log.${log}`), days, late: daysLate })}</p>
              {last && (
                <PageLink href={paths.job(last.jobId)} className="rounded-sm underline">
                  {t("lateRun")}
                </PageLink>
              )}
            </Note>
          ))}
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,21rem),1fr))] gap-x-10 gap-y-6">
          {logs.map((facts) => (
            <section key={facts.log} className="grid content-start gap-2 border-t border-line pt-3">
              <h2 className="text-base">{t(`log.${facts.log}`)}</h2>
              <Facts facts={facts} archive={archive} />
            </section>
          ))}
        </div>
      </div>
    </KeepingFrame>
  );
}

async function Facts({ facts, archive }: { facts: RetentionFacts; archive: ArchivePlace | null }) {
  const [t, { number, size, time }] = await Promise.all([texts("removals"), formats()]);
  const { days, oldest, rows, perDay, bytesPerRow, last, next, due } = facts;
  const moment = (at: Date) => <Time of={time(at)} absolute />;
  const steady = steadyRows(facts);
  const file = archive?.files.find(({ log }) => log === facts.log);
  return (
    <DescriptionList
      wide
      items={[
        { name: t("keeps"), value: days === 0 ? t("keepsAll") : t("keepsDays", { days }) },
        { name: t("holds"), value: <span className="tabular-nums">{number(rows)}</span> },
        { name: t("oldest"), value: oldest ? moment(oldest) : "—" },
        { name: t("growth"), value: t("perDay", { rows: number(Math.round(perDay)), size: size(perDay * bytesPerRow) }) },
        { name: t("predicted"), value: t("size", { rows: number(steady), size: size(steady * bytesPerRow) }) },
        {
          name: t("lastRun"),
          value: last ? (
            <PageLink href={paths.job(last.jobId)} className="rounded-sm underline">
              {moment(last.at)} · {t("removed", { count: last.rows })}
            </PageLink>
          ) : (
            t("notYet")
          ),
        },
        ...(file
          ? [
              {
                name: t("lastArchive"),
                value: (
                  <span className="break-all">
                    {file.name} · {t("rowsOf", { count: file.rows })} · {file.bytes === null ? t("moved") : size(file.bytes)}
                  </span>
                ),
              },
            ]
          : []),
        { name: t("nextRun"), value: next === null ? t("never") : due ? t("soon") : moment(next) },
      ]}
    />
  );
}
