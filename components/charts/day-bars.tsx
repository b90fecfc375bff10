import { ChartTable } from "./chart-table";

/** One bar: what it stands for in words, and how high it is. */
export interface DayBar {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

const [HEIGHT, STEP, GAP] = [72, 12, 2];

interface DayBarsProps {
  bars: readonly DayBar[];
  label: string;
  /** What opens the table that says the same, and its heads. */
  texts: { readonly open: string; readonly day: string; readonly count: string };
  /** What is counted is to be removed. */
  bad?: boolean;
}

/** How many there are of each day, as bars and, behind a fold, as a table. */
export function DayBars({ bars, label, texts, bad = false }: DayBarsProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const width = Math.max(bars.length, 12) * STEP;
  return (
    <figure className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <svg
        className="h-18 w-full border-b border-line-strong"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {bars.map(({ key, label: day, count }, at) => {
          const height = count === 0 ? 0 : Math.max(2, (count / most) * (HEIGHT - 4));
          return (
            <rect
              key={key}
              {...{ x: at * STEP, y: HEIGHT - height, width: STEP - GAP, height }}
              className={bad ? "fill-danger" : "fill-chart-2xx"}
            >
              <title>{`${day}: ${count.toLocaleString("en")}`}</title>
            </rect>
          );
        })}
      </svg>
      <p className="flex justify-between text-xs text-ink-3 tabular-nums" aria-hidden="true">
        <span>{bars[0]?.label}</span>
        <span>{bars.length > 1 && bars.at(-1)?.label}</span>
      </p>
      <ChartTable summary={texts.open} label={label} head={[texts.day, texts.count]} rows={bars.map((bar) => [bar.label, bar.count])} />
    </figure>
  );
}
