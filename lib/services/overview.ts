import type { Principal } from "../access/actor";
import { operation } from "../access/operation";
import { config } from "../config";
import { countValues, rankValues, readDurations, type ValueSum, valuesOverTime } from "../db/log-ranking";
import { sumsBySpan } from "../db/log-sum-reader";
import { logView } from "../db/log-view";
import { logFailures } from "../db/log-writer";
import { readVolume } from "../db/volume";
import { isNearlyFull, type Volume } from "../domain/disk";
import { spanOf } from "../domain/log-buckets";
import type { LogFilter, LogRecord, LogTerm } from "../domain/log-filter";
import { MINUTE } from "../domain/log-sums";
import { type DurationSteps, type Period, type Series, seriesOf, type Week, weekOf } from "../domain/overview";

const SHOWN = 5;
const FOUR_WEEKS = 28 * 86_400_000;

/** A figure over a period and over the one before. */
export interface Compared<T> {
  readonly now: T;
  readonly before: T;
}

/** A count from a moment until before another, in ms. */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Requests by status, who made them, how long they took and which addresses stand out. */
export interface CallOverview {
  readonly series: Series;
  /** `line`: by hour, or by day of UTC over more than a day. */
  readonly users: Compared<number> & { readonly line: readonly Step[] };
  readonly durations: Compared<DurationSteps>;
  readonly failing: readonly ValueSum[];
  readonly slowest: readonly ValueSum[];
}

/** What the operation log says of a period, from the counts made ahead. */
export const readCallOverview = operation({
  at: ["GET", "/myapp/log/op/"],
  run: async (_actor: Principal, _target: undefined, period: Period): Promise<CallOverview> => {
    const { from, to, before } = period;
    const [now, earlier] = [
      { from, to },
      { from: before, to: from },
    ];
    const unit = period.name === "24h" ? 60 : 1440;
    const [sums, users, usersBefore, line, durations, durationsBefore, failing, slowest] = await Promise.all([
      sumsBySpan({ log: "op", from: before, to, terms: [], text: "" }, period.span),
      countValues("op", "user", now),
      countValues("op", "user", earlier),
      valuesOverTime("op", "user", now, unit),
      readDurations(now),
      readDurations(earlier),
      rankValues("op", "path", now, "failed", SHOWN),
      rankValues("op", "path", now, "slowest", SHOWN),
    ]);
    return {
      series: seriesOf(period, sums),
      users: { now: users, before: usersBefore, line: stepsOf(now, unit, line) },
      durations: { now: durations, before: durationsBefore },
      ...{ failing, slowest },
    };
  },
});

/** Steps of `unit` minutes through a span of time, those without a count too. */
function stepsOf(
  { from, to }: Pick<Period, "from" | "to">,
  unit: number,
  counts: readonly { readonly bucket: number; readonly n: number }[],
): Step[] {
  const wide = unit * MINUTE;
  const known = new Map(counts.map(({ bucket, n }) => [bucket, n]));
  const first = Math.floor(from / wide);
  return Array.from({ length: Math.ceil(to / wide) - first }, (_, at) => {
    return { from: (first + at) * wide, to: (first + at + 1) * wide, count: known.get(first + at) ?? 0 };
  });
}

/** Sign-ins of a period by their outcome, of four weeks by weekday and hour, and where the refused ones came from. */
export interface SignInOverview {
  readonly series: Series;
  readonly week: Week;
  readonly refused: readonly ValueSum[];
}

/** What the login log says of a period. */
export const readSignInOverview = operation({
  at: ["GET", "/myapp/log/login/"],
  run: async (_actor: Principal, _target: undefined, period: Period): Promise<SignInOverview> => {
    const { from, to, before, offset, span } = period;
    const hourly = spanOf(60, offset);
    const done: LogTerm = { key: "result", values: ["success"], negated: false };
    const [sums, weeks, refused] = await Promise.all([
      sumsBySpan({ log: "login", from: before, to, terms: [], text: "" }, span),
      sumsBySpan({ log: "login", from: to - FOUR_WEEKS, to, terms: [done], text: "" }, hourly),
      rankValues("login", "ip", { from, to }, "failed", SHOWN),
    ]);
    return { series: seriesOf(period, sums), week: weekOf(weeks, hourly, offset), refused };
  },
});

/** Failures of ours in a period. */
export const readErrorOverview = operation({
  at: ["GET", "/myapp/log/error/"],
  run: async (_actor: Principal, _target: undefined, period: Period): Promise<Series> => {
    const failures: LogTerm = { key: "status", values: ["5xx"], negated: false };
    return seriesOf(
      period,
      await sumsBySpan({ log: "error", from: period.before, to: period.to, terms: [failures], text: "" }, period.span),
    );
  },
});

/** The newest changes that signed-in users made in a period, at most five. */
export const readLatestChanges = operation({
  at: ["GET", "/myapp/log/op/"],
  run: async (_actor: Principal, _target: undefined, { from, to }: Pick<Period, "from" | "to">): Promise<readonly LogRecord[]> => {
    const terms: LogFilter["terms"] = [
      { key: "method", values: ["POST", "PUT", "PATCH", "DELETE"], negated: false },
      { key: "status", values: ["2xx"], negated: false },
      { key: "user", values: [""], negated: true },
    ];
    return (await logView({ log: "op", from, to, terms, text: "" }).window(null, SHOWN)).rows;
  },
});

/** How many messages with codes could not be sent in a period. */
export const countUnsentCodes = operation({
  at: ["GET", "/myapp/log/op/"],
  run: async (_actor: Principal, _target: undefined, { from, to }: Pick<Period, "from" | "to">): Promise<number> => {
    const terms: LogFilter["terms"] = [
      { key: "url", values: ["/vertifications/"], negated: false },
      { key: "status", values: ["5xx"], negated: false },
    ];
    return (await logView({ log: "op", from, to, terms, text: "" }).count()).count;
  },
});

/** What the program itself is short of: rows it could not write, and room on its disk (null while there is enough). */
export const readShortages = operation({
  at: ["GET", "/admin/settings/"],
  run: async (): Promise<{ readonly unwritten: number; readonly disk: Volume | null }> => {
    const volume = await readVolume();
    return { unwritten: logFailures(), disk: volume && isNearlyFull(volume, config("DISK_MIN_FREE_MB")) ? volume : null };
  },
});
