import { z } from "zod";
import { type PolicyChange, policyChange } from "@/lib/domain/policy-change";
import type { Tx } from "./client";

/** The unsaved changes of one administrator, and the policy version they were last made on. */
export interface StoredDraft {
  readonly changes: readonly PolicyChange[];
  readonly version: number;
}

const stored = z.array(policyChange);

/** The draft of a user, or null; also one that cannot be read any more counts as none. */
export async function readStoredDraft(on: Tx, userId: number): Promise<StoredDraft | null> {
  const row = await on.policyDraft.findUnique({ where: { userId }, select: { changes: true, version: true } });
  const changes = row ? readChanges(row.changes) : null;
  return row && changes ? { changes, version: row.version } : null;
}

/** Keeps the draft of a user; an empty one is no draft. */
export async function storeDraft(tx: Tx, userId: number, { changes, version }: StoredDraft, now: Date): Promise<void> {
  if (changes.length === 0) return dropDraft(tx, userId);
  const row = { changes: JSON.stringify(changes), version, updatedAt: now };
  await tx.policyDraft.upsert({ where: { userId }, create: { userId, ...row }, update: row });
}

/** Forgets the draft of a user. */
export async function dropDraft(tx: Tx, userId: number): Promise<void> {
  await tx.policyDraft.deleteMany({ where: { userId } });
}

/** Changes as they are stored; null for a text that holds none. */
export function readChanges(text: string): PolicyChange[] | null {
  try {
    return stored.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
