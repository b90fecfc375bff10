import { ChartTable } from "@/components/charts/chart-table";
import { StatusBars } from "@/components/charts/status-bars";
import type { LogBucket } from "@/lib/domain/log-filter";
import { rowsOf, type Series } from "@/lib/domain/overview";
import { plainTime } from "@/lib/domain/time";
import { paths } from "@/lib/paths";
import { formats } from "@/lib/web/formats";
import type { Overview } from "@/lib/web/overview";
import { texts } from "@/lib/web/texts";
import { Panel } from "./panel";

/** How many bars a label under the axis stands for. */
const PER_TICK = { "24h": 8, "7d": 8, "30d": 10 } as const;

/** Requests over time by status; each bar leads to its rows. */
export async function Requests({ series, period }: { series: Series; period: Overview["period"] }) {
  const [t, { zone }] = [await texts("overview"), await formats()];
  const shown = (time: number) => plainTime(time, zone).slice(period.name === "24h" ? 11 : 5, 16);
  const bars = series.now.map((bucket) => {
    const { from, to } = bucket;
    const counts = { done: good(bucket), refused: rowsOf(bucket, 4), failed: rowsOf(bucket, 5) };
    const time = t("bucketOf", { from: shown(from), to: shown(to) });
    const spoken = { time, total: rowsOf(bucket), failed: counts.refused, broken: counts.failed };
    return { ...counts, from, to, time, label: t("bucket", spoken) };
  });
  const ticks = series.now.filter((_, at) => at % PER_TICK[period.name] === 0).map(({ from }) => shown(from).slice(0, 5));
  return (
    <Panel title={t("requests")} id="requests" aside={<Legend before={t("before")} />}>
      {bars.every(({ done, refused, failed }) => done + refused + failed === 0) && (
        <p className="mb-3 text-sm text-ink-3">{t("noCalls")}</p>
      )}
      <StatusBars
        {...{ label: t("requests"), bars, ticks, address: paths.log("op"), hint: t("brush") }}
        ghost={series.before.map((bucket) => rowsOf(bucket))}
      />
      <ChartTable
        summary={t("table")}
        label={t("requests")}
        head={[t("time"), "2xx", "4xx", "5xx", t("before")]}
        rows={bars.map(({ time, done, refused, failed }, at) => {
          const before = series.before[at];
          return [time, done, refused, failed, before ? rowsOf(before) : 0];
        })}
      />
    </Panel>
  );
}

function Legend({ before }: { before: string }) {
  return (
    <span className="ml-auto flex flex-wrap items-center gap-3 text-xs text-ink-2">
      {MARKS.map(([name, colour]) => (
        <span key={name} className="flex items-center gap-1.5">
          <span className={`size-2 rounded-[2px] ${colour}`} aria-hidden="true" />
          {name}
        </span>
      ))}
      <span className="flex items-center gap-1.5">
        <span className="w-4 border-t border-dashed border-chart-ghost" aria-hidden="true" />
        {before}
      </span>
    </span>
  );
}

const MARKS = [
  ["2xx", "bg-chart-2xx"],
  ["4xx", "bg-chart-4xx"],
  ["5xx", "bg-chart-5xx"],
] as const;

/** What went well: redirections too. */
function good(bucket: LogBucket): number {
  return rowsOf(bucket) - rowsOf(bucket, 4) - rowsOf(bucket, 5);
}
