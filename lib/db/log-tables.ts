import type { LogName } from "@/lib/domain/log";
import { provider } from "./provider";

/** The table of each log. */
export const LOG_TABLES: Readonly<Record<LogName, string>> = { login: "login_logs", op: "operation_logs", error: "error_logs" };

/**
 * The table of a log in a FROM clause whose WHERE clause names a stretch of ids. SQLite takes that for less than an equal method or address,
 * and would go along the index of those through the whole log.
 */
export function byId(log: LogName): string {
  return provider() === "sqlite" ? `${LOG_TABLES[log]} NOT INDEXED` : LOG_TABLES[log];
}
