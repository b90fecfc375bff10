/** How much of a job is done, 0 to 1; null while nobody knows. */
export function ProgressBar({ part, label }: { part: number | null; label: string }) {
  const percent = part === null ? undefined : Math.round(part * 100);
  return (
    <div
      className="h-1 overflow-hidden rounded-full bg-neutral-bg"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className="h-full bg-accent-line" style={{ width: `${percent ?? 100}%`, opacity: part === null ? 0.4 : 1 }} />
    </div>
  );
}

/** A grey bar in the place of a text that is on its way. `width` as in CSS. */
export function Skeleton({ width = "100%", height = "10px" }: { width?: string; height?: string }) {
  return <span className="late block rounded-xs bg-neutral-bg" style={{ width, height }} aria-hidden="true" />;
}
