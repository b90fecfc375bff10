import type { LogBucket } from "./log-filter";
import { MINUTE, SUM_SPANS, type SumSpan } from "./log-sums";

/** The widths (minutes) that the buckets of a histogram may have. */
const WIDTHS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 10_080] as const;

/** The narrowest width, in minutes, that cuts a range (ms) into at most `most` buckets. */
export function widthOf(from: number, to: number, most: number): number {
  return WIDTHS.find((width) => (to - from) / MINUTE / width <= most) ?? 10_080 * Math.ceil((to - from) / MINUTE / 10_080 / most);
}

/** The widest of the counted spans that buckets of `width`, shifted by `offset` minutes from UTC, are made of. */
export function spanOf(width: number, offset: number): SumSpan {
  return SUM_SPANS.findLast((span) => width % span === 0 && offset % span === 0) ?? 1;
}

interface Layout {
  readonly width: number;
  readonly offset: number;
  readonly span: SumSpan;
}

/** The counts of narrow buckets gathered in those of a histogram, the empty ones too, from the first to the last of the range. */
export function bucketsOf(
  { from, to }: { readonly from: number; readonly to: number },
  { width, offset, span }: Layout,
  sums: readonly { readonly bucket: number; readonly hundreds: number; readonly rows: number }[],
): LogBucket[] {
  const place = (time: number) => Math.floor((time / MINUTE + offset) / width);
  const first = place(from);
  const buckets = Array.from({ length: place(to - 1) - first + 1 }, (_, at) => {
    const start = ((first + at) * width - offset) * MINUTE;
    return { from: start, to: start + width * MINUTE, classes: {} as Record<number, number> };
  });
  for (const { bucket, hundreds, rows } of sums) {
    const classes = buckets[place(bucket * span * MINUTE) - first]?.classes;
    if (classes) classes[hundreds] = (classes[hundreds] ?? 0) + rows;
  }
  return buckets;
}
