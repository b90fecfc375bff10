import { ChartTable } from "@/components/charts/chart-table";
import { rowsOf, type Series } from "@/lib/domain/overview";
import { plainTime } from "@/lib/domain/time";
import { formats } from "@/lib/web/formats";
import type { Overview } from "@/lib/web/overview";
import { texts } from "@/lib/web/texts";

/** The lines beside the figures as a table: a row for each step of the first of them. */
export async function FigureTable({ calls, signIns, errors }: Pick<Overview, "calls" | "signIns" | "errors">) {
  const [t, { zone }] = [await texts("overview"), await formats()];
  const lines = [
    ...(calls ? [{ name: t("activeUsers"), line: calls.users.line }] : []),
    ...(signIns ? [{ name: t("signIns"), line: countsOf(signIns.series) }] : []),
    ...(calls ? [{ name: t("calls"), line: countsOf(calls.series) }] : []),
    ...(errors ? [{ name: t("errors"), line: countsOf(errors) }] : []),
  ];
  const steps = lines[0]?.line ?? [];
  return (
    <div className="border-b border-line px-5 pb-3 max-sm:px-4">
      <ChartTable
        summary={t("figuresTable")}
        label={t("figures")}
        head={[t("from"), ...lines.map(({ name }) => name)]}
        rows={steps.map(({ from, to }) => {
          const within = (line: typeof steps) =>
            line.filter((one) => one.from >= from && one.from < to).reduce((sum, one) => sum + one.count, 0);
          return [plainTime(new Date(from), zone).slice(0, 16), ...lines.map(({ line }) => within(line))];
        })}
      />
    </div>
  );
}

function countsOf({ now }: Series) {
  return now.map((bucket) => ({ from: bucket.from, to: bucket.to, count: rowsOf(bucket) }));
}
