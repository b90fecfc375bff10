import { topOf } from "@/lib/domain/chart-scale";
import { Brush } from "./brush";

const [STEP, HEIGHT] = [10, 100];
const CAP = 0.9;

/** One bar: its moments (ms since 1970), what it counts and what it says when it is read out. */
export interface StatusBar {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly done: number;
  readonly refused: number;
  readonly failed: number;
}

interface StatusBarsProps {
  label: string;
  bars: readonly StatusBar[];
  /** The log that the bars lead to; takes `from` and `to`. */
  address: string;
  /** How a span of bars is chosen. */
  hint: string;
  /** All requests of the period before, bar by bar. */
  ghost: readonly number[];
  /** Under the axis, at equal distances from the first bar on. */
  ticks: readonly string[];
}

/** Requests over time by status: a pale body for what went well, solid colour for what did not. Each bar is a link, and so is a span of them. */
export function StatusBars({ label, bars, address, hint, ghost, ticks }: StatusBarsProps) {
  const top = topOf(Math.max(0, ...ghost, ...bars.map(({ done, refused, failed }) => done + refused + failed)));
  const high = (count: number) => (count / top) * HEIGHT;
  const width = bars.length * STEP;
  const line = ghost.map((count, at) => `${(at + 0.5) * STEP},${(HEIGHT - high(count)).toFixed(2)}`).join(" ");
  return (
    <figure aria-label={label} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
      <div
        className="-my-2 flex h-60 flex-col justify-between text-right text-[0.6875rem] leading-4 text-chart-axis tabular-nums"
        aria-hidden="true"
      >
        {[3, 2, 1, 0].map((part) => (
          <span key={part}>{part === 0 ? "" : ((top / 3) * part).toLocaleString("en")}</span>
        ))}
      </div>
      <svg className="h-56 w-full overflow-visible" viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none">
        <title>{label}</title>
        {[0, 1, 2].map((part) => (
          <line
            key={part}
            x2={width}
            y1={(part * HEIGHT) / 3}
            y2={(part * HEIGHT) / 3}
            className="stroke-chart-grid"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        <Brush {...{ address, width, hint }} height={HEIGHT} edges={[...bars.map(({ from }) => from), bars.at(-1)?.to ?? 0]}>
          {bars.map(({ from, to, label: words }, at) => (
            <a key={from} href={`${address}?from=${from}&to=${to}`} aria-label={words} className="group">
              <title>{words}</title>
              <rect
                {...{ x: at * STEP, width: STEP, height: HEIGHT }}
                className="fill-transparent group-hover:fill-surface-hover group-focus-visible:fill-accent-soft"
              />
            </a>
          ))}
        </Brush>
        {stacksOf(bars, high).map(({ look, d }) => (
          <path key={look} d={d} className={`pointer-events-none ${look}`} />
        ))}
        <polyline
          points={line}
          className="pointer-events-none fill-none stroke-chart-ghost"
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
        />
        <line x2={width} y1={HEIGHT} y2={HEIGHT} className="stroke-line-strong" vectorEffect="non-scaling-stroke" />
      </svg>
      <div className="col-start-2 mt-1 flex text-[0.6875rem] leading-4 whitespace-nowrap text-chart-axis tabular-nums" aria-hidden="true">
        {ticks.map((tick, at) => (
          <span key={tick} className={`min-w-0 flex-1 ${at % 2 === 1 ? "max-sm:invisible" : ""}`}>
            {tick}
          </span>
        ))}
      </div>
    </figure>
  );
}

/** The bodies of all bars from the axis up, one path for each colour: a page of them is drawn sooner than one rectangle after the other. */
function stacksOf(bars: readonly StatusBar[], high: (count: number) => number) {
  const path = (heightOf: (bar: StatusBar) => number, below: (bar: StatusBar) => number) =>
    bars
      .map((bar, at) => ({ x: (at + 0.1) * STEP, height: heightOf(bar), y: HEIGHT - below(bar) - heightOf(bar) }))
      .filter(({ height }) => height > 0)
      .map(({ x, y, height }) => `M${x} ${y.toFixed(2)}h${STEP * 0.8}v${height.toFixed(2)}h${-STEP * 0.8}z`)
      .join("");
  const done = (bar: StatusBar) => high(bar.done);
  const refused = (bar: StatusBar) => high(bar.refused);
  return [
    { look: "fill-chart-2xx-fill", d: path(done, () => 0) },
    {
      look: "fill-chart-2xx",
      d: path(
        (bar) => Math.min(done(bar), CAP),
        (bar) => done(bar) - Math.min(done(bar), CAP),
      ),
    },
    { look: "fill-chart-4xx", d: path(refused, done) },
    {
      look: "fill-chart-5xx",
      d: path(
        (bar) => high(bar.failed),
        (bar) => done(bar) + refused(bar),
      ),
    },
  ];
}
