import { paths } from "@/lib/paths";
import { LOGS, type LogName } from "./log";
import { LOG_KEYS, type LogCursor, type LogFilter, type LogKey, type LogTerm } from "./log-filter";
import { formatLogQuery, parseLogQuery } from "./log-query";
import { type LogRange, type LogRangeName, rangeOf } from "./log-range";
import { parseEnd, parseStart } from "./time";

/** The query of a page, as Next gives it. */
type Sent = Readonly<Record<string, string | string[] | undefined>>;

/** What the page of a log shows, all of it in its address. */
export interface LogState {
  readonly log: LogName;
  readonly terms: readonly LogTerm[];
  readonly text: string;
  /** Parts of the filter bar that say nothing this log knows. */
  readonly strange: readonly string[];
  readonly range: LogRange;
  /** The row that is open. */
  readonly row: number | null;
  /** The row whose neighbours are shown instead of what the filter asks. */
  readonly around: number | null;
  /** Where each window down to this one began; empty for the newest. */
  readonly trail: readonly LogCursor[];
  readonly live: boolean;
  /** The rows are counted exactly, however long that takes. */
  readonly exact: boolean;
  /** All stands in the first answer, for browsers without scripts; nothing comes later. */
  readonly plain: boolean;
}

/** What a link changes. Another filter or range leads back to the newest rows of it. */
export type LogChange = Partial<Omit<LogState, "log" | "strange" | "range">> & {
  readonly range?: LogRangeName | { readonly from: number; readonly to: number };
};

/** The last moment that a `Date` can be, in ms. */
const LATEST = 8.64e15;
/** Windows that the address remembers the way back to. */
const MAX_TRAIL = 20;

/** The log of an address: `login`, `operation` or `error`. */
export function logOfWord(word: string): LogName | null {
  return LOGS.find((log) => paths.log(log) === `/admin/logs/${word}`) ?? null;
}

/**
 * Reads the address of a log's page at a moment (ms since 1970). `q` is the filter bar and `add` what is typed beside it; a form without
 * scripts sends a field for each key instead, and `start` and `end` as clocks of `zone` show them. What cannot be read is as at the first
 * look.
 */
export function readLogState(log: LogName, sent: Sent, now: number, zone: string): LogState {
  const one = (name: string) => [sent[name]].flat().at(-1)?.trim() ?? "";
  const fields = LOG_KEYS[log].map((key) =>
    one(key) === "" ? "" : formatLogQuery([{ key, values: valuesOf(one(key)), negated: false }], ""),
  );
  const question = parseLogQuery(log, [one("q"), one("add"), ...fields].filter(Boolean).join(" "));
  const asked = [question.text, one("text")].filter(Boolean).join(" ").slice(0, 200);
  const [start, end] = [parseStart(clock(one("start")), zone), parseEnd(clock(one("end")), zone)];
  const typed = start && end ? { from: String(start.getTime()), to: String(end.getTime() + 1) } : { from: one("from"), to: one("to") };
  return {
    ...{ log, terms: question.terms, text: asked, strange: question.strange },
    range: rangeOf({ range: one("range"), ...typed }, now),
    ...{ row: idOf(one("row")), around: idOf(one("around")), trail: cursorsOf(one("trail")) },
    ...{ live: one("live") === "1", exact: one("exact") === "1", plain: one("plain") === "1" },
  };
}

/** The address of the page as it is, or with some of it changed. */
export function logHref(state: LogState, change: LogChange = {}): string {
  const text = new URLSearchParams(logPairs(state, change)).toString();
  return text === "" ? paths.log(state.log) : `${paths.log(state.log)}?${text}`;
}

/** The same as names and values. */
export function logPairs(state: LogState, { range, ...change }: LogChange = {}): [string, string][] {
  const anew = range !== undefined || change.terms !== undefined || change.text !== undefined;
  const next = { ...state, ...(anew && { trail: [], around: null, exact: false }), ...change };
  const pairs: [string, string][] = [
    ["q", formatLogQuery(next.terms, next.text)],
    ...rangePairs(range ?? state.range),
    ["row", next.row === null ? "" : String(next.row)],
    ["around", next.around === null ? "" : String(next.around)],
    [
      "trail",
      next.trail
        .slice(-MAX_TRAIL)
        .map(({ time, id }) => `${time}.${id}`)
        .join("~"),
    ],
    ["live", next.live ? "1" : ""],
    ["exact", next.exact ? "1" : ""],
    ["plain", next.plain ? "1" : ""],
  ];
  return pairs.filter(([, value]) => value !== "");
}

/** The filter alone with its range as moments, for a page that works on what is seen here. */
export function filterPairs({ terms, text, range: { from, to } }: LogState): [string, string][] {
  const query = formatLogQuery(terms, text);
  return [...(query === "" ? [] : [["q", query] satisfies [string, string]]), ["from", String(from)], ["to", String(to)]];
}

/** Names what is counted: log, filter and range, a range up to now by its word. */
export function countsKey({ log, terms, text, range }: LogState): string {
  return [log, ...rangePairs(range).flat(), formatLogQuery(terms, text)].join(" ");
}

/** The filter that an address names. */
export function filterOf({ log, terms, text, range: { from, to } }: LogState): LogFilter {
  return { log, terms, text, from, to };
}

/** The address of a log with one condition alone, over a range around a moment where one is given. */
export function logLink(log: LogName, key: LogKey, value: string, around?: { readonly time: number; readonly within: number }): string {
  const pairs = [["q", formatLogQuery([{ key, values: [value], negated: false }], "")]];
  if (around) pairs.push(["from", String(around.time - around.within)], ["to", String(around.time + around.within)]);
  return `${paths.log(log)}?${new URLSearchParams(pairs)}`;
}

function rangePairs(
  range: LogRangeName | { readonly from: number; readonly to: number; readonly name?: LogRangeName | null },
): [string, string][] {
  const name = typeof range === "string" ? range : range.name;
  if (typeof range === "string" || name) return name === "24h" ? [] : [["range", name ?? ""]];
  return [
    ["from", String(range.from)],
    ["to", String(range.to)],
  ];
}

/** `2030-03-14T10:42`, as a field for moments sends it, in the words of `parseStart`. */
function clock(text: string): string {
  const plain = text.replace("T", " ");
  return /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(plain) ? `${plain}:00` : plain;
}

function valuesOf(field: string): string[] {
  return field
    .split(/[,，]/u)
    .map((value) => value.trim())
    .filter(Boolean);
}

function idOf(text: string): number | null {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) < 2 ** 31 ? Number(text) : null;
}

function cursorsOf(text: string): LogCursor[] {
  return text
    .split("~")
    .slice(-MAX_TRAIL)
    .flatMap((part) => {
      const [, time, id] = /^(\d{1,15})\.(\d{1,10})$/.exec(part) ?? [];
      const at = time === undefined || Number(time) > LATEST ? null : Number(time);
      const row = idOf(id ?? "");
      return at === null || row === null ? [] : [{ time: at, id: row }];
    });
}
