"use client";

import { Table2 } from "lucide-react";
import { useState } from "react";
import { ICON_BUTTON } from "../ui/button";
import { Icon } from "../ui/icon";
import { PageLink } from "../ui/link";
import { Menu } from "../ui/menu";
import type { HistogramBar } from "./histogram-drawing";
import { ENGLISH } from "./numbers";

export interface HistogramTableTexts {
  readonly chart: string;
  readonly chartTable: string;
  readonly chartTime: string;
}

interface HistogramTableProps {
  bars: readonly HistogramBar[];
  /** Where a bar zooms in. */
  href: (at: number) => string;
  /** The lines are there before somebody opens it. */
  plain: boolean;
  texts: HistogramTableTexts;
}

/** What a histogram says, as a table behind a button. Each line leads where its bar does, also by the keyboard without JavaScript. */
export function HistogramTable({ bars, href, plain, texts }: HistogramTableProps) {
  const [open, setOpen] = useState(plain);
  return (
    <div className="absolute -top-3 right-0 max-sm:hidden">
      <Menu id="log-chart" className={`${ICON_BUTTON} size-6`} label={texts.chartTable} button={<Icon of={Table2} />} onOpen={setOpen}>
        <div className="max-h-96 overflow-y-auto p-2">
          <table className="text-right tabular-nums [&_td,&_th]:px-2 [&_th]:font-normal [&_th:first-child]:text-left">
            <caption className="sr-only">{texts.chart}</caption>
            <thead className="text-xs text-ink-3">
              <tr>
                {[texts.chartTime, "2xx", "3xx", "4xx", "5xx"].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(open ? bars : []).map(
                ({ from, classes: [good, moved, refused, failed], label }, at) =>
                  good + moved + refused + failed > 0 && (
                    <tr key={from}>
                      <th scope="row">
                        <PageLink href={href(at)}>{label.slice(0, 16)}</PageLink>
                      </th>
                      <td>{ENGLISH.format(good)}</td>
                      <td>{ENGLISH.format(moved)}</td>
                      <td>{ENGLISH.format(refused)}</td>
                      <td>{ENGLISH.format(failed)}</td>
                    </tr>
                  ),
              )}
            </tbody>
          </table>
        </div>
      </Menu>
    </div>
  );
}
