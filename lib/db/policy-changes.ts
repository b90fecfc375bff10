import type { PolicyChange } from "@/lib/domain/policy-change";
import type { Tx } from "./client";
import { readChanges } from "./policy-draft";

/** A saved plan. */
export interface SavedChange {
  readonly id: number;
  readonly time: Date;
  /** Who saved it, by the name of that time. */
  readonly username: string;
  readonly changes: readonly PolicyChange[];
  readonly inverse: readonly PolicyChange[];
  /** Why a broken assertion was passed over. */
  readonly override: string | null;
  readonly undoneAt: Date | null;
}

const SHOWN = { id: true, time: true, username: true, changes: true, inverse: true, override: true, undoneAt: true } as const;

/** The last saved plans, newest first. */
export async function readSavedChanges(on: Tx, take: number): Promise<SavedChange[]> {
  const rows = await on.policyChange.findMany({ select: SHOWN, orderBy: { id: "desc" }, take });
  return rows.map(saved);
}

/** One saved plan, or null. */
export async function readSavedChange(on: Tx, id: number): Promise<SavedChange | null> {
  const row = await on.policyChange.findUnique({ where: { id }, select: SHOWN });
  return row && saved(row);
}

/** Marks a saved plan as taken back; false when it was already. */
export async function markUndone(tx: Tx, id: number, now: Date): Promise<boolean> {
  const { count } = await tx.policyChange.updateMany({ where: { id, undoneAt: null }, data: { undoneAt: now } });
  return count > 0;
}

function saved(row: { readonly changes: string; readonly inverse: string } & Omit<SavedChange, "changes" | "inverse">): SavedChange {
  return { ...row, changes: readChanges(row.changes) ?? [], inverse: readChanges(row.inverse) ?? [] };
}
