import type { LogName } from "@/lib/domain/log";

/** The table of each log. */
export const LOG_TABLES: Readonly<Record<LogName, string>> = { login: "login_logs", op: "operation_logs", error: "error_logs" };
