interface TimeProps {
  /** As `formats().time(date)` gives it. */
  of: { readonly iso: string; readonly absolute: string; readonly relative: string };
  /** Details and logs show the absolute time. */
  absolute?: boolean;
}

/** A moment: relative with the absolute time on hover, or absolute. */
export function Time({ of, absolute = false }: TimeProps) {
  return (
    <time className="whitespace-nowrap tabular-nums" dateTime={of.iso} title={absolute ? undefined : of.absolute}>
      {absolute ? of.absolute : of.relative}
    </time>
  );
}
