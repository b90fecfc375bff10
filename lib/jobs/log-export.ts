import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createGzip } from "node:zlib";
import { addPart } from "../db/job-parts";
import { countLogExactly } from "../db/log-count";
import { readLogWindow } from "../db/log-window";
import { hasRoom } from "../db/volume";
import { LOGS } from "../domain/log";
import { exportHead, exportPieces } from "../domain/log-export";
import { EXPORTS, type ExportCursor, exportCursor, exportFileName, type LogExport, logExport } from "../domain/log-export-job";
import type { LogCursor, LogFilter } from "../domain/log-filter";
import { parseLogQuery } from "../domain/log-query";
import { invalid } from "../errors";
import { exploreErrors, exploreLogins, exploreOperations } from "../services/log-explorer";
import { jobKind, type Work, type Write } from "./kind";

const RIGHTS = { login: exploreLogins, op: exploreOperations, error: exploreErrors } as const;

/** Rows of one part: packed some 70 kB, which pass through the database's client without large texts that stay in memory for long. */
const PART = 1_500;

const START: ExportCursor = { parts: 0, size: 0, at: null };

/** Jobs that write the rows of a log to a file, one kind for each log, since each log has a right of its own. */
export const logExports = LOGS.map((log) =>
  jobKind({ name: EXPORTS[log], input: logExport, needs: RIGHTS[log], step: (work) => exportPart(work) }),
);

/**
 * Writes the next rows as one more part of the file, with the place it reached in the same transaction: so each row is in the file once.
 * Every part is packed by itself, and all of them in a row are a gzip file again.
 */
async function exportPart({ jobId, input, cursor, counts, time }: Work<LogExport>): Promise<Write> {
  if (!(await hasRoom())) throw invalid(null, "disk_full");
  if (counts.total === null) {
    const total = await countLogExactly(filterOf(input));
    return async () => ({ cursor, total });
  }
  const before = cursor === null ? START : exportCursor.parse(JSON.parse(cursor));
  const { lines, rows, at } = await nextRows(input, before);
  // A file without rows is a gzip file too.
  const bytes = lines.length > 0 || (at === null && before.parts === 0) ? await packed(lines) : null;
  const { parts, size } = before;
  const next: ExportCursor = { parts: parts + (bytes ? 1 : 0), size: size + (bytes?.length ?? 0), at };
  const finished = counts.finished + rows;
  const made = { name: exportFileName(input, jobId, time), rows: finished, size: next.size };
  return async (tx) => {
    if (bytes) await addPart(tx, jobId, { part: parts, rows, bytes });
    return { cursor: JSON.stringify(next), finished: rows, ...(at === null && { total: finished, end: { result: JSON.stringify(made) } }) };
  };
}

/** The lines of the next rows, with the head before the first ones, and where to go on; null at the end. May have no rows and not be at the end. */
async function nextRows(
  input: LogExport,
  { parts, at: after }: ExportCursor,
): Promise<{ lines: string[]; rows: number; at: LogCursor | null }> {
  const filter = filterOf(input);
  const lines = parts === 0 ? [exportHead(input)] : [];
  let [rows, at] = [0, after];
  for await (const piece of exportPieces((from, limit) => readLogWindow(filter, from, limit), after, input, input.lastId)) {
    lines.push(piece.text);
    rows += piece.rows;
    at = piece.next;
    if (piece.stopped || rows >= PART) break;
  }
  return { lines: lines.filter((text) => text !== ""), rows, at };
}

/** Beside the event loop, piece by piece. */
function packed(lines: readonly string[]): Promise<Buffer<ArrayBuffer>> {
  return buffer(Readable.from(lines).pipe(createGzip()));
}

function filterOf({ log, query, from, to }: LogExport): LogFilter {
  return { log, ...parseLogQuery(log, query), from, to };
}
