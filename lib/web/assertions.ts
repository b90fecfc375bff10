import { z } from "zod";
import { ASSERTED_METHODS, type AssertionStanding, MOST_NOTE, MOST_PATH, notedAssertion } from "@/lib/domain/assertion";
import { boolean, choice, text } from "@/lib/domain/fields";
import type { FormFinding, FormState } from "@/lib/domain/form-state";
import { createAssertion, deleteAssertion, restoreAssertion, tryAssertion } from "@/lib/services/assertions";
import { draftOf } from "./form-fields";
import { submit } from "./submit";
import { texts } from "./texts";

const MOST_NAME = 3_000;

const fields = draftOf(
  z.object({
    ...{ kind: choice(["group", "user", "nobody"]), name: text({ max: MOST_NAME, mayBeBlank: true }), allowed: boolean() },
    ...{ method: choice(ASSERTED_METHODS), note: text({ max: MOST_NOTE, nullable: true }) },
    path: text({ max: MOST_PATH, check: (path) => (path.startsWith("/") ? undefined : "pattern") }),
  }),
);

/** Stores the sentence of a form, or with `step` "try" only tells how it would stand. */
export async function submitAssertion(form: FormData): Promise<FormState> {
  if (form.get("step") !== "try") {
    return submit(form, {
      run: createAssertion,
      read: fields,
      after: ({ holds }) => ({ toast: { key: holds ? "assertions.added" : "assertions.addedBroken" } }),
    });
  }
  let found: AssertionStanding | null = null;
  const state = await submit(form, {
    run: tryAssertion,
    read: fields,
    after: (output) => {
      found = output;
      return {};
    },
  });
  return found ? { ...state, done: false, values: valuesOf(form), told: await verdict(found) } : state;
}

/** Deletes a sentence; the message that follows can bring it back. */
export async function submitAssertionDeletion(pk: string, form: FormData): Promise<FormState> {
  return submit(form, {
    run: deleteAssertion,
    params: { pk },
    read: () => undefined,
    after: ({ id: _id, ...assertion }) => ({
      toast: { key: "assertions.deleted", undo: { kind: "assertions.restore", ids: [packed(assertion)] } },
    }),
  });
}

/** Stores a deleted sentence again, as the message carried it. */
export async function submitAssertionReturn(sentence: string, form: FormData): Promise<FormState> {
  const read = () => notedAssertion.parse(JSON.parse(Buffer.from(sentence, "base64url").toString()));
  return submit(form, { run: restoreAssertion, read, after: () => ({}) });
}

/** A sentence in the reader's language. */
export async function sentences(): Promise<(standing: Pick<AssertionStanding, "parts">) => string> {
  const t = await texts("assertions");
  return ({ parts }) => t("sentence", { ...parts });
}

/** Who makes a sentence false, in the reader's language; empty when nobody does or a group by itself. */
export async function offenderTexts(): Promise<(standing: AssertionStanding) => string> {
  const t = await texts("assertions");
  return ({ offenders: { count, names } }) => (count === 0 ? "" : t("by", { count, names: names.join(", "), more: count - names.length }));
}

async function verdict(standing: AssertionStanding): Promise<FormFinding> {
  const [t, by, told] = [await texts("assertions"), await offenderTexts(), await sentences()];
  const text = t(standing.holds ? "wouldHold" : "wouldBreak", { sentence: told(standing) });
  return { look: standing.holds ? "success" : "danger", text: `${text} ${by(standing)}`.trim() };
}

function valuesOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" && !name.startsWith("$") ? [[name, value]] : [])),
  );
}

function packed(assertion: z.output<typeof notedAssertion>): string {
  return Buffer.from(JSON.stringify(assertion)).toString("base64url");
}
