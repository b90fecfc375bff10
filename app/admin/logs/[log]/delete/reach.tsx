import { DayBars } from "@/components/charts/day-bars";
import { Impact } from "@/components/groups/impact";
import { Note } from "@/components/ui/note";
import { Time } from "@/components/ui/time";
import type { LogName } from "@/lib/domain/log";
import type { LogRecord } from "@/lib/domain/log-filter";
import type { RemovalPreview } from "@/lib/domain/log-removal";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";

const DAY = 86_400_000;

/** How far a deletion reaches: figures, rows by day, some of the rows. */
export async function Reach({ log, preview }: { log: LogName; preview: RemovalPreview }) {
  const [t, { number, time, day }] = await Promise.all([texts("removals"), formats()]);
  const { count, atLeast, kept, buckets, coveredFrom, samples } = preview;
  const bars = buckets.map(({ from, classes }) => {
    return { key: String(from), label: day(new Date(from)), count: Object.values(classes).reduce((sum, one) => sum + one, 0) };
  });
  const filled = bars.filter((bar) => bar.count > 0);
  const [first] = buckets;
  const days = first ? Math.round((first.to - first.from) / DAY) : 1;
  return (
    <>
      <Impact
        figures={[
          { count: `${number(count)}${atLeast ? "+" : ""}`, label: t("rows"), bad: true },
          { count: (coveredFrom === null && filled[0]?.label) || "—", label: t("first") },
          { count: filled.at(-1)?.label ?? "—", label: t("last") },
          { count: kept === null ? "—" : number(kept), label: t("kept") },
        ]}
        sentence={null}
        examples={null}
      />
      <section className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
        <h2 className="text-base">{t("byDay")}</h2>
        <DayBars bars={bars} label={t("byDay")} texts={{ open: t("asTable"), day: t("day"), count: t("rows") }} bad />
        {days > 1 && <p className="text-xs text-ink-3">{t("perBar", { days })}</p>}
        {coveredFrom !== null && (
          <Note>
            <p>{t("covered")}</p>
          </Note>
        )}
      </section>
      <section className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
        <h2 className="text-base">{t("samples")}</h2>
        <ul className="grid border-y border-line-faint">
          {samples.map((row) => (
            <li
              key={row.id}
              className="flex min-h-row flex-wrap items-center gap-x-4 border-b border-line-faint py-1 text-xs last:border-0"
            >
              <Time of={time(row.time)} absolute />
              <span className="tabular-nums">{row.status}</span>
              <span className="min-w-0 grow basis-40 truncate font-mono">{whatOf(log, row)}</span>
              <span>{row.username || t("nobody")}</span>
              <span className="text-ink-3 tabular-nums">{row.ip}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function whatOf(log: LogName, { method, url, userAgent }: LogRecord): string {
  return log === "login" ? (userAgent ?? "") : `${method} ${url}`;
}
