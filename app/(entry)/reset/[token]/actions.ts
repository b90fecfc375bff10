"use server";

import type { FormState } from "@/lib/domain/form-state";
import { setNewPassword } from "@/lib/web/reset";

/** Sets the password that the form of a one-time link sent. */
export async function submitReset(token: string, _before: FormState, form: FormData): Promise<FormState> {
  return setNewPassword(token, form);
}
