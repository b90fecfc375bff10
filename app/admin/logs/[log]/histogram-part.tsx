import { Histogram } from "@/components/logs/histogram";
import { Note } from "@/components/ui/note";
import { type LogState, logHref } from "@/lib/domain/log-address";
import type { LogView } from "@/lib/services/log-explorer";
import { histogramOf } from "@/lib/web/log-histogram";
import { texts } from "@/lib/web/texts";

interface HistogramPartProps {
  view: LogView;
  state: LogState;
  shown: { readonly from: number; readonly to: number } | null;
}

/** The rows of the range over time, which is the scroll bar of the log too; also as a table. */
export async function HistogramPart({ view, state, shown }: HistogramPartProps) {
  const [t, histogram] = [await texts("explorer"), await histogramOf(view, state)];
  if (!histogram) return <Note look="warning">{t("chartFailed")}</Note>;
  const { bars, scale, since } = histogram;
  const address = logHref({ ...state, live: false }, { range: "24h" });
  const words = { chart: t("chart"), chartHint: t("chartHint"), chartTable: t("chartTable"), chartTime: t("chartTime") };
  return (
    <figure className="relative">
      <Histogram {...{ bars, scale, address, shown }} plain={state.plain} key={`${bars[0]?.from} ${bars.length}`} texts={words} />
      {since && <figcaption className="pl-9 text-xs text-ink-3">{t("chartPartly", { time: since })}</figcaption>}
    </figure>
  );
}
