import type { z } from "zod";
import { type Draft, type Fields, type RawFields, readDraft } from "@/lib/domain/draft";
import type { FormState } from "@/lib/domain/form-state";

/**
 * The fields of a form as the API's forms are read: the last value of each name, and all values for lists. Files and what React adds
 * are left out. An empty entry in a list stands for "none chosen", so that a form can say it.
 */
export function formFields(form: FormData): RawFields {
  const all = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$")) continue;
    all.set(name, [...(all.get(name) ?? []), value]);
  }
  const fields = Object.fromEntries([...all].map(([name, values]) => [name, values.at(-1)]));
  return { fields, all: new Map([...all].map(([name, values]) => [name, values.filter((value) => value !== "")])) };
}

/** Reads a form by a schema of `lib/domain/fields`. */
export function draftOf<S extends z.ZodObject>(schema: S): (sent: RawFields) => Draft<Fields<S>> {
  return (sent) => readDraft(schema, sent);
}

/** What was typed, to be shown again: everything but passwords and codes. */
export function typedValues({ fields, all }: RawFields): FormState["values"] {
  const kept = Object.keys(fields).filter((name) => !/password|secret|code/i.test(name));
  return Object.fromEntries(
    kept.map((name) => {
      const values = all?.get(name)?.map(String) ?? [];
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}
