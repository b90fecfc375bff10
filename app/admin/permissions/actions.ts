"use server";

import type { FormState } from "@/lib/domain/form-state";
import { submitPolicyFile } from "@/lib/web/policy-file";
import { submitExtension, submitSpan, submitSpanRemoval } from "@/lib/web/validity";

export async function saveSpan(ref: string, _state: FormState, form: FormData): Promise<FormState> {
  return submitSpan(ref, form);
}

export async function extendSpan(ref: string, _state: FormState, form: FormData): Promise<FormState> {
  return submitExtension(ref, form);
}

export async function removeSpan(ref: string, _state: FormState, form: FormData): Promise<FormState> {
  return submitSpanRemoval(ref, form);
}

/** Tells what a policy file would change, or changes it. */
export async function bringPolicy(_state: FormState, form: FormData): Promise<FormState> {
  return submitPolicyFile(form);
}
