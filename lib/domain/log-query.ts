import type { LogName } from "./log";
import { LOG_KEYS, type LogKey, type LogTerm } from "./log-filter";

/** What the filter bar says: conditions and a text, and the parts of it that say nothing this log knows. */
export interface LogQuestion {
  readonly terms: readonly LogTerm[];
  readonly text: string;
  readonly strange: readonly string[];
}

/** Words of the filter bar besides the keys themselves. */
const ALIASES: Readonly<Record<string, LogKey>> = {
  ...{
    username: "user",
    用户: "user",
    用户名: "user",
    address: "ip",
    来源: "ip",
    方法: "method",
    path: "url",
    地址: "url",
    网址: "url",
    路径: "url",
  },
  ...{ 状态: "status", 状态码: "status", 结果: "result", 接口: "dialect", 耗时: "slower", 请求: "request", 决定: "decision" },
};
const RESULTS: Readonly<Record<string, string>> = { success: "success", failure: "failure", 成功: "success", 失败: "failure" };

/** How a value of each key must look; it is written as it comes out. Null for what cannot be one. */
const VALUES: Readonly<Partial<Record<LogKey, (value: string) => string | null>>> = {
  status: (value) => (/^[1-5](\d\d|xx)$/i.test(value) ? value.toLowerCase() : null),
  method: (value) => (/^[a-z]{1,10}$/i.test(value) ? value.toUpperCase() : null),
  result: (value) => RESULTS[value.toLowerCase()] ?? null,
  slower: (value) => /^(\d{1,7})(ms)?$/.exec(value)?.[1] ?? null,
};

const MAX_TERMS = 20;
const MAX_VALUES = 20;
const MAX_VALUE = 200;

/**
 * Reads the filter bar: `status:5xx -user:user1 url:/myapp/* "two words"`. A key may be Chinese and its colon full-width; several values
 * stand behind commas; a `-` in front means none of them; quotes keep spaces together. What is no condition is text to search for.
 */
export function parseLogQuery(log: LogName, typed: string): LogQuestion {
  const terms: LogTerm[] = [];
  const words: string[] = [];
  const strange: string[] = [];
  for (const part of partsOf(typed)) {
    const [, minus = "", name = "", rest = ""] = part.quoted ? [] : (/^(-?)([\p{L}]+)[:：](.*)$/su.exec(part.text) ?? []);
    const key = keyOf(log, name);
    if (!key) {
      words.push(part.text);
      continue;
    }
    const values = valuesOf(key, rest);
    if (values === null || terms.length >= MAX_TERMS) strange.push(part.text);
    else terms.push({ key, values, negated: minus === "-" });
  }
  return { terms, text: words.join(" ").slice(0, MAX_VALUE), strange };
}

/** The filter bar for conditions and a text; `parseLogQuery` reads the same out of it. */
export function formatLogQuery(terms: readonly LogTerm[], text: string): string {
  const conditions = terms.map(({ key, values, negated }) => `${negated ? "-" : ""}${key}:${values.map(quoted).join(",")}`);
  const words = text === "" ? [] : [/[:："]|^-/.test(text) ? `"${text.replaceAll('"', '""')}"` : text];
  return [...conditions, ...words].join(" ");
}

interface Part {
  readonly text: string;
  /** All of it stood in quotes. */
  readonly quoted: boolean;
}

/** Cuts at spaces outside of quotes. The quotes of values stay for `valuesOf`. */
function partsOf(typed: string): Part[] {
  const parts = typed.slice(0, 2000).match(/(?:"(?:[^"]|"")*"?|[^\s"])+/gu) ?? [];
  return parts.map((text) => {
    const whole = /^"((?:[^"]|"")*)"?$/u.exec(text)?.[1];
    return whole === undefined ? { text, quoted: false } : { text: whole.replaceAll('""', '"'), quoted: true };
  });
}

function keyOf(log: LogName, name: string): LogKey | null {
  const lower = name.toLowerCase();
  const keys: readonly LogKey[] = LOG_KEYS[log];
  return keys.find((key) => key === (ALIASES[lower] ?? lower)) ?? null;
}

function valuesOf(key: LogKey, text: string): string[] | null {
  const parts = text.match(/"(?:[^"]|"")*"?|[^,，"]+/gu) ?? [];
  const values = parts.map((part) => (part.startsWith('"') ? part.replace(/^"|"$/g, "").replaceAll('""', '"') : part));
  const read = VALUES[key] ?? ((value: string) => (value.length <= MAX_VALUE ? value : null));
  const found = values.map(read);
  if (found.length === 0 || found.length > MAX_VALUES || found.includes(null)) return null;
  return [...new Set(found.filter((value) => value !== null))];
}

function quoted(value: string): string {
  return /^$|[\s,，"]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
