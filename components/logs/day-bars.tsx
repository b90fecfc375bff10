/** One bar: what it stands for in words, and how high it is. */
export interface DayBar {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly shown: string;
}

const [HEIGHT, STEP, GAP] = [72, 12, 2];

interface DayBarsProps {
  bars: readonly DayBar[];
  label: string;
  /** The heads of the table that says the same. */
  texts: { readonly open: string; readonly day: string; readonly count: string };
}

/** How many rows each day has, as bars and, behind a fold, as a table. */
export function DayBars({ bars, label, texts }: DayBarsProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const width = Math.max(bars.length, 12) * STEP;
  return (
    <figure className="grid gap-1">
      <svg
        className="h-18 w-full border-b border-line-strong"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {bars.map(({ key, label: day, count, shown }, at) => {
          const height = count === 0 ? 0 : Math.max(2, (count / most) * (HEIGHT - 4));
          return (
            <rect key={key} x={at * STEP} y={HEIGHT - height} width={STEP - GAP} height={height} className="fill-danger">
              <title>{`${day}: ${shown}`}</title>
            </rect>
          );
        })}
      </svg>
      <p className="flex justify-between text-xs text-ink-3 tabular-nums" aria-hidden="true">
        <span>{bars[0]?.label}</span>
        <span>{bars.length > 1 && bars.at(-1)?.label}</span>
      </p>
      <details className="text-xs text-ink-3">
        <summary className="w-fit cursor-pointer rounded-sm hover:text-ink">{texts.open}</summary>
        <table className="mt-1 tabular-nums">
          <thead>
            <tr>
              <th scope="col" className="pr-6 text-left font-normal">
                {texts.day}
              </th>
              <th scope="col" className="text-right font-normal">
                {texts.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ key, label: day, shown }) => (
              <tr key={key}>
                <td className="pr-6">{day}</td>
                <td className="text-right text-ink">{shown}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
