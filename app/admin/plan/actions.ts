"use server";

import type { FormState } from "@/lib/domain/form-state";
import { submitDiscard, submitPlan, submitRemoval, submitUndo } from "@/lib/web/plan";

/** Saves the draft as it was planned on a version of the policy. */
export async function savePlan(version: number, _state: FormState, form: FormData): Promise<FormState> {
  return submitPlan(version, form);
}

/** Takes one change out of the draft. */
export async function removeChange(_state: FormState, form: FormData): Promise<FormState> {
  return submitRemoval(form);
}

/** Forgets the draft. */
export async function discardPlan(_state: FormState, form: FormData): Promise<FormState> {
  return submitDiscard(form);
}

/** Takes a saved plan back. */
export async function undoPlan(pk: string, _state: FormState, form: FormData): Promise<FormState> {
  return submitUndo(pk, form);
}
