import { z } from "zod";
import { LOGS, type LogName } from "./log";
import { EXPORT_COLUMNS, EXPORT_FORMATS } from "./log-export";
import { plainTime } from "./time";

/** What a job that writes rows to a file works on: those of a filter bar over a range (ms) that were there when somebody asked. */
export const logExport = z.object({
  log: z.enum(LOGS),
  ...{ query: z.string(), from: z.number(), to: z.number(), lastId: z.number() },
  format: z.enum(EXPORT_FORMATS),
  columns: z.array(z.enum(Object.values(EXPORT_COLUMNS).flat())),
  zone: z.string(),
});
export type LogExport = z.output<typeof logExport>;

/** How far such a job is: the parts and bytes written, and the last row looked at; null before the first. */
export const exportCursor = z.object({
  ...{ parts: z.number(), size: z.number() },
  at: z.object({ time: z.number(), id: z.number() }).nullable(),
});
export type ExportCursor = z.output<typeof exportCursor>;

/** The kinds of the jobs that write a log to a file, by log. */
export const EXPORTS = { login: "exportLogin", op: "exportOperation", error: "exportError" } as const satisfies Record<LogName, string>;

/** The log that a job of this kind writes to a file; null for other kinds. */
export function exportedLog(kind: string): LogName | null {
  return LOGS.find((log) => EXPORTS[log] === kind) ?? null;
}

const WORDS = { login: "login", op: "operation", error: "error" } as const;

/** The name of the file of a job that ended at `time`: `operation-log-2030-01-31-job7.csv.gz`. */
export function exportFileName({ log, format, zone }: LogExport, jobId: number, time: Date | number): string {
  return `${WORDS[log]}-log-${plainTime(time, zone).slice(0, 10)}-job${jobId}.${format}.gz`;
}
