import { ChartTable } from "@/components/charts/chart-table";
import { WeekHeat } from "@/components/charts/week-heat";
import { PageLink } from "@/components/ui/link";
import { unusualCell } from "@/lib/domain/overview";
import { paths } from "@/lib/paths";
import type { SignInOverview } from "@/lib/services/overview";
import { formats } from "@/lib/web/formats";
import type { Overview } from "@/lib/web/overview";
import { texts } from "@/lib/web/texts";
import { Panel } from "./panel";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** When people sign in, what is unusual about it, and who is refused. */
export async function SignIns({ week, refused, period }: SignInOverview & Pick<Overview, "period">) {
  const [t, { number }] = [await texts("overview"), await formats()];
  const days = DAYS.map((name, row) => {
    const day = t(`days.${name}`);
    const counts = week[row] ?? [];
    const count = counts.reduce((sum, one) => sum + one, 0);
    const busiest = twoDigits(counts.indexOf(Math.max(...counts)));
    return {
      name: day,
      label: count === 0 ? t("dayNone", { day }) : t("dayOf", { day, count: number(count), hour: busiest }),
      hours: counts.map((one, hour) => ({ count: one, label: t("cell", { day, hour: twoDigits(hour), count: number(one) }) })),
    };
  });
  const odd = unusualCell(week);
  const oddDay = odd && days[odd.day]?.name;
  return (
    <Panel title={t("byHour")} id="by-hour">
      <WeekHeat label={t("byHour")} days={days} ringed={odd} />
      <ul className="mt-3 grid gap-1 text-xs text-ink-2">
        {odd && oddDay && (
          <li className="flex items-center gap-2">
            <span className="size-2.5 shrink-0 rounded-[2px] border-2 border-warning-line" aria-hidden="true" />
            {t("unusual", { day: oddDay, hour: twoDigits(odd.hour), count: number(odd.rows) })}
          </li>
        )}
        {refused.map(({ value, failed }) => (
          <li key={value} className="flex flex-wrap items-center gap-x-2">
            {t("refusedFrom", { count: failed, ip: value })}
            <PageLink
              href={`${paths.log("login")}?${new URLSearchParams({ q: `ip:${value} result:failure`, range: period.name })}`}
              className="rounded-sm text-accent-text underline decoration-current/35 underline-offset-3"
              aria-label={`${t("show")}: ${value}`}
            >
              {t("show")}
            </PageLink>
          </li>
        ))}
      </ul>
      <ChartTable
        summary={t("table")}
        label={t("byHour")}
        head={[t("time"), ...days.map(({ name }) => name)]}
        rows={Array.from({ length: 24 }, (_, hour) => [`${twoDigits(hour)}:00`, ...week.map((counts) => counts[hour] ?? 0)])}
      />
    </Panel>
  );
}

function twoDigits(hour: number): string {
  return String(hour).padStart(2, "0");
}
