"use server";

import type { FormState } from "@/lib/domain/form-state";
import { signIn } from "@/lib/web/sign-in";

/** Signs in from the form of the sign-in page and goes on to `next`. */
export async function submitSignIn(next: string | null, _before: FormState, form: FormData): Promise<FormState> {
  return signIn(next, form);
}
