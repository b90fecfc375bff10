import type { LogName } from "@/lib/domain/log";
import type { Tx } from "./client";
import type { Rows } from "./log-sums";
import { LOG_TABLES } from "./log-tables";
import { provider } from "./provider";
import { write } from "./statement";

/** The columns a search looks through. */
export const TEXT_COLUMNS: Readonly<Record<LogName, readonly string[]>> = {
  login: ["username", "ip", "user_agent"],
  op: ["url", "username", "ip", "content"],
  error: ["url", "username", "ip", "content"],
};

/** Parts of words that the index knows: three letters. */
const PART = 3;

/** Adds rows to the search index; nothing on PostgreSQL, which has none. */
export async function indexTexts(tx: Tx, log: LogName, { sql, params }: Rows): Promise<void> {
  if (provider() === "postgresql") return;
  const text = TEXT_COLUMNS[log].map((column) => `coalesce(${column}, '')`).join(" || char(10) || ");
  await write(`INSERT INTO ${LOG_TABLES[log]}_text (rowid, text) SELECT id, ${text} FROM ${LOG_TABLES[log]} WHERE ${sql}`, params, tx);
}

/** Takes rows out of the search index, before they are deleted. */
export async function dropTexts(tx: Tx, log: LogName, { sql, params }: Rows): Promise<void> {
  if (provider() === "postgresql") return;
  const table = LOG_TABLES[log];
  await write(`DELETE FROM ${table}_text WHERE rowid IN (SELECT id FROM ${table} WHERE ${sql})`, params, tx);
}

/**
 * What to ask the index for rows that may hold `text`: all its parts, in any order; whoever asks compares the rows themselves. Null
 * when the index cannot help: on PostgreSQL, and for one or two letters, as most Chinese words have.
 */
export function textMatch(text: string): string | null {
  const letters = [...text];
  if (provider() === "postgresql" || letters.length < PART) return null;
  const parts = letters.slice(0, letters.length - PART + 1).map((_, at) => letters.slice(at, at + PART).join(""));
  return [...new Set(parts)].map((part) => `"${part.replaceAll('"', '""')}"`).join(" AND ");
}
