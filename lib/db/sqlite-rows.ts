import type Database from "better-sqlite3";

/** A row as SQLite gives it, with the types of the models put back: it keeps booleans as numbers and times as milliseconds. */
export type SqliteRow = Record<string, unknown>;

/** What a prepared statement finds; columns of the models come as booleans and Dates, expressions as they are. */
export function rowsOf(statement: Database.Statement<unknown[], SqliteRow>, params: readonly unknown[]): SqliteRow[] {
  const rows = statement.all(...params);
  for (const { name, type } of statement.columns()) {
    if (type === "BOOLEAN") convert(rows, name, (value) => value !== 0);
    if (type === "DATETIME") convert(rows, name, (value) => new Date(Number(value)));
  }
  return rows;
}

function convert(rows: SqliteRow[], name: string, change: (value: unknown) => unknown): void {
  for (const row of rows) if (row[name] !== null) row[name] = change(row[name]);
}
