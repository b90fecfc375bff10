import { ChartTable } from "@/components/charts/chart-table";
import { Ranking } from "@/components/charts/ranking";
import { logLink } from "@/lib/domain/log-address";
import type { CallOverview } from "@/lib/services/overview";
import { texts } from "@/lib/web/texts";
import { Panel } from "./panel";

/** The addresses that fail most and those that take longest. */
export async function Addresses({ failing, slowest }: Pick<CallOverview, "failing" | "slowest">) {
  const t = await texts("overview");
  const lines = (rows: CallOverview["failing"], value: (row: CallOverview["failing"][number]) => number) =>
    rows.map((row) => ({ name: row.value, href: logLink("op", "url", row.value), value: value(row) }));
  return (
    <>
      <Panel title={t("failing")} id="failing" aside={<span className="ml-auto text-xs text-ink-3">{t("failures")}</span>}>
        {failing.length === 0 && <p className="text-sm text-ink-3">{t("nothingFailed")}</p>}
        <Ranking label={t("failing")} rows={lines(failing, ({ failed }) => failed)} warn />
        <Numbers label={t("failing")} rows={failing} />
      </Panel>
      <Panel title={t("slowest")} id="slowest" aside={<span className="ml-auto text-xs text-ink-3">{t("average")}</span>}>
        {slowest.length === 0 && <p className="text-sm text-ink-3">{t("noCalls")}</p>}
        <Ranking label={t("slowest")} rows={lines(slowest, averageOf)} />
        <Numbers label={t("slowest")} rows={slowest} />
      </Panel>
    </>
  );
}

/** All that was counted of some addresses. */
async function Numbers({ label, rows }: { label: string; rows: CallOverview["failing"] }) {
  const t = await texts("overview");
  if (rows.length === 0) return null;
  return (
    <ChartTable
      summary={t("table")}
      label={label}
      head={[t("address"), t("calls"), t("failures"), t("average")]}
      rows={rows.map((row) => [row.value, row.rows, row.failed, averageOf(row)])}
    />
  );
}

function averageOf({ duration, rows }: CallOverview["failing"][number]): number {
  return Math.round(duration / Math.max(1, rows));
}
