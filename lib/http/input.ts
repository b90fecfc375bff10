import type { z } from "zod";
import { type Draft, type Fields, type OneOrMany, type RawFields, readDraft } from "../domain/draft";
import { kind } from "../domain/fields";
import { MAX_BATCH_ROWS } from "../domain/limits";
import { isRecord } from "../domain/record";
import { invalid } from "../errors";
import type { Body } from "./body";
import type { InputReader } from "./endpoint";

/** For calls that take nothing: the body is ignored. */
export const nothing: InputReader<undefined> = { readsBody: () => false, read: () => undefined };

/** The fields of an object; a body that is none is refused as a whole. No body counts as `{}` (contract section 2.2). */
export function object<S extends z.ZodObject>(schema: S): InputReader<Draft<Fields<S>>> & { readonly schema: S } {
  return { readsBody: () => true, schema, read: ({ body }) => readDraft(schema, fieldsOf(body)) };
}

/**
 * The parameters of a query as fields. Of repeated ones the last counts, and an empty one asks nothing: a form sends its empty fields
 * too.
 */
export function fieldsOfQuery(query: URLSearchParams): RawFields {
  return { fields: Object.fromEntries([...query].filter(([, value]) => value.trim() !== "")) };
}

/** One object, or an array of them (contract section 4.6). A row that is no object keeps its place with an issue of its own. */
export function oneOrMany<S extends z.ZodObject>(schema: S): InputReader<OneOrMany<Fields<S>>> & { readonly schema: S } {
  return {
    readsBody: () => true,
    schema,
    batch: true,
    read({ body }) {
      if (body.kind !== "json" || !Array.isArray(body.value)) return { one: readDraft(schema, fieldsOf(body)) };
      if (body.value.length > MAX_BATCH_ROWS) throw invalid(null, "max_elements", { max: MAX_BATCH_ROWS });
      return { many: body.value.map((row: unknown) => rowDraft(schema, row)) };
    },
  };
}

/** The fields a body was sent as. */
export function fieldsOf(body: Body): RawFields {
  if (body.kind === "none") return { fields: {} };
  if (body.kind === "form") return { fields: body.value, all: body.all };
  if (!isRecord(body.value)) throw invalid(null, "dict", { type: kind(body.value) });
  return { fields: body.value };
}

function rowDraft<S extends z.ZodObject>(schema: S, row: unknown): Draft<Fields<S>> {
  if (isRecord(row)) return readDraft(schema, { fields: row });
  return { values: {}, issues: [{ field: null, rule: "dict", params: { type: kind(row) } }], order: Object.keys(schema.shape) };
}
