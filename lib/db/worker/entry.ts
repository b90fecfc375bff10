import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import type { Row } from "../statement";
import type { Answer, Ask } from "./messages";

/** Rows in one message: taking them over costs the main thread about a millisecond. */
const PORTION = 250;

const database = new Database(String(workerData), { readonly: true, fileMustExist: true, timeout: 250 });
// SQLite's own lower() and LIKE know the case of ASCII letters only.
database.function("fold", { deterministic: true }, (text) => (typeof text === "string" ? text.toLowerCase() : text));

let rest: Row[] = [];

parentPort?.on("message", (ask: Ask) => parentPort?.postMessage(answer(ask)));

function answer(ask: Ask): Answer {
  try {
    if (ask) rest = rowsOf(ask);
    return { rows: rest.splice(0, PORTION), more: rest.length > 0 };
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : "";
    return { code, message: error instanceof Error ? error.message : String(error) };
  }
}

function rowsOf({ sql, params }: NonNullable<Ask>): Row[] {
  const statement = database.prepare<unknown[], Row>(sql);
  if (!statement.reader) {
    statement.run(...params);
    return [];
  }
  const rows = statement.all(...params);
  for (const { name, type } of statement.columns()) {
    if (type === "BOOLEAN") convert(rows, name, (value) => value !== 0);
    if (type === "DATETIME") convert(rows, name, (value) => new Date(Number(value)));
  }
  return rows;
}

function convert(rows: Row[], name: string, change: (value: unknown) => unknown): void {
  for (const row of rows) if (row[name] !== null) row[name] = change(row[name]);
}
