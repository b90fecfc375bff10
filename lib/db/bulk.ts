import Database from "better-sqlite3";
import pg from "pg";
import { config } from "@/lib/config";
import type { Prisma } from "./generated/sqlite/client";
import { databaseFile, provider } from "./provider";
import { CONNECTION_PRAGMAS } from "./sqlite-file";

/** The tables that can be filled in bulk, with their rows. All rows of one call have the same keys. */
export interface BulkTables {
  users: Prisma.UserCreateManyInput;
  groups: Prisma.GroupCreateManyInput;
  memberships: Prisma.MembershipCreateManyInput;
  operation_logs: Prisma.OperationLogCreateManyInput;
  login_logs: Prisma.LoginLogCreateManyInput;
  error_logs: Prisma.ErrorLogCreateManyInput;
}

/** Adds one portion of rows, all or none; their ids in the order of the rows. */
export type BulkInsert = <T extends keyof BulkTables>(table: T, rows: readonly BulkTables[T][]) => Promise<number[]>;

/** Rows in one portion: small enough that a server on the same file does not wait noticeably. */
export const PORTION = 2_000;

/** Tables whose rows change rights: every instance has to read them anew. */
const RIGHTS: ReadonlySet<string> = new Set(["groups", "memberships"]);
const BUMP = "UPDATE policy SET version = version + 1 WHERE id = 1";
const BUSY_MS = 10_000;
const CACHE_KIB = 131_072;

/** Runs `work` with a connection of its own that writes about ten times as fast as the client, and closes it. */
export async function inBulk<R>(work: (insert: BulkInsert) => Promise<R>): Promise<R> {
  const { insert, close } = provider() === "sqlite" ? intoSqlite() : await intoPostgresql();
  try {
    return await work(insert);
  } finally {
    await close();
  }
}

interface Connection {
  readonly insert: BulkInsert;
  close(): Promise<void>;
}

function intoSqlite(): Connection {
  const database = new Database(databaseFile(), { timeout: BUSY_MS });
  // The indexes on random ids are written all over: with the usual 2 MiB most pages would be read again and again.
  database.exec(`${CONNECTION_PRAGMAS} PRAGMA cache_size = -${CACHE_KIB};`);
  return {
    insert: async (table, rows) => {
      const keys = keysOf(rows);
      const places = keys.map(() => "?").join(", ");
      const statement = database.prepare<unknown[]>(`INSERT INTO ${table} (${columns(keys)}) VALUES (${places})`);
      const all = database.transaction(() => {
        if (RIGHTS.has(table)) database.exec(BUMP);
        return rows.map((row) => Number(statement.run(valuesOf(row, keys).map(stored)).lastInsertRowid));
      });
      return all.immediate();
    },
    close: async () => {
      database.close();
    },
  };
}

async function intoPostgresql(): Promise<Connection> {
  const client = new pg.Client({ connectionString: config("DATABASE_URL"), connectionTimeoutMillis: 5_000 });
  await client.connect();
  return {
    insert: async (table, rows) => {
      const keys = keysOf(rows);
      const names = columns(keys);
      const json = JSON.stringify(
        rows.map((row) => Object.fromEntries(valuesOf(row, keys).map((value, i) => [column(keys[i] ?? ""), value]))),
      );
      // The table itself tells the types. Ids are given in the order of the rows; the order of RETURNING is not promised.
      const insert = `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1) RETURNING id`;
      await client.query("BEGIN");
      try {
        const { rows: ids } = await client.query<{ id: number }>(insert, [json]);
        if (RIGHTS.has(table)) await client.query(BUMP);
        await client.query("COMMIT");
        return ids.map(({ id }) => id).sort((a, b) => a - b);
      } catch (error) {
        await client.query("ROLLBACK");
        throw error;
      }
    },
    close: () => client.end(),
  };
}

function keysOf(rows: readonly object[]): string[] {
  return Object.keys(rows[0] ?? {});
}

function valuesOf(row: object, keys: readonly string[]): unknown[] {
  const values = new Map<string, unknown>(Object.entries(row));
  return keys.map((key) => values.get(key) ?? null);
}

/** SQLite keeps times in milliseconds and booleans as 0 and 1. */
function stored(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return typeof value === "boolean" ? Number(value) : value;
}

function columns(keys: readonly string[]): string {
  return keys.map(column).join(", ");
}

/** `createdAt` is kept in `created_at`; a column that is named otherwise cannot be filled here. */
function column(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
