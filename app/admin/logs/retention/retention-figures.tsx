import { DescriptionList } from "@/components/ui/description-list";
import { PageLink } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { ArchivePlace } from "@/lib/domain/log-archive";
import { type RetentionFacts, steadyRows } from "@/lib/domain/retention";
import { paths } from "@/lib/paths";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";

/** What a log holds, how it grows, when its oldest rows go and where to. */
export async function RetentionFigures({ facts, archive }: { facts: RetentionFacts; archive: ArchivePlace | null }) {
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
