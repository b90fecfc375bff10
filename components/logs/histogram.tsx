"use client";

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useGo } from "../layout/use-go";
import { PageLink } from "../ui/link";
import { type HistogramBar, HistogramDrawing, type HistogramLine, type Moments } from "./histogram-drawing";
import { HistogramTable, type HistogramTableTexts } from "./histogram-table";

interface HistogramProps {
  bars: readonly HistogramBar[];
  /** Lines at these numbers of rows; the last one is not below the highest bar. */
  scale: readonly HistogramLine[];
  /** The address of the page without its range. */
  address: string;
  /** The moments between which the rows of the page lie. */
  shown: Moments | null;
  /** For a browser without scripts. */
  plain: boolean;
  texts: HistogramTableTexts & { readonly chartHint: string };
}

/** Rows over time, stacked by status. A bar is a link that zooms in; a drag, or the arrow keys with Shift, choose a span of bars. */
export function Histogram({ bars, scale, address, shown, plain, texts }: HistogramProps) {
  const go = useGo();
  const links = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(() => loudest(bars));
  const [span, setSpan] = useState<{ readonly start: number; readonly end: number } | null>(null);
  const dragged = useRef(false);
  const href = (first: number, last: number) =>
    `${address}${address.includes("?") ? "&" : "?"}from=${bars[first]?.from ?? 0}&to=${bars[last]?.to ?? 0}`;
  const zoom = ({ start, end }: { start: number; end: number }) => go(href(Math.min(start, end), Math.max(start, end)));
  const focus = (at: number) => {
    setActive(at);
    links.current?.querySelectorAll("a")[at]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: active - 1, ArrowRight: active + 1, Home: 0, End: bars.length - 1 }[event.key];
    if (event.key === "Escape") setSpan(null);
    if (event.key === "Enter" && span) {
      event.preventDefault();
      zoom(span);
    }
    if (to === undefined || !bars[to]) return;
    event.preventDefault();
    setSpan(event.shiftKey ? { start: span?.start ?? active, end: to } : null);
    focus(to);
  };
  const barAt = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(bars.length - 1, Math.floor(((event.clientX - box.left) / box.width) * bars.length)));
  };
  const onPointerMove = (event: PointerEvent) => {
    if (span === null || event.buttons !== 1) return;
    dragged.current ||= barAt(event) !== span.start;
    setSpan({ ...span, end: barAt(event) });
  };
  const onPointerUp = () => {
    if (span && dragged.current) zoom(span);
    setSpan(null);
  };
  return (
    <div className="relative pl-9">
      <HistogramDrawing bars={bars} scale={scale} span={span} shown={shown} />
      <div
        ref={links}
        {...{ role: "group", "aria-label": texts.chart, title: texts.chartHint, onKeyDown, onPointerMove, onPointerUp }}
        className="absolute inset-y-0 right-0 left-9 flex cursor-crosshair touch-pan-y [&>a]:min-w-0 [&>a]:flex-1 [&>a]:-outline-offset-2 [&>a:hover]:bg-surface-hover/60"
        onPointerDown={(event) => {
          dragged.current = false;
          setSpan({ start: barAt(event), end: barAt(event) });
        }}
        onClickCapture={(event) => {
          if (dragged.current) event.preventDefault();
        }}
      >
        {bars.map((bar, at) => (
          <PageLink
            key={bar.from}
            {...{ href: href(at, at), title: bar.label, tabIndex: at === active ? 0 : -1, draggable: false }}
            onFocus={() => setActive(at)}
          />
        ))}
      </div>
      <HistogramTable {...{ bars, plain, texts }} href={(at) => href(at, at)} />
      <div className="relative mt-1 h-4 text-[11px] leading-4 text-chart-axis tabular-nums" aria-hidden="true">
        {bars.map(
          ({ from, tick }, at) =>
            tick !== null && (
              <span
                key={from}
                className="absolute whitespace-nowrap max-sm:[&:nth-child(even)]:hidden"
                style={{ left: `${(at / bars.length) * 100}%` }}
              >
                {tick}
              </span>
            ),
        )}
      </div>
    </div>
  );
}

/** The bar that the Tab key comes to first: the one with the most failures, else refusals, else the last. */
function loudest(bars: readonly HistogramBar[]): number {
  const weight = ({ classes: [, , refused, failed] }: HistogramBar) => failed * 1e6 + refused;
  return bars.reduce((best, bar, at) => (weight(bar) >= weight(bars[best] ?? bar) ? at : best), 0);
}
