const [WIDTH, HEIGHT, EDGE] = [40, 18, 3];

/** A small line of counts, the newest last. `label` tells readers what it shows. */
export function Sparkline({ of, label }: { of: readonly number[]; label: string }) {
  const most = Math.max(1, ...of);
  const points = of.map((count, at) => ({
    x: 2 + (at * (WIDTH - 4)) / Math.max(1, of.length - 1),
    y: HEIGHT - EDGE - (count / most) * (HEIGHT - 2 * EDGE),
  }));
  const last = points.at(-1);
  return (
    <svg
      className="shrink-0 text-chart-line"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <polyline
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      {last && <circle cx={last.x} cy={last.y} r="2" fill="currentColor" />}
    </svg>
  );
}
