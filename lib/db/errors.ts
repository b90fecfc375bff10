import { z } from "zod";
import { AppError } from "@/lib/errors";

/** What Prisma and the two drivers tell of a failure; every part may be missing. */
const failure = z.object({
  code: z.string().optional().catch(undefined),
  message: z.string().catch(""),
  meta: z.object({ driverAdapterError: z.unknown() }).optional().catch(undefined),
  cause: z.unknown().optional(),
});
const driverFailure = z.object({
  kind: z.string(),
  code: z.string().optional().catch(undefined),
  originalCode: z.string().optional().catch(undefined),
  constraint: z
    .object({ fields: z.array(z.string()).optional(), index: z.string().optional() })
    .optional()
    .catch(undefined),
});

/** Lost against another transaction, or cut off by a restart of the server before it committed: it may run again as a whole. */
const LOST = /^(P1008|P2034|SQLITE_BUSY.*|SQLITE_LOCKED.*|40001|40P01|57P01|57P03|TransactionWriteConflict)$/;
/** Locked for too long, full, read-only, gone, or all connections taken: codes of Prisma, SQLite, PostgreSQL, Node, and the adapters. */
const OUT_OF_REACH = new RegExp(
  `^(${[
    "P1000|P1001|P1002|P1003|P1010|P1011|P1017|P2024|P2028|P2037",
    "SQLITE_(FULL|IOERR.*|READONLY.*|CANTOPEN.*|CORRUPT.*|NOTADB)",
    "08...|53...|55P03|57014|57P0.|58...|25006|25P03",
    "ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EPIPE|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH",
    "ENOSPC|EROFS|EACCES|EPERM|EIO|ENOTDIR",
    "DatabaseNotReachable|ConnectionClosed|TooManyConnections|SocketTimeout",
  ].join("|")})$`,
);
/** The pool of `pg` has no codes. */
const POOL_MESSAGES =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|connection is not open/;

/** Whether the same work may well succeed when it runs again from its start. */
export function isLost(error: unknown): boolean {
  return codes(error).some((code) => LOST.test(code));
}

/**
 * The error as the operations know it: a database that is locked, full or gone is `unavailable` (try again in 1 s).
 * Everything else, a broken uniqueness too, comes back unchanged.
 */
export function databaseError(error: unknown): unknown {
  const { message } = failure.catch({ message: "" }).parse(error);
  const away = codes(error).some((code) => LOST.test(code) || OUT_OF_REACH.test(code)) || POOL_MESSAGES.test(message);
  return away && !(error instanceof AppError) ? new AppError("unavailable", { retryAfter: 1, cause: error }) : error;
}

/**
 * The columns of the unique index that a write broke, named as in the database and the same on both, for example
 * `["username_key"]` or `["method", "api_id"]`; empty for every other error.
 */
export function violatedFields(error: unknown): readonly string[] {
  const driver = driverCause(error);
  if (driver?.kind !== "UniqueConstraintViolation") return [];
  return driver.constraint?.fields ?? UNIQUE_INDEXES[driver.constraint?.index ?? ""] ?? [];
}

/** Whether a write broke a unique index or referred to a row that is not there. */
export function brokeConstraint(error: unknown): boolean {
  return /^(Unique|ForeignKey)ConstraintViolation$/.test(driverCause(error)?.kind ?? "");
}

/** PostgreSQL names only the index; Prisma names indexes table_columns_key. A test compares this with the migrations. */
const UNIQUE_INDEXES: Readonly<Record<string, readonly string[]>> = {
  users_username_key_key: ["username_key"],
  users_phone_key_key: ["phone_key"],
  users_work_id_key_key: ["work_id_key"],
  schools_name_key: ["name"],
  groups_name_key: ["name"],
  memberships_user_id_group_id_key: ["user_id", "group_id"],
  permissions_method_api_id_key: ["method", "api_id"],
  user_grants_user_id_permission_id_key: ["user_id", "permission_id"],
  group_grants_group_id_permission_id_key: ["group_id", "permission_id"],
  sessions_cookie_hash_key: ["cookie_hash"],
  rotated_tokens_successor_hash_key: ["successor_hash"],
  one_time_links_token_hash_key: ["token_hash"],
  assertions_subject_method_path_key: ["subject", "method", "path"],
  job_rows_job_id_position_key: ["job_id", "position"],
  job_parts_job_id_part_key: ["job_id", "part"],
  saved_views_owner_id_page_name_key: ["owner_id", "page", "name"],
  audit_entries_hash_key: ["hash"],
};

/** Every code found in the error, in what the driver said, and in its causes. */
function codes(error: unknown): string[] {
  const parsed = failure.safeParse(error);
  if (!parsed.success) return [];
  const driver = driverCause(error);
  const found = [parsed.data.code, driver?.kind, driver?.code, driver?.originalCode].filter((code) => code !== undefined);
  return parsed.data.cause ? [...found, ...codes(parsed.data.cause)] : found;
}

function driverCause(error: unknown): z.output<typeof driverFailure> | undefined {
  const parsed = failure.safeParse(error).data;
  for (const candidate of [parsed?.meta?.driverAdapterError, error]) {
    const cause = failure.safeParse(candidate).data?.cause;
    const driver = driverFailure.safeParse(cause);
    if (driver.success) return driver.data;
  }
  return undefined;
}
