import { CSV_START, csvRecord } from "@/lib/domain/csv";
import { readJobReport } from "@/lib/services/jobs";
import { download } from "./download";
import { jobParams } from "./job-params";
import { jobWords } from "./job-words";
import { currentActor } from "./visit";

/** The rows of a job that were skipped, warned about or refused, as a CSV file: one record for each problem. */
export async function downloadReport(pk: string): Promise<Response> {
  const [actor, { t, problem }] = await Promise.all([currentActor(), jobWords()]);
  return download({
    run: readJobReport,
    params: actor ? jobParams(actor, readJobReport, { pk }) : { pk },
    input: undefined,
    name: `job-${/^\d+$/.test(pk) ? pk : "0"}.csv`,
    type: "text/csv; charset=utf-8",
    pieces: async function* (parts) {
      yield CSV_START + csvRecord([t("reportRow"), t("reportName"), t("reportResult"), t("reportField"), t("reportReason")]);
      for await (const rows of parts) {
        const records = rows.flatMap(({ position, verdict }) => {
          if (!verdict) return [];
          const start = [String(position + 1), verdict.name, t(`levels.${verdict.level}`)];
          if (verdict.problems.length === 0) return [[...start, "", ""]];
          return verdict.problems.map(({ field, code, params }) => [...start, field ?? "", problem(code, params)]);
        });
        yield records.map(csvRecord).join("");
      }
    },
  });
}
