"use server";

import type { FormState } from "@/lib/domain/form-state";
import { type BatchAct, runBatch } from "@/lib/web/user-batch";
import {
  createUser,
  endSession,
  endSessions,
  makeResetLink,
  restore,
  savePermissions,
  saveUser,
  showPhone,
  switchUser,
} from "@/lib/web/users";

/** Saves the form of a user's page. */
export async function submitUser(pk: string, _before: FormState, form: FormData): Promise<FormState> {
  return saveUser(pk, form);
}

/** Creates a user. */
export async function submitNewUser(_before: FormState, form: FormData): Promise<FormState> {
  return createUser(form);
}

/** Enables or disables a user. */
export async function submitSwitch(pk: string, active: boolean, _before: FormState, form: FormData): Promise<FormState> {
  return switchUser(pk, active, form);
}

/** Ends one session of a user. */
export async function submitEnd(pk: string, sid: string, _before: FormState, form: FormData): Promise<FormState> {
  return endSession(pk, sid, form);
}

/** Ends all sessions of a user. */
export async function submitEndAll(pk: string, username: string, _before: FormState, form: FormData): Promise<FormState> {
  return endSessions(pk, username, form);
}

/** Makes a one-time link to set a new password. */
export async function submitResetLink(pk: string, _before: FormState, form: FormData): Promise<FormState> {
  return makeResetLink(pk, form);
}

/** Saves the own permissions of a user. */
export async function submitPermissions(pk: string, _before: FormState, form: FormData): Promise<FormState> {
  return savePermissions(pk, form);
}

/** Shows the whole phone number of a user. */
export async function submitPhone(pk: string, _before: FormState, form: FormData): Promise<FormState> {
  return showPhone(pk, form);
}

/** Brings a user back from the recycle bin. */
export async function submitRestore(pk: string, _before: FormState, form: FormData): Promise<FormState> {
  return restore(pk, form);
}

/** Does an act on several users, and leads back to `list`. */
export async function submitBatch(
  act: BatchAct,
  expected: string | null,
  list: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  return runBatch(act, expected, list, form);
}
