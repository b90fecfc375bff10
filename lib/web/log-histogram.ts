import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import { countsKey, type LogState } from "@/lib/domain/log-address";
import { widthOf } from "@/lib/domain/log-buckets";
import type { LogBucket, LogHistogram } from "@/lib/domain/log-filter";
import { offsetMinutes, plainTime } from "@/lib/domain/time";
import { processWide } from "@/lib/global";
import type { LogView } from "@/lib/services/log-explorer";
import { formats } from "./formats";
import { type Kept, keptCounts } from "./kept-counts";
import { texts } from "./texts";

const kept = () => processWide("kept-histograms", () => new Map<string, Kept<LogHistogram>>());

/** Bars of a histogram, at most. */
const BARS = 96;
/** Names under the bars, at most. */
const TICKS = 9;
const DAY = 86_400_000;
const MINUTE = 60_000;

/** One bar: its moments, its rows by the hundreds of their status, what it says, and its name under the axis where it has one. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly classes: readonly [good: number, moved: number, refused: number, failed: number];
  readonly label: string;
  readonly tick: string | null;
}

export interface Histogram {
  readonly bars: readonly Bar[];
  readonly scale: readonly { readonly value: number; readonly label: string }[];
  /** Rows before this moment were not counted; null when all were. */
  readonly since: string | null;
}

/** The histogram of a log's page, in buckets that begin at the hours and days of the zone. Null when it could not be counted. */
export async function histogramOf(view: LogView, state: LogState): Promise<Histogram | null> {
  const { from, to } = state.range;
  const zone = config("APP_TIME_ZONE");
  const width = widthOf(from, to, BARS);
  const read = () => view.histogram(width, offsetMinutes(to, zone));
  const found = await keptCounts(kept(), countsKey(state), now(), read).catch(() => null);
  if (!found) return null;
  const [t, { number }] = [await texts("explorer"), await formats()];
  const step = Math.ceil(found.buckets.length / TICKS);
  const bars = found.buckets.map((bucket, at) => {
    const classes = classesOf(bucket);
    const rows = classes.reduce((sum, one) => sum + one, 0);
    const [first, last] = [plainTime(bucket.from, zone).slice(0, 16), plainTime(bucket.to, zone).slice(0, 16)];
    return {
      ...{ from: bucket.from, to: bucket.to, classes },
      label: t("chartBar", {
        from: first,
        to: last.startsWith(first.slice(0, 10)) ? last.slice(11) : last,
        rows,
        shown: number(rows),
        bad: classes[3],
      }),
      tick: at % step === 0 && at + step / 2 < found.buckets.length ? tickOf(bucket.from, to - from, width, zone) : null,
    };
  });
  const highest = Math.max(1, ...bars.map(({ classes }) => classes.reduce((sum, one) => sum + one, 0)));
  return {
    bars,
    scale: scaleOf(highest).map((value) => ({ value, label: number(value) })),
    since: found.coveredFrom > from ? plainTime(found.coveredFrom, zone) : null,
  };
}

function classesOf({ classes }: LogBucket): Bar["classes"] {
  return [(classes[1] ?? 0) + (classes[2] ?? 0), classes[3] ?? 0, classes[4] ?? 0, classes[5] ?? 0];
}

function tickOf(time: number, span: number, width: number, zone: string): string {
  const text = plainTime(time, zone);
  if (span <= 1.5 * DAY) return text.slice(11, 16);
  return width * MINUTE >= DAY / 2 || span > 10 * DAY ? text.slice(5, 10) : text.slice(5, 16);
}

/** One or two round numbers of which the last is not below the highest. */
function scaleOf(highest: number): number[] {
  const size = 10 ** Math.floor(Math.log10(highest));
  const top = [1, 2, 3, 4, 5, 6, 8, 10].map((step) => step * size).find((value) => value >= highest) ?? highest;
  return top % 2 === 0 ? [top / 2, top] : [top];
}
