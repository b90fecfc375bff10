import { setImmediate as others } from "node:timers/promises";
import { z } from "zod";
import { db, type Tx } from "./client";
import { provider } from "./provider";
import { retried } from "./retry";
import { readCommitted } from "./sqlite-reader";

export type Param = string | number | bigint | boolean | Date | null;
export type Row = Record<string, unknown>;

/** A statement that returns no rows, with a `?` for each of `params`. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly Param[];
  /** How many rows it must change; absent when any number will do. */
  readonly changes?: number;
}

/** A yes-or-no expression: SQLite counts, PostgreSQL has a type. */
export const yesNo = z.union([z.boolean(), z.number().transform((value) => value !== 0)]);
/** A time that went through an expression such as `max(time)`: milliseconds on SQLite. */
export const moment = z.union([z.date(), z.number().transform((ms) => new Date(ms))]);

/**
 * Rows of a hand-written query, the same on both databases: columns of the models come as numbers, texts, booleans, Dates and
 * null, also 64-bit integers as numbers. For expressions see `yesNo` and `moment`.
 * @param sql one statement with a `?` for each of `params`; values never stand in the text
 * @param row checks and types each row
 * @param on the transaction to run in
 * @throws AppError `unavailable`
 */
export function read(sql: string, params: readonly Param[]): Promise<Row[]>;
export function read<T>(sql: string, params: readonly Param[], row: z.ZodType<T>, on?: Tx): Promise<T[]>;
export async function read<T>(sql: string, params: readonly Param[], row?: z.ZodType<T>, on?: Tx): Promise<(T | Row)[]> {
  const run = () => (on ?? db()).$queryRawUnsafe<Row[]>(placed(sql), ...params.map(sent));
  const rows = (await (on ? run() : retried(run))).map(plain);
  return row ? rows.map((each) => row.parse(each)) : rows;
}

/**
 * As `read`, for short SELECTs outside of transactions, where every request passes: on SQLite on a connection of its own.
 * @throws AppError `unavailable`
 */
export async function lookUp<T>(sql: string, params: readonly Param[], row: z.ZodType<T>): Promise<T[]> {
  if (provider() === "postgresql") return read(sql, params, row);
  const rows = await retried(async () => readCommitted(sql, params.map(asStored)));
  return rows.map((each) => row.parse(each));
}

/** What SQLite keeps of a value: times in milliseconds, booleans as 0 and 1. */
export function asStored(value: Param): string | number | bigint | null {
  if (value instanceof Date) return value.getTime();
  return typeof value === "boolean" ? Number(value) : value;
}

/** Runs a hand-written statement that returns no rows; the number of rows it changed. See `read`. */
export function write(sql: string, params: readonly Param[], on?: Tx): Promise<number> {
  const run = () => (on ?? db()).$executeRawUnsafe(placed(sql), ...params.map(sent));
  return on ? run() : retried(run);
}

/**
 * Runs statements one after the other in a transaction, whatever number of rows they change. Between them the event loop gets its turn,
 * which on SQLite it would not by itself.
 */
export async function execute(statements: readonly Statement[], tx: Tx): Promise<void> {
  for (const { sql, params } of statements) {
    await write(sql, params, tx);
    await others();
  }
}

/** `?` outside of quotes becomes `$1`, `$2`, … on PostgreSQL. */
export function placed(sql: string): string {
  if (provider() === "sqlite") return sql;
  let count = 0;
  return sql.replace(/'[^']*'|"[^"]*"|\?/g, (part) => (part === "?" ? `$${++count}` : part));
}

/** Prisma sends a plain number as 32 bits. */
function sent(value: Param): Param {
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) > 0x7fffffff ? BigInt(value) : value;
}

function plain(row: Row): Row {
  for (const [name, value] of Object.entries(row)) if (typeof value === "bigint") row[name] = Number(value);
  return row;
}
