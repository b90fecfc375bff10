import { Table2 } from "lucide-react";
import { Histogram } from "@/components/logs/histogram";
import { ICON_BUTTON } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { Note } from "@/components/ui/note";
import type { LogState } from "@/lib/domain/log-address";
import { logHref } from "@/lib/domain/log-address";
import type { LogView } from "@/lib/services/log-explorer";
import { formats } from "@/lib/web/formats";
import { histogramOf } from "@/lib/web/log-histogram";
import { texts } from "@/lib/web/texts";

interface HistogramPartProps {
  view: LogView;
  state: LogState;
  shown: { readonly from: number; readonly to: number } | null;
}

/** The rows of the range over time, which is the scroll bar of the log too; also as a table. */
export async function HistogramPart({ view, state, shown }: HistogramPartProps) {
  const [t, { number }, histogram] = [await texts("explorer"), await formats(), await histogramOf(view, state)];
  if (!histogram) return <Note look="warning">{t("chartFailed")}</Note>;
  const { bars, scale, since } = histogram;
  const address = logHref({ ...state, live: false }, { range: "24h" });
  const filled = bars.filter(({ classes }) => classes.some((rows) => rows > 0));
  return (
    <figure className="relative">
      <Histogram {...{ bars, scale, address, shown }} key={`${bars[0]?.from} ${bars.length}`} label={t("chart")} hint={t("chartHint")} />
      {since && <figcaption className="pl-9 text-xs text-ink-3">{t("chartPartly", { time: since })}</figcaption>}
      <div className="absolute -top-3 right-0 max-sm:hidden">
        <Menu id="log-chart" className={`${ICON_BUTTON} size-6`} label={t("chartTable")} button={<Icon of={Table2} />}>
          <div className="max-h-96 overflow-y-auto p-2">
            <table className="text-right tabular-nums">
              <caption className="sr-only">{t("chart")}</caption>
              <thead className="text-xs text-ink-3">
                <tr>
                  {[t("chartTime"), "2xx", "3xx", "4xx", "5xx"].map((head) => (
                    <th key={head} scope="col" className="px-2 font-normal first:text-left">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {filled.map(({ from, classes, label }) => (
                  <tr key={from}>
                    <th scope="row" className="px-2 text-left font-normal">
                      {label.slice(0, 16)}
                    </th>
                    {CLASSES.map((name, at) => (
                      <td key={name} className="px-2">
                        {number(classes[at] ?? 0)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Menu>
      </div>
    </figure>
  );
}

const CLASSES = ["2xx", "3xx", "4xx", "5xx"] as const;
