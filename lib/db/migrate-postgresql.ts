import { randomUUID } from "node:crypto";
import pg from "pg";
import { ConfigError, config } from "@/lib/config";
import type { Applied, Next } from "./migration";

/** The number under which Prisma's own tool locks, so that it and we exclude each other too. */
const ADVISORY_LOCK = 72_707_369;

const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

/** Applies what `next` names to the PostgreSQL database, one transaction each, under one lock. Throws `ConfigError`. */
export async function migratePostgresql(next: Next): Promise<void> {
  try {
    const client = new pg.Client({ connectionString: config("DATABASE_URL"), connectionTimeoutMillis: 5_000 });
    // A connection that breaks also rejects the statement under way; without a listener it would end the process first.
    client.on("error", () => {});
    await client.connect();
    await applyAll(client, next).finally(() => client.end());
  } catch (error) {
    throw error instanceof ConfigError ? error : new ConfigError(`PostgreSQL cannot be used: ${reason(error)}`);
  }
}

/** The lock belongs to the session and goes with it, also when this process is killed. */
async function applyAll(client: pg.Client, next: Next): Promise<void> {
  await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
  await client.query(BOOKKEEPING);
  for (let migration = next(await applied(client)); migration; migration = next(await applied(client))) {
    await client.query("BEGIN");
    // Without parameters the server takes the whole text at once, so nothing has to find the ends of statements.
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  }
}

async function applied(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    "SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return rows;
}

/** A refused connection to a name with several addresses has its words only in the parts. */
function reason(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return reason(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
