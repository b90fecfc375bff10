import { PageLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import type { ArchivePlace } from "@/lib/domain/log-archive";
import type { RetentionFacts } from "@/lib/domain/retention";
import { paths } from "@/lib/paths";
import { texts } from "@/lib/web/texts";

/** What is wrong with keeping the logs: an archive that cannot be written, rows that should have gone. */
export async function RetentionNotes({ logs, archive }: { logs: readonly RetentionFacts[]; archive: ArchivePlace | null }) {
  const t = await texts("removals");
  return (
    <>
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
    </>
  );
}
