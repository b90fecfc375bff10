import { z } from "zod";
import type { Issue, Rule } from "../errors";
import { type Draft, type Fields, readDraft } from "./draft";
import { idReference, text } from "./fields";
import type { ImportColumns, ImportField } from "./import-columns";
import { newUserFields } from "./new-user-form";

const importFields = newUserFields.omit({ is_superuser: true }).extend({
  password: newUserFields.shape.password.optional(),
  wechat: text({ max: 128, nullable: true }).optional(),
  work_id: text({ max: 25, nullable: true }).optional(),
  school_id: idReference().optional(),
});

/** A new user as a row of a table tells it; without a password nobody can sign in with it yet. */
export type ImportedUser = Fields<typeof importFields>;

/** What is no fault of a row, but worth a look. */
const IMPORT_WARNINGS = ["no_password", "weak_password", "odd_phone", "extra_cells"] as const;
export type ImportWarning = (typeof IMPORT_WARNINGS)[number];

/** The most rows of an imported table, and columns. */
export const MAX_IMPORT_ROWS = 10_000;
export const MAX_IMPORT_COLUMNS = 50;
/** The largest file: with the rest of its form it fits into a request. */
export const MAX_TABLE_BYTES = 1_000_000;

/** A row as the columns read it. */
export interface ReadRow {
  readonly draft: Draft<ImportedUser>;
  readonly warnings: readonly ImportWarning[];
}

/**
 * Reads the cells of a row by the rules of a new user; empty cells are as not there.
 * @param groupId the id of a group that is named by its name, or by its id; undefined when there is none
 */
export function readImportRow(cells: readonly string[], columns: ImportColumns, groupId: (name: string) => number | undefined): ReadRow {
  const fields: Partial<Record<ImportField, unknown>> = {};
  const unknown: Issue[] = [];
  for (const [at, field] of columns.entries()) {
    const cell = cells[at] ?? "";
    if (field === null || cell.trim() === "") continue;
    if (field === "groups") {
      const names = namesIn(cell);
      fields.groups = names.flatMap((name) => groupId(name) ?? []);
      const missing = names.find((name) => groupId(name) === undefined);
      if (missing !== undefined) unknown.push({ field, rule: "group_unknown", params: { value: missing } });
    } else {
      fields[field] = WORDS[field]?.get(cell.trim().toLowerCase()) ?? cell;
    }
  }
  const draft = readDraft(importFields, { fields });
  return { draft: { ...draft, issues: [...draft.issues, ...unknown] }, warnings: warningsOf(cells, columns, fields) };
}

/** The names in a cell, between `;`, also in full width, `、` or line ends. */
function namesIn(cell: string): string[] {
  const names = cell.split(/[;；、\n]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}

function warningsOf(
  cells: readonly string[],
  columns: ImportColumns,
  { phone, password }: Partial<Record<ImportField, unknown>>,
): ImportWarning[] {
  const odd = typeof phone === "string" && !/^1\d{10}$/.test(phone.trim());
  const extra = cells.some((cell, at) => at >= columns.length && cell.trim() !== "");
  return [
    ...(password === undefined ? (["no_password"] as const) : []),
    ...(odd ? (["odd_phone"] as const) : []),
    ...(extra ? (["extra_cells"] as const) : []),
  ];
}

const FLAGS: ReadonlyMap<string, string> = new Map([
  ...["是", "启用", "正常", "有效", "active", "enabled"].map((word) => [word, "true"] as const),
  ...["否", "停用", "禁用", "无效", "disabled", "inactive"].map((word) => [word, "false"] as const),
]);
/** What people write for the values that the rules know. */
const WORDS: Partial<Record<ImportField, ReadonlyMap<string, string>>> = {
  is_active: FLAGS,
  is_staff: FLAGS,
  gender: new Map([
    ...["男", "m", "male"].map((word) => [word, "male"] as const),
    ...["女", "f", "female"].map((word) => [word, "female"] as const),
    ...["其他", "未知", "未填", "not given", "other"].map((word) => [word, "other"] as const),
  ]),
};

/** What a dry run found of a row. */
export type ImportLevel = "error" | "warning" | "ok";

const stagedRow = z.object({
  line: z.number(),
  cells: z.array(z.string()),
  issues: z.array(
    z.object({
      field: z.string().nullable(),
      rule: z.custom<Rule>((value) => typeof value === "string"),
      params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
    }),
  ),
  warnings: z.array(z.enum(IMPORT_WARNINGS)),
  /** Once the password is hashed: the hash, and whether the password was weak. */
  secret: z.object({ password: z.string(), passwordWeak: z.boolean() }).optional(),
});

/** A row that waits to be imported, with what the last dry run found. */
export type StagedRow = z.output<typeof stagedRow>;

/** A staged row as text; it may hold a password, so it must be sealed wherever it rests. */
export function writeStaged(row: StagedRow): string {
  return JSON.stringify(row);
}

/** The row that `writeStaged` wrote. Throws on any other text. */
export function readStaged(text: string): StagedRow {
  return stagedRow.parse(JSON.parse(text));
}

/** How a dry run judges a row. */
export function levelOf({ issues, warnings }: Pick<StagedRow, "issues" | "warnings">): ImportLevel {
  return issues.length > 0 ? "error" : warnings.length > 0 ? "warning" : "ok";
}

/** Finds a group by its name, else by its id; undefined when there is none. */
export function groupFinder(groups: Iterable<{ readonly id: number; readonly name: string }>): (name: string) => number | undefined {
  const ids = new Map<string, number>();
  const names = [...groups];
  for (const { id } of names) ids.set(String(id), id);
  for (const { id, name } of names) ids.set(name, id);
  return (name) => ids.get(name);
}
