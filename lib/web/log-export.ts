import { notFound } from "next/navigation";
import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import { CSV_START, csvRecord } from "@/lib/domain/csv";
import { filterOf, logOfWord, readLogState } from "@/lib/domain/log-address";
import { chosenColumns, EXPORT_FORMATS, exportLine } from "@/lib/domain/log-export";
import type { LogCursor, LogRecord } from "@/lib/domain/log-filter";
import { exploreErrors, exploreLogins, exploreOperations, type LogView } from "@/lib/services/log-explorer";
import { download } from "./download";
import type { SearchParams } from "./table-query";

const VIEWS = { login: exploreLogins, op: exploreOperations, error: exploreErrors } as const;
const TYPES = { csv: "text/csv; charset=utf-8", ndjson: "application/x-ndjson" } as const;
/** Rows read at once: they hold the event loop while they become text. */
const PORTION = 500;

/**
 * The rows that the page of a log shows under the same address, the newest first, as a file: `format` is csv or ndjson, `cols` chooses
 * columns by name. Read while it is sent, so that neither the file nor the list stands in memory.
 */
export async function downloadLog(word: string, sent: SearchParams): Promise<Response> {
  const log = logOfWord(word);
  if (!log) notFound();
  const zone = config("APP_TIME_ZONE");
  const format = EXPORT_FORMATS.find((name) => name === [sent.format].flat().at(-1)) ?? "csv";
  const columns = chosenColumns(
    log,
    [sent.cols].flat().flatMap((names) => names?.split(",") ?? []),
  );
  const { log: _log, ...scope } = filterOf(readLogState(log, sent, now(), zone));
  return download({
    run: VIEWS[log],
    input: scope,
    name: `${word}-log.${format}`,
    type: TYPES[format],
    pieces: async function* (view) {
      if (format === "csv") yield CSV_START + csvRecord(columns);
      for await (const rows of portions(view)) yield rows.map((row) => exportLine(row, columns, format, zone)).join("");
    },
  });
}

async function* portions(view: LogView): AsyncGenerator<readonly LogRecord[]> {
  let after: LogCursor | null = null;
  for (;;) {
    const { rows, next }: Awaited<ReturnType<LogView["window"]>> = await view.window(after, PORTION);
    yield rows;
    if (next === null) return;
    after = next;
  }
}
