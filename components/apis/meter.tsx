/** A bar for a share of 0 to 1; what stands beside it says it in numbers. */
export function Meter({ part, warn = false }: { part: number; warn?: boolean }) {
  const width = Math.max(1.5, Math.min(1, part) * 100);
  return (
    <svg className="h-1.5 w-full" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="6" rx="1" className="fill-(--surface-sunken)" />
      <rect width={width} height="6" className={warn ? "fill-chart-4xx" : "fill-chart-2xx"} />
    </svg>
  );
}
