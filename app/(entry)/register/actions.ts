"use server";

import type { FormState } from "@/lib/domain/form-state";
import { register } from "@/lib/web/registration";

/** Registers by phone from the form of the page, or sends the code. */
export async function submitPhone(_before: FormState, form: FormData): Promise<FormState> {
  return register("phone", form);
}

/** Registers by email from the form of the page. */
export async function submitEmail(_before: FormState, form: FormData): Promise<FormState> {
  return register("email", form);
}
