import { PrismaPg } from "@prisma/adapter-pg";
import type { ITXClientDenyList } from "@prisma/client/runtime/client";
import { config } from "@/lib/config";
import { processWide } from "@/lib/global";
import { PrismaClient as PostgresqlClient } from "./generated/postgresql/client";
import { PrismaClient as SqliteClient } from "./generated/sqlite/client";
import { databaseFile, provider } from "./provider";
import { sqliteAdapter } from "./sqlite-adapter";

/** The client as everybody sees it: typed for SQLite, the narrower database, and without password hashes in any result. */
export type Db = ReturnType<typeof sqliteClient>;

/** The client inside an interactive transaction. */
export type Tx = Omit<Db, ITXClientDenyList>;

const OPTIONS = {
  omit: { user: { password: true } },
  transactionOptions: { maxWait: 2_000, timeout: 5_000 },
  errorFormat: "minimal",
} as const;

/** The one client of this process; it connects on first use. A hash is read by asking for it: `omit: { password: false }`. */
export function db(): Db {
  const holder = held();
  holder.client ??= provider() === "sqlite" ? sqliteClient() : postgresqlClient();
  return holder.client;
}

/** Closes the client and what else was opened beside it; the next `db()` opens a new one. */
export async function closeDb(): Promise<void> {
  const { client, closers } = held();
  held().client = undefined;
  await Promise.all([client?.$disconnect(), ...[...closers].map((close) => close())]);
}

/** Has `closeDb` call `close` too. Given the same function again, it is called once. */
export function alsoClose(close: () => Promise<void>): void {
  held().closers.add(close);
}

const held = () =>
  processWide("db", (): { client: Db | undefined; closers: Set<() => Promise<void>> } => ({ client: undefined, closers: new Set() }));

function sqliteClient() {
  return new SqliteClient({ ...OPTIONS, adapter: sqliteAdapter(databaseFile()) });
}

function postgresqlClient(): Db {
  const adapter = new PrismaPg({
    connectionString: config("DATABASE_URL"),
    max: 10,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 5_000,
    // A server that hangs answers no statement_timeout; whoever waits for a log row would wait with it.
    query_timeout: 6_000,
    idle_in_transaction_session_timeout: 10_000,
    lock_timeout: 2_000,
  });
  // Both clients are generated from the same models; this is the one place that says so.
  return new PostgresqlClient({ ...OPTIONS, adapter }) as never;
}
