import type { LogFilter, LogKey, LogTerm } from "@/lib/domain/log-filter";
import type { Rows } from "./log-sums";
import { TEXT_COLUMNS } from "./log-text";
import { contains, startsWith } from "./page";
import type { Param } from "./statement";

/** The keys by which rows are counted ahead. `result` is told by the status. */
const SUMMED: ReadonlySet<LogKey> = new Set(["status", "method", "dialect", "result"]);
/** Keys whose column has an index of its own with the time. */
const INDEXED: readonly LogKey[] = ["request", "user", "ip", "url"];

/** Whether all that a filter asks is counted ahead. */
export function isSummed({ terms, text }: LogFilter): boolean {
  return text === "" && terms.every(({ key }) => SUMMED.has(key));
}

/** The terms that the counts know. */
export function summedTerms({ terms }: LogFilter): LogTerm[] {
  return terms.filter(({ key }) => SUMMED.has(key));
}

/** A term that one index answers by itself; null when there is none. */
export function indexedTerm({ terms }: LogFilter): LogTerm | null {
  const fitting = terms.filter(
    ({ key, values, negated }) => !negated && values.length === 1 && INDEXED.includes(key) && !isPrefix(key, values[0]),
  );
  return fitting.sort((a, b) => INDEXED.indexOf(a.key) - INDEXED.indexOf(b.key))[0] ?? null;
}

/** All terms and the text as a piece of a WHERE clause; for `readAside` only, see `contains`. */
export function conditionsOf({ log, terms, text }: LogFilter): Rows {
  const searched = TEXT_COLUMNS[log].map((column) => contains(column, text));
  const all = [...terms.map(termSql), ...(text === "" ? [] : [anyOf(searched)])];
  return joined(all, " AND ", "1 = 1");
}

/** Some terms as a piece of a WHERE clause. */
export function termsSql(terms: readonly LogTerm[]): Rows {
  return joined(terms.map(termSql), " AND ", "1 = 1");
}

function termSql({ key, values, negated }: LogTerm): Rows {
  const any = anyOf(values.map((value) => valueSql(key, value)));
  // A condition on nothing is unknown, and so would be its contrary.
  return negated ? { sql: `NOT coalesce(${any.sql}, false)`, params: any.params } : any;
}

function valueSql(key: LogKey, value: string): Rows {
  if (key === "status") return statusSql(value);
  if (key === "result") return { sql: value === "success" ? "status < 300" : "status >= 300", params: [] };
  if (key === "slower") return { sql: "duration_ms >= ?", params: [Number(value)] };
  if (isPrefix(key, value)) return startsWith("url", value.slice(0, -1));
  if (key === "user" && value === "") return { sql: "(username IS NULL OR username = '')", params: [] };
  return { sql: `${COLUMNS[key]} = ?`, params: [value] };
}

const COLUMNS = {
  ...{ user: "username", ip: "ip", method: "method", url: "url", dialect: "dialect" },
  ...{ request: "request_id", decision: "decision_id" },
} as const satisfies Partial<Record<LogKey, string>>;

function statusSql(value: string): Rows {
  const hundreds = /^([1-5])xx$/.exec(value)?.[1];
  if (hundreds === undefined) return { sql: "status = ?", params: [Number(value)] };
  return { sql: "(status >= ? AND status < ?)", params: [Number(hundreds) * 100, Number(hundreds) * 100 + 100] };
}

function isPrefix(key: LogKey, value: string | undefined): boolean {
  return key === "url" && value?.endsWith("*") === true;
}

function anyOf(parts: readonly Rows[]): Rows {
  return joined(parts, " OR ", "1 = 0");
}

function joined(parts: readonly Rows[], by: string, none: string): Rows {
  const params: Param[] = parts.flatMap((part) => [...part.params]);
  return { sql: parts.length === 0 ? none : `(${parts.map(({ sql }) => sql).join(by)})`, params };
}
