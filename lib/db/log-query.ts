import { z } from "zod";
import { config } from "@/lib/config";
import type { Listing } from "@/lib/domain/listing";
import type { ErrorEntry, ErrorFilter, LoginEntry, LoginFilter, LogQuery, OperationEntry, OperationFilter } from "@/lib/domain/log-list";
import { LOG_TABLES } from "./log-tables";
import { contains, slices, startsWith } from "./page";
import { moment, type Param, yesNo } from "./statement";
import { readAside } from "./worker/read-aside";

/** Rows of the login log, newest first. */
export function listLogins({ filter, window }: LogQuery<LoginFilter>): Promise<Listing<LoginEntry>> {
  const { result, username } = filter;
  const conditions = [...spanned(filter), ...equal("username", username)];
  if (result !== "all") conditions.push({ sql: "success = ?", params: [result === "success"] });
  const columns = `id, time, username, ip, user_agent AS "userAgent", success`;
  const row: z.ZodType<LoginEntry> = result === "success" ? loginRow : loginRow.extend({ success: yesNo });
  return listing({ table: LOG_TABLES.login, columns, conditions, row }, window);
}

/** Rows of the operation log, newest first; of the content as much as is shown. */
export function listOperations({ filter, window }: LogQuery<OperationFilter>): Promise<Listing<OperationEntry>> {
  const columns = `id, time, ip, url, method, substr(content, 1, ${SHOWN}) AS content, duration_ms AS "durationMs"`;
  return listing({ table: LOG_TABLES.op, columns, conditions: addressed(filter), row: operationRow }, window);
}

/** Rows of the error log, newest first. */
export function listErrors({ filter, window }: LogQuery<ErrorFilter>): Promise<Listing<ErrorEntry>> {
  const searched = filter.search === undefined ? [] : [contains("content", filter.search)];
  const conditions = [...addressed(filter), ...searched];
  return listing({ table: LOG_TABLES.error, columns: "id, time, ip, url, method, content", conditions, row: errorRow }, window);
}

/** Characters of a request's content that a list shows. */
const SHOWN = 200;
/** Rows that are read and presented at a time: one message of the worker. */
const SLICE = 250;

const loginRow = z.object({ id: z.number(), time: moment, username: z.string(), ip: z.string(), userAgent: z.string() });
const requestRow = z.object({ id: z.number(), time: moment, ip: z.string(), url: z.string(), method: z.string() });
const operationRow = requestRow.extend({ content: z.string().nullable(), durationMs: z.number() });
const errorRow = requestRow.extend({ content: z.string() });

/** A piece of a WHERE clause; column names in it are ours. */
interface Condition {
  readonly sql: string;
  readonly params: readonly Param[];
}

interface Source<R> {
  readonly table: string;
  readonly columns: string;
  readonly conditions: readonly Condition[];
  readonly row: z.ZodType<R>;
}

/** The ids first, in one statement and so of one moment; then their rows, slice by slice. */
async function listing<R>({ table, columns, conditions, row }: Source<R>, window: Listing<R>["window"]): Promise<Listing<R>> {
  const clause = conditions.length > 0 ? `WHERE ${conditions.map(({ sql }) => sql).join(" AND ")}` : "";
  const params = conditions.flatMap((one) => one.params);
  const { limit, offset } = window ?? { limit: config("LOG_LIST_MAX"), offset: 0 };
  const order = "ORDER BY time DESC, id DESC";
  const found = await readAside(`SELECT id FROM ${table} ${clause} ${order} LIMIT ? OFFSET ?`, [...params, limit, offset], idRow);
  const atEnd = found.length < limit && (found.length > 0 || offset === 0);
  const total = atEnd ? offset + found.length : await count(`SELECT count(*) AS n FROM ${table} ${clause}`, params);
  const read = async function* () {
    for (const ids of slices(found, SLICE)) {
      const places = ids.map(() => "?").join(", ");
      const wanted = ids.map(({ id }) => id);
      yield await readAside(`SELECT ${columns} FROM ${table} WHERE id IN (${places}) ${order}`, wanted, row);
    }
  };
  return { total, slices: read(), window, left: total > offset + found.length };
}

const idRow = z.object({ id: z.number() });
const countRow = z.object({ n: z.number() });

async function count(sql: string, params: readonly Param[]): Promise<number> {
  const [row] = await readAside(sql, params, countRow);
  return row?.n ?? 0;
}

function addressed(filter: OperationFilter): Condition[] {
  const { method, url } = filter;
  return [...spanned(filter), ...equal("method", method), ...(url === undefined ? [] : [startsWith("url", url)])];
}

function spanned({ start, end, ip }: Pick<OperationFilter, "start" | "end" | "ip">): Condition[] {
  return [
    ...(start ? [{ sql: "time >= ?", params: [start] }] : []),
    ...(end ? [{ sql: "time <= ?", params: [end] }] : []),
    ...equal("ip", ip),
  ];
}

function equal(column: string, value: string | undefined): Condition[] {
  return value === undefined ? [] : [{ sql: `${column} = ?`, params: [value] }];
}
