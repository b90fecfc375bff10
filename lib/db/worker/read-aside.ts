import type { z } from "zod";
import { databaseError } from "../errors";
import { provider } from "../provider";
import { asStored, type Param, type Row, read } from "../statement";
import { inWorker } from "./pool";

/**
 * As `read`, for queries that may take longer than 20 ms: on SQLite they run in a worker thread (they see what was committed), on
 * PostgreSQL on the pool. The only place for the fragments of `page.ts` that fold case.
 * @throws AppError `unavailable`
 */
export function readAside(sql: string, params: readonly Param[]): Promise<Row[]>;
export function readAside<T>(sql: string, params: readonly Param[], row: z.ZodType<T>): Promise<T[]>;
export async function readAside<T>(sql: string, params: readonly Param[], row?: z.ZodType<T>): Promise<(T | Row)[]> {
  const rows = await (provider() === "postgresql" ? read(sql, params) : inWorker({ sql, params: params.map(asStored) })).catch((error) => {
    throw databaseError(error);
  });
  return row ? rows.map((each) => row.parse(each)) : rows;
}
