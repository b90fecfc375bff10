import { CSV_START, csvRecord, csvRecords } from "./csv";
import type { LogName } from "./log";
import type { LogCursor, LogRecord, LogWindow } from "./log-filter";
import { offsetTime } from "./time";

/** What a row becomes in a file, in order; the names are the same in CSV and NDJSON. */
export const EXPORT_COLUMNS = {
  login: ["id", "time", "username", "ip", "status", "dialect", "user_agent", "user_id", "session_id", "request_id"],
  op: [
    ...["id", "time", "username", "ip", "method", "url", "status", "duration_ms", "content", "dialect", "repeats"],
    ...["user_id", "session_id", "request_id", "decision_id", "policy_version", "reason"],
  ],
  error: [
    ...["id", "time", "username", "ip", "method", "url", "status", "content", "dialect"],
    ...["user_id", "session_id", "request_id", "decision_id", "policy_version", "reason"],
  ],
} as const satisfies Readonly<Record<LogName, readonly string[]>>;
export type ExportColumn = (typeof EXPORT_COLUMNS)[LogName][number];

export const EXPORT_FORMATS = ["csv", "ndjson"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The columns of a log that were asked for by name, in their order; all where none is known. */
export function chosenColumns(log: LogName, asked: readonly string[]): readonly ExportColumn[] {
  const all: readonly ExportColumn[] = EXPORT_COLUMNS[log];
  const chosen = all.filter((name) => asked.includes(name));
  return chosen.length > 0 ? chosen : all;
}

/** How a file is written: its columns in order, its form, and the zone of its times. */
export interface ExportForm {
  readonly columns: readonly ExportColumn[];
  readonly format: ExportFormat;
  readonly zone: string;
}

/** Rows read at once: they hold the event loop while they become text. With one read ahead they are a single message of the worker. */
const PORTION = 240;

/** Some rows as text; see `LogWindow` for where to go on. */
export interface ExportPiece extends Pick<LogWindow, "next" | "stopped"> {
  readonly text: string;
  readonly rows: number;
}

/**
 * The lines of the rows behind `after`, piece by piece, each read when it is asked for, so that a file is never whole in memory.
 * @param lastId rows above it are left out: they came later
 */
export async function* exportPieces(
  window: (after: LogCursor | null, limit: number) => Promise<LogWindow>,
  after: LogCursor | null,
  form: ExportForm,
  lastId = Number.POSITIVE_INFINITY,
): AsyncGenerator<ExportPiece> {
  for (let at = after; ; ) {
    const { rows, next, stopped } = await window(at, PORTION);
    const wanted = rows.filter(({ id }) => id <= lastId);
    yield { text: exportLines(wanted, form), rows: wanted.length, next, stopped };
    if (next === null) return;
    at = next;
  }
}

/** What stands above the rows. */
export function exportHead({ columns, format }: ExportForm): string {
  return format === "csv" ? CSV_START + csvRecord(columns) : "";
}

/** The lines of some rows, each with its end. Times carry the offset of the zone. */
export function exportLines(rows: readonly LogRecord[], { columns, format, zone }: ExportForm): string {
  const cellOf = (row: LogRecord, name: ExportColumn) => (name === "time" ? offsetTime(row.time, zone) : CELLS[name](row));
  if (format === "csv") return csvRecords(rows.map((row) => columns.map((name) => String(cellOf(row, name) ?? ""))));
  const lines = rows.map((row) => JSON.stringify(Object.fromEntries(columns.map((name) => [name, cellOf(row, name)]))));
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

const CELLS: Readonly<Record<Exclude<ExportColumn, "time">, (row: LogRecord) => string | number | null>> = {
  id: ({ id }) => id,
  username: ({ username }) => username,
  ip: ({ ip }) => ip,
  method: ({ method }) => method,
  url: ({ url }) => url,
  status: ({ status }) => status,
  duration_ms: ({ durationMs }) => durationMs,
  content: ({ content }) => content,
  dialect: ({ dialect }) => dialect,
  repeats: ({ repeats }) => repeats,
  user_agent: ({ userAgent }) => userAgent,
  user_id: ({ userId }) => userId,
  session_id: ({ sessionId }) => sessionId,
  request_id: ({ requestId }) => requestId,
  decision_id: ({ decisionId }) => decisionId,
  policy_version: ({ policyVersion }) => policyVersion,
  reason: ({ reason }) => reason,
};
