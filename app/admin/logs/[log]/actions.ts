"use server";

import type { FormState } from "@/lib/domain/form-state";
import type { LogName } from "@/lib/domain/log";
import { submitView, submitViewDeletion } from "@/lib/web/log-views";

/** Keeps a view of a log under the form's name. */
export async function keepView(log: LogName, _before: FormState, form: FormData): Promise<FormState> {
  return submitView(log, form);
}

/** Forgets a view. */
export async function forgetView(pk: string, _before: FormState, form: FormData): Promise<FormState> {
  return submitViewDeletion(pk, form);
}
