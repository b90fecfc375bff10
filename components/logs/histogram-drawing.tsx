export interface HistogramBar {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** Rows by the hundreds of their status; what has none counts as 2. */
  readonly classes: readonly [good: number, moved: number, refused: number, failed: number];
  /** What the bar says to readers. */
  readonly label: string;
  /** Stands under the bar. */
  readonly tick: string | null;
}

export interface HistogramLine {
  readonly value: number;
  readonly label: string;
}

/** Milliseconds since 1970. */
export interface Moments {
  readonly from: number;
  readonly to: number;
}

interface HistogramDrawingProps {
  bars: readonly HistogramBar[];
  scale: readonly HistogramLine[];
  /** The chosen bars, by place. */
  span: { readonly start: number; readonly end: number } | null;
  shown: Moments | null;
}

const HEIGHT = 72;

/** The bars of a histogram with the lines behind them. What it says stands in the links above it. */
export function HistogramDrawing({ bars, scale, span, shown }: HistogramDrawingProps) {
  const top = scale.at(-1)?.value ?? 1;
  return (
    <>
      {scale.map(({ value, label: text }) => (
        <span
          key={value}
          className="absolute left-0 w-7 text-right text-[11px] leading-none text-chart-axis tabular-nums"
          style={lineAt(value, top)}
        >
          {text}
        </span>
      ))}
      <svg
        className="block w-full"
        height={HEIGHT + 6}
        viewBox={`0 -6 ${bars.length * 10} ${HEIGHT + 6}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {scale.map(({ value }) => (
          <path
            key={value}
            className="stroke-chart-grid"
            vectorEffect="non-scaling-stroke"
            d={`M0 ${yOf(value, top)}H${bars.length * 10}`}
          />
        ))}
        {span && (
          <rect
            className="fill-accent-soft stroke-accent-line"
            vectorEffect="non-scaling-stroke"
            {...{ x: Math.min(span.start, span.end) * 10, y: -6, width: (Math.abs(span.end - span.start) + 1) * 10, height: HEIGHT + 6 }}
          />
        )}
        {LOOKS.map((look, part) => (
          <path key={look} className={look} d={bars.map((bar, at) => boxOf(stackOf(bar, top)[part], at)).join("")} />
        ))}
        {shown && <path className="stroke-accent-line" strokeWidth={2} vectorEffect="non-scaling-stroke" d={thumb(bars, shown)} />}
      </svg>
    </>
  );
}

function yOf(value: number, top: number): number {
  return HEIGHT * (1 - value / top);
}

function lineAt(value: number, top: number) {
  return { top: `${yOf(value, top) + 1}px` };
}

/** What went well is a pale body under a line, so that trouble stands out. */
const LOOKS = ["fill-chart-2xx-fill", "fill-chart-2xx", "fill-chart-3xx", "fill-chart-4xx", "fill-chart-5xx"] as const;

type Part = readonly [y: number, height: number];

/** The parts of a bar from the axis up, in the order of their looks; of height 0 where there are no rows. */
function stackOf({ classes: [good, moved, refused, failed] }: HistogramBar, top: number): Part[] {
  let y = HEIGHT;
  const put = (rows: number): Part => {
    const height = rows === 0 ? 0 : Math.max(1.5, (rows / top) * HEIGHT);
    y -= height;
    return [y, height];
  };
  const body = put(good);
  return [body, [body[0], good > 0 ? 2 : 0], put(moved), put(refused), put(failed)];
}

/** A rectangle in the words of a path. One path for all bars of a look is a tenth of as many elements. */
function boxOf([y, height]: Part = [0, 0], at: number): string {
  return height === 0 ? "" : `M${at * 10 + 0.75} ${y.toFixed(1)}h8.5v${height.toFixed(1)}h-8.5z`;
}

/** A line under the bars where the rows of the page lie. */
function thumb(bars: readonly HistogramBar[], { from, to }: Moments): string {
  const [start, end] = [bars[0]?.from ?? 0, bars.at(-1)?.to ?? 1];
  const x = (time: number) => Math.max(0, Math.min(1, (time - start) / (end - start))) * bars.length * 10;
  return `M${Math.max(0, Math.min(x(from), x(to) - 3))} ${HEIGHT - 1}H${x(to)}`;
}
