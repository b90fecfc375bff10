import { now } from "@/lib/clock";
import type { ImportLine, ImportPreview, ImportSource, ImportState, ShownLine } from "@/lib/domain/api-import";
import type { RawFields } from "@/lib/domain/draft";
import type { FormState } from "@/lib/domain/form-state";
import { LONGEST_DOCUMENT } from "@/lib/domain/openapi-paths";
import { paths } from "@/lib/paths";
import { importApis, previewImport } from "@/lib/services/api-import";
import { submit } from "./submit";
import { texts } from "./texts";

/** Reads the document of a form, as a file or as text, and lays it beside the catalogue; with `step` "apply" takes the chosen lines. */
export async function submitImport(form: FormData): Promise<ImportState> {
  const own = form.get("step") === "own" || form.get("own") === "1";
  const text = own ? "" : await textOf(form);
  if (text === null) return refusedFile();
  const source: ImportSource = own ? "own" : { text };
  const sent = reduced(form);
  if (form.get("step") === "apply") {
    const state = await submit(sent, {
      run: importApis,
      read: ({ all }: RawFields) => ({ source, patterns: all?.get("patterns")?.map(String) ?? [] }),
      after: ({ added, changed }) => ({ to: paths.apis, toast: { key: "apis.importDone", values: { added, changed } } }),
    });
    return read(sent, source, text, state);
  }
  return read(sent, source, text, null);
}

async function read(form: FormData, source: ImportSource, text: string, failed: FormState | null): Promise<ImportState> {
  const found: ImportPreview[] = [];
  const state = await submit(form, {
    run: previewImport,
    read: () => source,
    after: (output) => {
      found.push(output);
      return {};
    },
  });
  const t = await texts("apis");
  const [told] = found;
  if (!told) return { ...state, preview: null };
  if (told.fault !== null)
    return { ...state, done: false, problems: [{ field: null, text: t(`importFault.${told.fault}`) }], preview: null };
  const problems = failed?.problems.map((problem) => ({ ...problem, field: null })) ?? [];
  const lines = told.lines.map((line) => shownLine(t, line)).sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  return { ...state, done: failed === null, problems, values: {}, preview: { text, own: source === "own", lines, kept: told.kept } };
}

const ORDER: readonly ImportLine["status"][] = ["new", "differs", "refused", "same"];

function shownLine(t: Awaited<ReturnType<typeof texts<"apis">>>, line: ImportLine): ShownLine {
  const { status, pattern, name, app, adds, existing, moves, fault } = line;
  const notes = [
    ...(fault === "long" ? [t("importLong")] : fault === "broken" ? [t("importBroken")] : []),
    ...(adds.length > 0 && status === "differs" ? [t("importAddsMethods", { methods: adds.join(" ") })] : []),
    ...(status === "new" && adds.length > 0 ? [adds.join(" ")] : []),
    ...(moves && existing ? [t("importWas", { pattern: existing.pattern }), t("importChangesRights")] : []),
  ];
  return { pattern, name, app, status, notes };
}

/** The document; a chosen file goes before pasted text. Null when the file is larger than what is taken. */
async function textOf(form: FormData): Promise<string | null> {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) return String(form.get("text") ?? "");
  return file.size > LONGEST_DOCUMENT ? null : file.text();
}

async function refusedFile(): Promise<ImportState> {
  const text = (await texts("apis"))("importFault.large");
  return { turn: now(), done: false, problems: [{ field: null, text }], values: {}, preview: null };
}

/** Without the document itself, which would stand in the log row. */
function reduced(form: FormData): FormData {
  const sent = new FormData();
  for (const [name, value] of form) if (name !== "text" && name !== "file") sent.append(name, value);
  return sent;
}
