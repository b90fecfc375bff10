import { CSV_START, csvRecord } from "@/lib/domain/csv";
import type { RawFields } from "@/lib/domain/draft";
import type { FormState } from "@/lib/domain/form-state";
import { type ImportColumns, type ImportField, isImportField } from "@/lib/domain/import-columns";
import { invalid } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { type ImportReading, rereadImport, stageImport } from "@/lib/services/user-import-staging";
import { dropImport, readImportRows, startImport } from "@/lib/services/user-imports";
import { download } from "./download";
import { findingTexts } from "./import-texts";
import { submit } from "./submit";

/** Takes in the table that a form carries in `file` or `cells`, and leads to its dry run. */
export async function submitTable(form: FormData): Promise<FormState> {
  const sent = form.get("file");
  const file = sent instanceof Blob && sent.size > 0 ? sent : null;
  return submit(form, {
    run: stageImport,
    read: ({ fields }) => ({ file, text: String(fields.cells ?? "") }),
    after: ({ id }) => ({ to: paths.userImport(id) }),
  });
}

/** Reads the columns of a draft as the form says: `column-0`, `column-1`, …, and `named`. */
export async function submitReading(pk: string, form: FormData): Promise<FormState> {
  return submit(form, { run: rereadImport, params: { pk }, read: readingOf, after: ({ id }) => ({ to: paths.userImport(id) }) });
}

/** Has the users of a draft created. */
export async function submitStart(pk: string, form: FormData): Promise<FormState> {
  const after = ({ id }: { readonly id: number }) => ({ to: paths.job(id), toast: { key: "imports.started" } }) as const;
  return submit(form, { run: startImport, params: { pk }, read: () => undefined, after });
}

/** Erases a draft. */
export async function submitDrop(pk: string, form: FormData): Promise<FormState> {
  const after = () => ({ to: paths.users, toast: { key: "imports.dropped" } }) as const;
  return submit(form, { run: dropImport, params: { pk }, read: () => undefined, after });
}

/** The findings of a dry run as a CSV file: line, name and finding of each row; nothing else of what was typed. */
export async function downloadFindings(pk: string): Promise<Response> {
  const { t, tellRow } = await findingTexts();
  return download({
    ...{ run: readImportRows, params: { pk }, input: undefined, name: "import-findings.csv", type: "text/csv; charset=utf-8" },
    pieces: async function* (portions) {
      yield CSV_START + csvRecord([t("line"), t("user"), t("verdict")]);
      for await (const rows of portions) {
        yield rows
          .map((row) =>
            csvRecord([
              String(row.line),
              row.username,
              tellRow(row)
                .map(({ text }) => text)
                .join(" "),
            ]),
          )
          .join("");
      }
    },
  });
}

function readingOf({ fields }: RawFields): ImportReading {
  const columns: (ImportField | null)[] = [];
  for (let at = 0; `column-${at}` in fields; at += 1) {
    const field = String(fields[`column-${at}`]);
    if (isImportField(field) && columns.includes(field)) throw invalid(`column-${at}`, "column_twice");
    columns.push(isImportField(field) ? field : null);
  }
  return { columns: columns satisfies ImportColumns, named: fields.named === "true" };
}
