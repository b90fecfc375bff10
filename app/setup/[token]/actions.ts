"use server";

import type { FormState } from "@/lib/domain/form-state";
import { submitSetup } from "@/lib/web/setup";

/** Makes the first superuser, or returns what the form is to show. */
export async function createSuperuser(token: string, _before: FormState, form: FormData): Promise<FormState> {
  return submitSetup(token, form);
}
