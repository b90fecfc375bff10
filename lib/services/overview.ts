import { setTimeout as after } from "node:timers/promises";
import type { Principal } from "../access/actor";
import { surveyOf } from "../access/api-survey";
import { operation } from "../access/operation";
import { config } from "../config";
import { keptTraffic } from "../db/api-traffic";
import { countValues, rankValues, readDurations, type ValueSum, valuesOverTime } from "../db/log-ranking";
import { sumsBySpan } from "../db/log-sum-reader";
import { logView } from "../db/log-view";
import { logFailures } from "../db/log-writer";
import { countNewUsers, MOST_COUNTED, readStrayUsers, type StrayUsers } from "../db/stray-users";
import { readVolume } from "../db/volume";
import { groupedCalls, type UncoveredCalls } from "../domain/api-coverage";
import { coversWindow } from "../domain/api-traffic";
import { isNearlyFull, type Volume } from "../domain/disk";
import { bucketsOf, spanOf } from "../domain/log-buckets";
import type { LogFilter, LogRecord, LogTerm } from "../domain/log-filter";
import { MINUTE } from "../domain/log-sums";
import { type DurationSteps, type Period, rowsOf, type Series, seriesOf, type Week, weekOf } from "../domain/overview";
import { dormantBefore } from "../domain/user-directory";

const SHOWN = 5;
const DAY = 86_400_000;
const FOUR_WEEKS = 28 * DAY;
const TRAFFIC_DAYS = 7;
/** How long the overview waits for patterns to be tried on paths, in ms. */
const PATIENCE = 50;

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

/** Superusers who have not signed in for long, and users without a group. */
export const findStrayUsers = operation({
  at: ["GET", "/account/user/"],
  run: ({ call }: Principal): Promise<StrayUsers> => readStrayUsers(dormantBefore(call.time)),
});

/** New users by day over four weeks up to the day of `to`, in the zone of a period; `more` when there were too many to count. */
export interface NewUsers {
  readonly days: readonly { readonly from: number; readonly count: number }[];
  readonly more: boolean;
}

/** The users of the last four weeks by the day on which they were made, those in the recycle bin left out. */
export const readNewUsers = operation({
  at: ["GET", "/account/user/"],
  run: async (_actor: Principal, _target: undefined, { to, offset }: Period): Promise<NewUsers> => {
    const zone = offset * 60_000;
    const end = Math.ceil((to + zone) / DAY) * DAY - zone;
    const [span, range] = [spanOf(1440, offset), { from: end - FOUR_WEEKS, to: end }];
    const counted = (await countNewUsers(new Date(range.from), span)).map((row) => ({ ...row, hundreds: 2 }));
    const days = bucketsOf(range, { width: 1440, offset, span }, counted).map((day) => ({ from: day.from, count: rowsOf(day) }));
    return { days, more: counted.reduce((sum, { rows }) => sum + rows, 0) >= MOST_COUNTED };
  },
});

/** What the calls of a week say of the catalogue: how many APIs nobody called (null where that is not certain), and addresses without an API. */
export interface CallGaps {
  readonly days: number;
  readonly unused: number | null;
  readonly uncovered: readonly UncoveredCalls[];
}

/** The gaps of the catalogue by what was counted of late. Counts nothing for it, and is null while nothing was counted. */
export const readCallGaps = operation({
  at: ["GET", "/myapp/log/op/"],
  run: async (actor: Principal): Promise<CallGaps | null> => {
    const traffic = keptTraffic(actor.call.time, TRAFFIC_DAYS);
    if (actor.kind !== "user" || !traffic) return null;
    const survey = await Promise.race([surveyOf(actor.snapshot, traffic), after(PATIENCE, null)]);
    if (!survey) return null;
    const unused = [...survey.uses.values()].filter(({ calls }) => calls === 0).length;
    return { days: TRAFFIC_DAYS, unused: coversWindow(traffic) ? unused : null, uncovered: groupedCalls(survey.uncovered) };
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
