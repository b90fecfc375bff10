"use server";

import type { FormState } from "@/lib/domain/form-state";
import { submitRemoval } from "@/lib/web/log-removal";
import { submitVerification } from "@/lib/web/receipts";

/** Begins to delete rows of the log that has this word in its address. */
export async function deleteRows(word: string, _before: FormState, form: FormData): Promise<FormState> {
  return submitRemoval(word, form);
}

/** Verifies the chain of receipts. */
export async function verifyChain(_before: FormState, form: FormData): Promise<FormState> {
  return submitVerification(form);
}
