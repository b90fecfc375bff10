const [WIDTH, HEIGHT, EDGE] = [92, 32, 3];

/** A line of counts without axes, the newest last. What stands beside it says it in numbers. */
export function TrendLine({ of, bad = false }: { of: readonly number[]; bad?: boolean }) {
  const most = Math.max(1, ...of);
  const points = of.map((count, at) => ({
    x: EDGE + (at * (WIDTH - 2 * EDGE)) / Math.max(1, of.length - 1),
    y: HEIGHT - EDGE - (count / most) * (HEIGHT - 2 * EDGE),
  }));
  const last = points.at(-1);
  if (points.length < 2) return null;
  return (
    <svg
      className={`shrink-0 ${bad ? "text-chart-5xx" : "text-chart-line"}`}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      fill="none"
      aria-hidden="true"
    >
      <polyline
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      {last && <circle cx={last.x} cy={last.y} r="2.25" fill="currentColor" />}
    </svg>
  );
}
