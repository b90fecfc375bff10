import { type AccessRow, type AccessRows, MOST_ROWS, readAccessRows } from "@/lib/domain/access-rows";
import { readCall } from "@/lib/domain/asked-call";
import { CSV_START, csvRecord } from "@/lib/domain/csv";
import { type BatchVerdict, testBatch } from "@/lib/services/access-test";
import { download } from "./download";
import { load } from "./load";
import type { SearchParams } from "./table-query";
import { texts } from "./texts";

/** A line of a batch with its answer. */
export interface TestedRow extends AccessRow, BatchVerdict {
  /** Whether it is as expected; null when nothing was. */
  readonly passed: boolean | null;
}

export interface TestedRows extends Omit<AccessRows, "rows"> {
  /** As typed. */
  readonly text: string;
  readonly rows: readonly TestedRow[];
}

const LONGEST = 30_000;

/** Tests the lines that the address of the batch page holds. */
export async function testedRows(sent: SearchParams): Promise<TestedRows> {
  const text = textOf(sent);
  const read = readAccessRows(text);
  const verdicts = read.rows.length > 0 ? await load(testBatch, {}, questionsOf(read.rows)) : [];
  return { ...read, text, rows: joined(read.rows, verdicts) };
}

/** The same as a CSV file. */
export async function downloadRows(sent: SearchParams): Promise<Response> {
  const { rows } = readAccessRows(textOf(sent));
  const t = await texts("access");
  const word = (allowed: boolean | null) => (allowed === null ? "" : t(allowed ? "allowed" : "denied"));
  return download({
    run: testBatch,
    input: questionsOf(rows),
    name: "access.csv",
    type: "text/csv; charset=utf-8",
    pieces: async function* (verdicts) {
      yield CSV_START + csvRecord([t("line"), t("user"), t("method"), t("url"), t("expected"), t("got"), t("reason"), t("result")]);
      for (const row of joined(rows, verdicts)) {
        const result = row.passed === null ? "" : t(row.passed ? "asExpected" : "notAsExpected");
        yield csvRecord([
          String(row.line),
          row.user,
          row.method,
          row.url,
          word(row.expected),
          word(row.allowed),
          t(`why.${row.reason}`),
          result,
        ]);
      }
    },
  });
}

/** The most lines that are tested at once. */
export const MOST_TESTED = MOST_ROWS;

function textOf(sent: SearchParams): string {
  return [sent.rows ?? ""].flat().join("\n").slice(0, LONGEST);
}

function questionsOf(rows: readonly AccessRow[]) {
  return rows.map(({ user, method, url }) => ({ user, method, path: readCall(url)?.path ?? url }));
}

function joined(rows: readonly AccessRow[], verdicts: readonly BatchVerdict[]): TestedRow[] {
  return rows.map((row, at) => {
    const verdict = verdicts[at] ?? { allowed: null, reason: "unknown_user" as const };
    return { ...row, ...verdict, passed: row.expected === null ? null : row.expected === verdict.allowed };
  });
}
