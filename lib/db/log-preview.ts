import type { LogName } from "@/lib/domain/log";
import { bucketsOf, widthOf } from "@/lib/domain/log-buckets";
import type { LogCount, LogFilter, LogRecord } from "@/lib/domain/log-filter";
import { formatLogQuery } from "@/lib/domain/log-query";
import type { AskedRows, RemovalPreview } from "@/lib/domain/log-removal";
import { MINUTE } from "@/lib/domain/log-sums";
import { countLogExactly, countPatiently } from "./log-count";
import { readHistogram } from "./log-facets";
import { logEnds, readChosen } from "./log-removal";
import { readLogRecord, readLogWindow } from "./log-window";

const SAMPLES = 5;
/** Bars of the chart. */
const BARS = 60;
const DAY = 1440;

/** How far a removal would reach that somebody asks for at `now`; rows from `before` on stay (both ms). */
export function readPreview(log: LogName, asked: AskedRows, at: { now: number; before: number }): Promise<RemovalPreview> {
  return "ids" in asked ? previewOfIds(log, asked, at.before) : previewOfFilter({ ...asked, log }, asked, at);
}

async function previewOfIds(
  log: LogName,
  { ids, offset }: AskedRows & { ids: readonly number[] },
  before: number,
): Promise<RemovalPreview> {
  const rows = await readChosen(log, ids, before);
  const newest = [...rows].sort((a, b) => b.time.getTime() - a.time.getTime() || b.id - a.id).slice(0, SAMPLES);
  const samples = await Promise.all(newest.map(({ id }) => readLogRecord(log, id)));
  const times = rows.map(({ time }) => time.getTime());
  const [from, to] = [Math.min(...times), Math.max(...times) + 1];
  const sums = times.map((time) => ({ bucket: Math.floor(time / MINUTE), hundreds: 0, rows: 1 }));
  return {
    ...{ wanted: { ids: rows.map(({ id }) => id) }, count: rows.length, atLeast: false, kept: ids.length - rows.length, coveredFrom: null },
    buckets: rows.length === 0 ? [] : bucketsOf({ from, to }, { width: barOf(from, to), offset, span: 1 }, sums),
    samples: samples.filter((row): row is LogRecord => row !== null),
  };
}

async function previewOfFilter(
  asked: LogFilter,
  { offset, exact }: { offset: number; exact?: boolean },
  { now, before }: { now: number; before: number },
): Promise<RemovalPreview> {
  const { lastId, oldest } = await logEnds(asked.log);
  const seen = { ...asked, from: Math.max(asked.from, oldest?.getTime() ?? now), to: Math.min(asked.to, now) };
  const filter = { ...seen, to: Math.min(seen.to, before) };
  const nothing = { buckets: [], coveredFrom: 0 };
  const empty = filter.from >= filter.to;
  const counted = exact ? exactly : countPatiently;
  const [{ count, atLeast }, all, histogram, { rows: samples }] = await Promise.all([
    empty ? NOTHING : counted(filter),
    before < seen.to && seen.from < seen.to ? counted(seen) : null,
    empty ? nothing : readHistogram(filter, barOf(filter.from, filter.to), offset),
    empty ? { rows: [] } : readLogWindow(filter, null, SAMPLES),
  ]);
  const { terms, text, from, to } = filter;
  return {
    ...{ wanted: { query: formatLogQuery(terms, text), from, to: Math.max(from, to), lastId }, count, atLeast, samples },
    ...{ kept: all === null ? 0 : atLeast || all.atLeast ? null : all.count - count, buckets: histogram.buckets },
    coveredFrom: histogram.coveredFrom > filter.from ? histogram.coveredFrom : null,
  };
}

/** A day, or what makes few enough bars. */
function barOf(from: number, to: number): number {
  return Math.max(DAY, widthOf(from, to, BARS));
}

const NOTHING: LogCount = { count: 0, atLeast: false };

async function exactly(filter: LogFilter): Promise<LogCount> {
  return { ...NOTHING, count: await countLogExactly(filter) };
}
