import { z } from "zod";
import type { LogName } from "@/lib/domain/log";
import type { Tx } from "./client";
import type { Rows } from "./log-sums";
import { LOG_TABLES } from "./log-tables";
import { provider } from "./provider";
import { read, type Statement, write } from "./statement";
import { transaction } from "./transaction";
import { readAside } from "./worker/read-aside";

/** The columns a search looks through. */
export const TEXT_COLUMNS: Readonly<Record<LogName, readonly string[]>> = {
  login: ["username", "ip", "user_agent"],
  op: ["url", "username", "ip", "content"],
  error: ["url", "username", "ip", "content"],
};

/** Parts of words that the index knows: three letters. */
const PART = 3;

/** What adds rows to the search index; nothing on PostgreSQL, which has none. */
export async function indexing(log: LogName, { sql, params }: Rows): Promise<Statement[]> {
  if (provider() === "postgresql") return [];
  const table = LOG_TABLES[log];
  const text = TEXT_COLUMNS[log].map((column) => `coalesce(${column}, '')`).join(" || char(10) || ");
  const wide = `${text} GLOB '*[^' || char(1) || '-~]*'`;
  const narrow = { sql: `INSERT INTO ${table}_text (rowid, text) SELECT id, ${text} FROM ${table} WHERE ${sql} AND NOT ${wide}`, params };
  const rows = await readAside(`SELECT id, ${text} AS text FROM ${table} WHERE ${sql} AND ${wide}`, params, textRow);
  // Not of rows that are deleted before the transaction begins.
  const insert = `INSERT INTO ${table}_text (rowid, text) SELECT id, ? FROM ${table} WHERE id = ?`;
  return [narrow, ...rows.map((row) => ({ sql: insert, params: [`${row.text}\n${shortWords(row.text)}`, row.id] }))];
}

/** Takes rows out of the search index, before they are deleted. */
export function droppingTexts(log: LogName, { sql, params }: Rows): Statement[] {
  if (provider() === "postgresql") return [];
  const table = LOG_TABLES[log];
  return [{ sql: `DELETE FROM ${table}_text WHERE rowid IN (SELECT id FROM ${table} WHERE ${sql})`, params }];
}

/**
 * Merges some pages of the search index, so that it stays in few pieces; whether there was something to merge. FTS5 is kept from doing
 * so by itself, since it would do it while rows are written or deleted, and not stop. See "the merge command" in its manual.
 */
export async function mergeTexts(log: LogName, pages: number): Promise<boolean> {
  if (provider() === "postgresql") return false;
  const table = `${LOG_TABLES[log]}_text`;
  return transaction(async (tx) => {
    const before = await changesOf(tx);
    await write(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ${pages})`, [], tx);
    // The command itself counts as one change.
    return (await changesOf(tx)) - before > 1;
  });
}

/**
 * What to ask the index for rows that may hold `text`: all its parts, in any order; whoever asks compares the rows themselves. Null
 * when the index cannot help: on PostgreSQL, and for one or two letters of which one is Latin.
 */
export function textMatch(text: string): string | null {
  const letters = [...text.toLowerCase()];
  if (provider() === "postgresql" || letters.length === 0) return null;
  if (letters.length < PART) return WIDE.test(text) ? asked([letters.join("").padEnd(PART, FILL)]) : null;
  return asked(letters.slice(0, letters.length - PART + 1).map((_, at) => letters.slice(at, at + PART).join("")));
}

async function changesOf(tx: Tx): Promise<number> {
  const [row] = await read("SELECT total_changes() AS n", [], z.object({ n: z.number() }), tx);
  return row?.n ?? 0;
}

/** Most Chinese words have two letters, some one: each of them stands in the index once more, filled up to three. */
function shortWords(text: string): string {
  const words = new Set<string>();
  for (const [run] of text.toLowerCase().matchAll(RUNS)) {
    const letters = [...run];
    letters.forEach((letter, at) => {
      words.add(letter + FILL + FILL);
      const next = letters[at + 1];
      if (next !== undefined) words.add(letter + next + FILL);
    });
  }
  return [...words].join("\n");
}

function asked(parts: readonly string[]): string {
  return [...new Set(parts)].map((part) => `"${part.replaceAll('"', '""')}"`).join(" AND ");
}

/** Stands in no text: control characters are written as escapes. */
const FILL = "\u0001";
const RUNS = /[^\0-\x7f]+/gu;
const WIDE = /^[^\0-\x7f]+$/u;
const textRow = z.object({ id: z.number(), text: z.string() });
