interface ProgressBarProps {
  /** What moves on, for readers. */
  label: string;
  /** From 0 to 100; null while nobody knows. */
  percent: number | null;
  /** It stands still for now. */
  still?: boolean;
}

/** How far something is. Without a number it is an empty line: nothing pretends to move. */
export function ProgressBar({ label, percent, still = false }: ProgressBarProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      className="h-1 w-full overflow-hidden rounded-[2px] bg-neutral-bg"
    >
      <div className={`h-full ${still ? "bg-line-control" : "bg-accent-line"}`} style={{ width: `${percent ?? 0}%` }} />
    </div>
  );
}
