import { performance } from "node:perf_hooks";
import { logView } from "@/lib/db/log-view";
import { widthOf } from "@/lib/domain/log-buckets";
import { LOG_KEYS, type LogCursor, type LogFilter, type LogTerm } from "@/lib/domain/log-filter";

/** How long each view of the operation log takes on one database: the median of the runs, in milliseconds. */
export type Times = Readonly<Record<string, number>>;

const DAY = 86_400_000;
const RUNS = 21;
const LIMIT = 100;

/** Measures the views that the explorer draws, over the month before `end` (ms), which is when the last row was written. */
export async function measureViews(end: number, report: (name: string) => void): Promise<Times> {
  const times: Record<string, number> = {};
  for (const [name, run] of Object.entries(casesOf(end))) {
    report(name);
    await run();
    const taken: number[] = [];
    for (let at = 0; at < RUNS; at++) {
      const begun = performance.now();
      await run();
      taken.push(performance.now() - begun);
    }
    times[name] = taken.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  }
  return times;
}

function casesOf(end: number): Record<string, () => Promise<unknown>> {
  const ask = (days: number, terms: LogTerm[] = [], text = "") => logView(filterOf(end, days, terms, text));
  const is = (key: LogTerm["key"], value: string): LogTerm => ({ key, values: [value], negated: false });
  const middle: LogCursor = { time: end - 15 * DAY, id: 0 };
  const histogram = (days: number, terms: LogTerm[] = []) => ask(days, terms).histogram(widthOf(end - days * DAY, end, 96), 480);
  return {
    "first window, 24 h": () => ask(1).window(null, LIMIT),
    "first window, 30 days": () => ask(30).window(null, LIMIT),
    "deep page, in the middle of 30 days": () => ask(30).window(middle, LIMIT),
    "filter by user": () => ask(30, [is("user", "user400")]).window(null, LIMIT),
    "filter by address": () => ask(30, [is("url", "/account/group/")]).window(null, LIMIT),
    "filter by status class": () => ask(30, [is("status", "4xx")]).window(null, LIMIT),
    "filter that fits nothing": () => ask(30, [is("status", "5xx")]).window(null, LIMIT),
    "filter by method, deep": () => ask(30, [is("method", "DELETE")]).window(middle, LIMIT),
    "count of a filter": () => ask(30, [is("status", "4xx")]).count(),
    "count of a filter by method": () => ask(30, [is("method", "GET")]).count(),
    "new rows of a filter by method": async () => {
      const view = ask(30, [is("method", "GET")]);
      await view.tail((await view.newest()) - LIMIT, LIMIT);
    },
    "histogram, 24 h": () => histogram(1),
    "histogram, 30 days": () => histogram(30),
    "histogram of a filter by method, 24 h": () => histogram(1, [is("method", "GET")]),
    "facets, 24 h": () => facets(ask(1)),
    "facets, 30 days": () => facets(ask(30)),
    "search, rare": () => ask(30, [], "user400").window(null, LIMIT),
    "search, common": () => ask(30, [], "account").window(null, LIMIT),
    "search, common, in the middle of 30 days": () => logView({ ...filterOf(end, 30, [], "account"), to: middle.time }).window(null, LIMIT),
    "search, fits nothing": () => ask(30, [], "nowhere to be found").window(null, LIMIT),
    "search, two letters, 24 h": () => ask(1, [], "日志").window(null, LIMIT),
  };
}

async function facets(view: ReturnType<typeof logView>): Promise<void> {
  for (const key of ["user", "ip", "url", "method", "status", "dialect"] as const) if (LOG_KEYS.op.includes(key)) await view.facet(key);
}

function filterOf(end: number, days: number, terms: readonly LogTerm[], text: string): LogFilter {
  return { log: "op", from: end - days * DAY, to: end + 60_000, terms, text };
}
