"use server";

import type { FormState } from "@/lib/domain/form-state";
import { submitDrop, submitReading, submitStart, submitTable } from "@/lib/web/user-import";

/** Takes a table in and checks its rows. */
export async function checkTable(_before: FormState, form: FormData): Promise<FormState> {
  return submitTable(form);
}

/** Reads the columns of a table otherwise. */
export async function readAgain(pk: string, _before: FormState, form: FormData): Promise<FormState> {
  return submitReading(pk, form);
}

/** Creates the users of a table. */
export async function startCreation(pk: string, _before: FormState, form: FormData): Promise<FormState> {
  return submitStart(pk, form);
}

/** Throws a table away. */
export async function dropTable(pk: string, _before: FormState, form: FormData): Promise<FormState> {
  return submitDrop(pk, form);
}
