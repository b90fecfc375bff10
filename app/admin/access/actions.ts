"use server";

import type { FormState } from "@/lib/domain/form-state";
import { submitFix } from "@/lib/web/access";

/** Adds the changes of a fix to the draft of the one who looks. */
export async function addFix(changes: string, to: string, _before: FormState, form: FormData): Promise<FormState> {
  return submitFix(changes, to, form);
}
