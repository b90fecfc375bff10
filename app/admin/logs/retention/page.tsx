import type { Metadata } from "next";
import { DescriptionList } from "@/components/ui/description-list";
import { ButtonLink, PageLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Time } from "@/components/ui/time";
import { type RetentionFacts, steadyRows } from "@/lib/domain/retention";
import { paths } from "@/lib/paths";
import { readRetention } from "@/lib/services/retention";
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
  const logs = await load(readRetention, {}, undefined);
  const [t, actor] = [await texts("removals"), await requireUser()];
  return (
    <KeepingFrame
      current={paths.retention}
      title={t("retention")}
      acts={may(actor, listSettings) && <ButtonLink href={paths.settings}>{t("changeDays")}</ButtonLink>}
    >
      <div className="grid gap-5 px-6 py-4 text-sm max-sm:px-4">
        <p className="max-w-160 text-ink-2">{t("retentionLead")}</p>
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
              <Facts facts={facts} />
            </section>
          ))}
        </div>
      </div>
    </KeepingFrame>
  );
}

async function Facts({ facts }: { facts: RetentionFacts }) {
  const [t, { number, size, time }] = await Promise.all([texts("removals"), formats()]);
  const { days, oldest, rows, perDay, bytesPerRow, last, next, due } = facts;
  const moment = (at: Date) => <Time of={time(at)} absolute />;
  const steady = steadyRows(facts);
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
        { name: t("nextRun"), value: next === null ? t("never") : due ? t("soon") : moment(next) },
      ]}
    />
  );
}
