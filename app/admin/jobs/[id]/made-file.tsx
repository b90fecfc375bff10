import { Download } from "lucide-react";
import { Icon } from "@/components/ui/icon";
import { FileLink } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { shownSize } from "@/lib/domain/disk";
import { isOver, type JobRecord } from "@/lib/domain/job";
import { exportedLog } from "@/lib/domain/log-export-job";
import { formats } from "@/lib/web/formats";
import type { offeredFile } from "@/lib/web/job-file";
import { texts } from "@/lib/web/texts";

/** What a job that makes a file says of it: that it comes, where it can be fetched and until when, or that it is gone. */
export async function MadeFile({ job, file }: { job: JobRecord; file: ReturnType<typeof offeredFile> }) {
  const [t, { number, time }] = await Promise.all([texts("jobs"), formats()]);
  if (exportedLog(job.kind) === null || job.state === "failed" || job.state === "cancelled") return null;
  if (!file) return <p className="text-sm text-ink-3">{t(isOver(job) ? "fileGone" : "fileComes")}</p>;
  return (
    <section className="grid gap-3 rounded-md border border-line p-4" aria-label={t("file")}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="grid min-w-0 gap-0.5">
          <h2 className="font-mono text-sm break-all">{file.name}</h2>
          <p className="text-xs text-ink-3 tabular-nums">
            {t("fileRows", { count: file.rows, shown: number(file.rows) })} · {shownSize(file.size)}
          </p>
        </div>
        <FileLink href={file.href} look="primary">
          <Icon of={Download} />
          {t("download")}
        </FileLink>
      </div>
      <p className="text-xs text-ink-3">
        {t("fileUntil")} <Time of={time(file.until)} absolute />
      </p>
    </section>
  );
}
