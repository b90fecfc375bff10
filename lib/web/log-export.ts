import { notFound } from "next/navigation";
import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import type { FormState } from "@/lib/domain/form-state";
import type { LogName } from "@/lib/domain/log";
import { filterOf, logOfWord, readLogState } from "@/lib/domain/log-address";
import { chosenColumns, EXPORT_FORMATS, type ExportForm, exportHead, exportPieces } from "@/lib/domain/log-export";
import type { LogFilter } from "@/lib/domain/log-filter";
import { formatLogQuery } from "@/lib/domain/log-query";
import { paths } from "@/lib/paths";
import { exploreErrors, exploreLogins, exploreOperations } from "@/lib/services/log-explorer";
import { prepareErrors, prepareLogins, prepareOperations } from "@/lib/services/log-export";
import { download } from "./download";
import { submit } from "./submit";
import type { SearchParams } from "./table-query";

const VIEWS = { login: exploreLogins, op: exploreOperations, error: exploreErrors } as const;
const PREPARATIONS = { login: prepareLogins, op: prepareOperations, error: prepareErrors } as const;
const TYPES = { csv: "text/csv; charset=utf-8", ndjson: "application/x-ndjson" } as const;

/**
 * The rows that the page of a log shows under the same address, the newest first, as a file: `format` is csv or ndjson, `cols` chooses
 * columns by name. Read while it is sent, so that neither the file nor the list stands in memory.
 */
export async function downloadLog(word: string, sent: SearchParams): Promise<Response> {
  const log = logOfWord(word);
  if (!log) notFound();
  const { filter, form } = asked(log, sent);
  const { log: _log, ...scope } = filter;
  return download({
    run: VIEWS[log],
    input: scope,
    name: `${word}-log.${form.format}`,
    type: TYPES[form.format],
    pieces: async function* (view) {
      yield exportHead(form);
      for await (const { text } of exportPieces(view.window, null, form)) yield text;
    },
  });
}

/** Has a job write the same rows to a file; the form carries what the address would. Leads to the job. */
export async function submitExport(word: string, sent: FormData): Promise<FormState> {
  const log = logOfWord(word);
  if (!log) notFound();
  return submit(sent, {
    run: PREPARATIONS[log],
    read: () => {
      const { filter, form } = asked(log, Object.fromEntries([...sent].map(([name, value]) => [name, String(value)])));
      const { from, to, terms, text } = filter;
      return { from, to, query: formatLogQuery(terms, text), ...form };
    },
    after: (jobId) => ({ to: paths.job(jobId), toast: { key: "explorer.exportBegun" } }),
  });
}

function asked(log: LogName, sent: SearchParams): { filter: LogFilter; form: ExportForm } {
  const zone = config("APP_TIME_ZONE");
  const named = [sent.cols].flat().flatMap((names) => names?.split(",") ?? []);
  const format = EXPORT_FORMATS.find((name) => name === [sent.format].flat().at(-1)) ?? "csv";
  return { filter: filterOf(readLogState(log, sent, now(), zone)), form: { columns: chosenColumns(log, named), format, zone } };
}
