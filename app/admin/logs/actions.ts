"use server";

import type { FormState } from "@/lib/domain/form-state";
import { submitExport } from "@/lib/web/log-export";
import { submitRemoval } from "@/lib/web/log-removal";
import { submitVerification } from "@/lib/web/receipts";

/** Begins to delete rows of the log that has this word in its address. */
export async function deleteRows(word: string, _before: FormState, form: FormData): Promise<FormState> {
  return submitRemoval(word, form);
}

/** Has a job write rows of the log that has this word in its address to a file. */
export async function prepareFile(word: string, _before: FormState, form: FormData): Promise<FormState> {
  return submitExport(word, form);
}

/** Verifies the chain of receipts. */
export async function verifyChain(_before: FormState, form: FormData): Promise<FormState> {
  return submitVerification(form);
}
