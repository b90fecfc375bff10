"use server";

import { redirect } from "next/navigation";
import type { ImportState } from "@/lib/domain/api-import";
import type { FormState } from "@/lib/domain/form-state";
import { paths } from "@/lib/paths";
import { submitImport } from "@/lib/web/api-import";
import { judgedAddress, submitApi, submitApiDeletion, submitNewApi, submitPlannedPattern } from "@/lib/web/apis";

/** Registers an API, with its first grant. */
export async function createApi(_state: FormState, form: FormData): Promise<FormState> {
  return submitNewApi(form);
}

/** Saves an API; with `act` "plan" its pattern goes into the plan instead. */
export async function saveApi(pk: string, _state: FormState, form: FormData): Promise<FormState> {
  return form.get("act") === "plan" ? submitPlannedPattern(pk, form) : submitApi(pk, form);
}

export async function deleteApi(pk: string, expected: string | null, _state: FormState, form: FormData): Promise<FormState> {
  return submitApiDeletion(pk, expected, form);
}

/** Without JavaScript: draws the page again with what was typed, judged. */
export async function judgeTyped(pk: string | null, form: FormData): Promise<void> {
  redirect(judgedAddress(pk === null ? paths.newApi : paths.api(pk), form));
}

/** Reads a document and shows what it would do, or takes the chosen lines. */
export async function importApis(_state: ImportState, form: FormData): Promise<ImportState> {
  return submitImport(form);
}
