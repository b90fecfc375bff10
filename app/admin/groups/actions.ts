"use server";

import type { FormState } from "@/lib/domain/form-state";
import type { PickState } from "@/lib/domain/group-directory";
import { submitBelongings, submitGroupDeletion, submitGroupName, submitMerge, submitNewGroup, submitPick } from "@/lib/web/groups";

/** Makes a group, empty or with the permissions of another one. */
export async function createGroup(before: string | null, _state: FormState, form: FormData): Promise<FormState> {
  return submitNewGroup(before, form);
}

export async function renameGroup(pk: string, _state: FormState, form: FormData): Promise<FormState> {
  return submitGroupName(pk, form);
}

export async function deleteGroup(pk: string, _state: FormState, form: FormData): Promise<FormState> {
  return submitGroupDeletion(pk, form);
}

/** Moves members and permissions of the group `from` into a group, and deletes `from`. */
export async function mergeGroups(pk: string, from: number, _state: FormState, form: FormData): Promise<FormState> {
  return submitMerge(pk, from, form);
}

/** Adds chosen permissions to a group, or takes chosen users and permissions away. */
export async function changeBelongings(pk: string, act: "add" | "remove", _state: FormState, form: FormData): Promise<FormState> {
  return submitBelongings(pk, act, form);
}

/** Looks up pasted names, or adds those that were shown. */
export async function pickMembers(pk: string, _state: PickState, form: FormData): Promise<PickState> {
  return submitPick(pk, form);
}
