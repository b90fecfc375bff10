import { bucketsOf, spanOf } from "./log-buckets";
import type { LogBucket } from "./log-filter";
import { DURATION_STEPS, MINUTE, type SumSpan } from "./log-sums";

/** The ranges of the overview, and how wide their buckets are, in minutes. */
export const OVERVIEW_RANGES = { "24h": 30, "7d": 180, "30d": 720 } as const;
export type OverviewRange = keyof typeof OVERVIEW_RANGES;

const LENGTHS: Readonly<Record<OverviewRange, number>> = { "24h": 1440, "7d": 10_080, "30d": 43_200 };

/**
 * A period of whole buckets that ends with the bucket of now, and the period before it, which begins at `before`. Moments in ms, `width`
 * and `offset` (the zone's distance from UTC) in minutes.
 */
export interface Period {
  readonly name: OverviewRange;
  readonly before: number;
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly offset: number;
  /** The counted buckets that its buckets are made of. */
  readonly span: SumSpan;
}

/** The period of a word of the address, the last 24 hours for any other word. */
export function periodOf(word: string, now: number, offset: number): Period {
  const name = isRange(word) ? word : "24h";
  const [width, length] = [OVERVIEW_RANGES[name], LENGTHS[name] * MINUTE];
  const to = ((Math.floor((now / MINUTE + offset) / width) + 1) * width - offset) * MINUTE;
  return { name, before: to - 2 * length, from: to - length, to, width, offset, span: spanOf(width, offset) };
}

type Counted = readonly { readonly bucket: number; readonly hundreds: number; readonly rows: number }[];

/** The buckets of a period, and those of the period before in the same places. */
export interface Series {
  readonly now: readonly LogBucket[];
  readonly before: readonly LogBucket[];
}

/** Counts of both periods in the buckets of the period. */
export function seriesOf(period: Period, counted: Counted): Series {
  const all = bucketsOf({ from: period.before, to: period.to }, period, counted);
  const half = all.length / 2;
  return { now: all.slice(half), before: all.slice(0, half) };
}

/** The rows of a bucket, of one class of status (`4` for 403) or of all. */
export function rowsOf({ classes }: LogBucket, hundreds?: number): number {
  return hundreds === undefined ? Object.values(classes).reduce((sum, rows) => sum + rows, 0) : (classes[hundreds] ?? 0);
}

/** How many access times there were, and how many were at most each of `DURATION_STEPS`. */
export interface DurationSteps {
  readonly rows: number;
  readonly within: readonly number[];
}

/** The access time (ms) that a share of the calls kept under, between two steps in proportion. Null without calls, Infinity past the last. */
export function percentileOf({ rows, within }: DurationSteps, share: number): number | null {
  if (rows === 0) return null;
  const wanted = rows * share;
  const at = within.findIndex((count) => count >= wanted);
  const step = DURATION_STEPS[at];
  if (step === undefined) return Number.POSITIVE_INFINITY;
  const [low, below] = at === 0 ? [0, 0] : [DURATION_STEPS[at - 1] ?? 0, within[at - 1] ?? 0];
  const inside = (within[at] ?? 0) - below;
  return Math.round(low + ((step - low) * (wanted - below)) / Math.max(1, inside));
}

/** Counts by weekday, Monday first, and hour of the zone. */
export type Week = readonly (readonly number[])[];

/** Buckets of `span` minutes gathered by weekday and hour in a zone `offset` minutes from UTC. */
export function weekOf(counted: Counted, span: SumSpan, offset: number): Week {
  const week = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { bucket, rows } of counted) {
    const hours = Math.floor((bucket * span + offset) / 60);
    // The first day of 1970 was a Thursday.
    const row = week[(Math.floor(hours / 24) + 3) % 7];
    if (row) row[hours % 24] = (row[hours % 24] ?? 0) + rows;
  }
  return week;
}

const FEW = 10;
const TIMES = 5;

/** The cell that stands out most from the four around it: at least ten, and more than five times as many as the largest of them. */
export function unusualCell(week: Week): { readonly day: number; readonly hour: number; readonly rows: number } | null {
  const cells = week.flatMap((hours, day) => hours.map((rows, hour) => ({ day, hour, rows })));
  const near = ({ day, hour }: { day: number; hour: number }) =>
    Math.max(...[-1, 1].flatMap((step) => [week[day]?.[(hour + step + 24) % 24] ?? 0, week[(day + step + 7) % 7]?.[hour] ?? 0]));
  const odd = cells.filter((cell) => cell.rows >= FEW && cell.rows > TIMES * near(cell));
  return odd.sort((a, b) => b.rows - a.rows)[0] ?? null;
}

function isRange(word: string): word is OverviewRange {
  return Object.hasOwn(OVERVIEW_RANGES, word);
}
