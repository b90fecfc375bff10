import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { readArchive, readRetention } from "@/lib/services/retention";
import { listSettings } from "@/lib/services/settings";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { KeepingFrame } from "../keeping-frame";
import { RetentionFigures } from "./retention-figures";
import { RetentionNotes } from "./retention-notes";

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
        <RetentionNotes logs={logs} archive={archive} />
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,21rem),1fr))] gap-x-10 gap-y-6">
          {logs.map((facts) => (
            <section key={facts.log} className="grid content-start gap-2 border-t border-line pt-3">
              <h2 className="text-base">{t(`log.${facts.log}`)}</h2>
              <RetentionFigures facts={facts} archive={archive} />
            </section>
          ))}
        </div>
      </div>
    </KeepingFrame>
  );
}
