import type { Rule } from "../errors";

/** The columns that say how strong an account is. */
export interface Rank {
  readonly isSuperuser: boolean;
  /** Super administrator and grade manager of the `excourse` document: on when not 0. */
  readonly isSuper: number;
  readonly isGrade: number;
}

type Known = { readonly id: number };

/** What makes a superuser count: only active ones can rescue the others. */
export interface Standing {
  readonly isSuperuser: boolean;
  readonly isActive: boolean;
}

/** A superuser or super administrator: whoever is no superuser does not touch this account. */
export function isProtected(user: Pick<Rank, "isSuperuser" | "isSuper">): boolean {
  return user.isSuperuser || user.isSuper !== 0;
}

/** Whether both are one account: it cannot be deleted by itself, and needs no grant for some things. */
export function isSelf(caller: Known, target: Known): boolean {
  return caller.id === target.id;
}

/**
 * Why deleting so many accounts is refused: no active superuser would be left. `removed` and `active` count active superusers, the
 * removed ones among them.
 */
export function deletionRefusal(removed: number, active: number): Rule | null {
  return removed > 0 && removed >= active ? "last_superuser_deleted" : null;
}

/**
 * Why a change of an account is refused: it is the last active superuser (`others` counts the remaining ones) and the change would
 * demote or deactivate it. Keys that do not change are left out.
 */
export function standingRefusals(
  before: Standing,
  change: Partial<Standing>,
  others: number,
): { readonly field: keyof Standing; readonly rule: Rule }[] {
  if (!before.isSuperuser || !before.isActive || others > 0) return [];
  const refusals: { field: keyof Standing; rule: Rule }[] = [];
  if (change.isSuperuser === false) refusals.push({ field: "isSuperuser", rule: "last_superuser_demoted" });
  if (change.isActive === false) refusals.push({ field: "isActive", rule: "last_superuser_deactivated" });
  return refusals;
}

/**
 * Who may change a user by `excourse` (contract 6.5): null = may; "own_only" is the answer to ordinary users, "protected" the one to
 * teachers who reach too high. `outranks`: the target has rights beyond the caller's.
 */
export function teacherEditRefusal(caller: Known & Rank, target: Known & Rank, outranks: boolean): "own_only" | "protected" | null {
  if (caller.isSuperuser || isSelf(caller, target)) return null;
  if (caller.isGrade === 0 && caller.isSuper === 0) return "own_only";
  return isProtected(target) || outranks ? "protected" : null;
}
