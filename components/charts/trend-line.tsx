const EDGE = 3;

interface TrendLineProps {
  of: readonly number[];
  bad?: boolean;
  width?: number;
  height?: number;
  /** What it shows, where nothing beside it says that in numbers. */
  label?: string;
}

/** A line of counts without axes, the newest last. */
export function TrendLine({ of, bad = false, width = 92, height = 32, label }: TrendLineProps) {
  const most = Math.max(1, ...of);
  const points = of.map((count, at) => ({
    x: EDGE + (at * (width - 2 * EDGE)) / Math.max(1, of.length - 1),
    y: height - EDGE - (count / most) * (height - 2 * EDGE),
  }));
  const last = points.at(-1);
  if (points.length < 2) return null;
  return (
    <svg
      className={`shrink-0 ${bad ? "text-chart-5xx" : "text-chart-line"}`}
      {...{ width, height, viewBox: `0 0 ${width} ${height}`, fill: "none" }}
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      <polyline
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      {last && <circle cx={last.x} cy={last.y} r="2" fill="currentColor" />}
    </svg>
  );
}
