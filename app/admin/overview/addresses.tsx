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
      </Panel>
      <Panel title={t("slowest")} id="slowest" aside={<span className="ml-auto text-xs text-ink-3">{t("average")}</span>}>
        {slowest.length === 0 && <p className="text-sm text-ink-3">{t("noCalls")}</p>}
        <Ranking label={t("slowest")} rows={lines(slowest, ({ duration, rows }) => Math.round(duration / Math.max(1, rows)))} />
      </Panel>
    </>
  );
}
