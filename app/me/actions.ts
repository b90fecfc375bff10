"use server";

import type { FormState } from "@/lib/domain/form-state";
import { endOthers, endSession, savePassword, saveProfile } from "@/lib/web/own-account";

/** Saves the own profile. */
export async function submitProfile(_before: FormState, form: FormData): Promise<FormState> {
  return saveProfile(form);
}

/** Changes the own password. */
export async function submitPassword(_before: FormState, form: FormData): Promise<FormState> {
  return savePassword(form);
}

/** Ends one of the own sessions. */
export async function submitEnd(sid: string, _before: FormState, form: FormData): Promise<FormState> {
  return endSession(sid, form);
}

/** Ends all own sessions but this one. */
export async function submitEndOthers(_before: FormState, form: FormData): Promise<FormState> {
  return endOthers(form);
}
