import { z } from "zod";
import { AppError, type Issue, type Rule } from "../errors";

/**
 * What a caller sent, read field by field: the values that hold and the issues of those that do not. An operation adds what only
 * the database can tell (taken, unknown id) and then either works or raises all issues at once, as the documents' frameworks do.
 */
export interface Draft<T> {
  readonly values: Partial<T>;
  readonly issues: readonly Issue[];
  /** The documented order of fields, in which issues are told. */
  readonly order: readonly string[];
}

/** One object, or the rows of a batch in input order. */
export type OneOrMany<T> = { readonly one: Draft<T> } | { readonly many: readonly Draft<T>[] };

/** A body before its schema: an object's fields, and for forms all values of each repeated field. */
export interface RawFields {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly all?: ReadonlyMap<string, readonly unknown[]>;
}

/** What the fields of a schema give: an optional field is absent, never undefined. */
export type Fields<S extends z.ZodObject> = { [K in keyof z.output<S>]: Exclude<z.output<S>[K], undefined> };

/** Reads `raw` by the fields of `schema`. A field that is optional and absent is not among the values. */
export function readDraft<S extends z.ZodObject>(schema: S, raw: RawFields): Draft<Fields<S>> {
  const values: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const [field, type] of Object.entries(schema.shape)) {
    const takesAll = "meta" in type && isListField(type) && raw.all?.has(field);
    const sent = Object.hasOwn(raw.fields, field) ? raw.fields[field] : undefined;
    const result = (type as z.ZodType).safeParse(takesAll ? raw.all?.get(field) : sent);
    if (result.success) {
      if (result.data !== undefined) values[field] = result.data;
    } else {
      issues.push(...result.error.issues.map((issue) => toIssue(field, issue)));
    }
  }
  return { values: values as Partial<Fields<S>>, issues, order: Object.keys(schema.shape) };
}

/** The complete values, or an `invalid` error with the draft's issues and `more`, in the documented order of fields. */
export function settle<T>(draft: Draft<T>, more: readonly Issue[] = []): T {
  const issues = inOrder(draft, more);
  if (issues.length > 0) throw new AppError("invalid", { issues });
  return draft.values as T;
}

/** The draft without the values and issues of the fields that `dropped` names. */
export function without<T>(draft: Draft<T>, dropped: (field: string) => boolean): Draft<T> {
  const values = Object.fromEntries(Object.entries(draft.values).filter(([field]) => !dropped(field)));
  return { ...draft, values: values as Partial<T>, issues: draft.issues.filter(({ field }) => field === null || !dropped(field)) };
}

/** The draft's issues and `more`, in the documented order of fields. */
export function inOrder(draft: Draft<unknown>, more: readonly Issue[]): readonly Issue[] {
  const place = (issue: Issue) => (issue.field === null ? draft.order.length : draft.order.indexOf(issue.field));
  return [...draft.issues, ...more].sort((a, b) => place(a) - place(b));
}

/** The issues of a whole batch, each told with its row; null when there are none. */
export function batchError(rows: readonly (readonly Issue[])[], code: "invalid" | "forbidden"): AppError | null {
  const issues = rows.flatMap((row, at) => row.map((issue) => ({ ...issue, row: at })));
  return issues.length > 0 ? new AppError(code, { issues, rows: rows.length }) : null;
}

function isListField(type: z.core.$ZodType): boolean {
  const inner = type instanceof z.ZodOptional ? type.unwrap() : type;
  return (inner as z.ZodType).meta()?.type === "array";
}

function toIssue(field: string, issue: z.core.$ZodIssue): Issue {
  if (issue.code !== "custom") throw new Error(`field ${field} is not built from domain/fields: ${issue.code}`);
  const { rule, ...params } = issue.params as { rule: Rule };
  return { field, rule, params };
}
