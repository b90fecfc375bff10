"use server";

import type { FormState } from "@/lib/domain/form-state";
import { submitAssertion, submitAssertionDeletion } from "@/lib/web/assertions";

/** Stores a sentence, or only tries it. */
export async function writeAssertion(_state: FormState, form: FormData): Promise<FormState> {
  return submitAssertion(form);
}

export async function deleteAssertion(pk: string, _state: FormState, form: FormData): Promise<FormState> {
  return submitAssertionDeletion(pk, form);
}
