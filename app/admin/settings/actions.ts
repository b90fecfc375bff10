"use server";

import type { FormState } from "@/lib/domain/form-state";
import { submitSchool, submitSetting, submitTestMessage } from "@/lib/web/settings";

export async function changeSetting(name: string, _before: FormState, form: FormData): Promise<FormState> {
  return submitSetting(name, form);
}

export async function sendTestMessage(_before: FormState, form: FormData): Promise<FormState> {
  return submitTestMessage(form);
}

/** Adds a school, or with `pk` renames one. */
export async function saveSchool(pk: string | null, _before: FormState, form: FormData): Promise<FormState> {
  return submitSchool(pk, form);
}
