import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { rowsOf } from "../sqlite-rows";
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
    if (ask) rest = run(ask);
    return { rows: rest.splice(0, PORTION), more: rest.length > 0 };
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : "";
    return { code, message: error instanceof Error ? error.message : String(error) };
  }
}

function run({ sql, params }: NonNullable<Ask>): Row[] {
  const statement = database.prepare<unknown[], Row>(sql);
  if (!statement.reader) {
    statement.run(...params);
    return [];
  }
  return rowsOf(statement, params);
}
