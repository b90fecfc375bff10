import type { Principal } from "../access/actor";
import { missingId } from "../access/changed-rights";
import { mergeChanges } from "../access/draft-changes";
import { operation } from "../access/operation";
import { compilePattern } from "../access/patterns";
import { db, type Tx } from "../db/client";
import { dropDraft, readStoredDraft, type StoredDraft, storeDraft } from "../db/policy-draft";
import { readNamedSubjects } from "../db/policy-rights";
import { transaction } from "../db/transaction";
import { changeKey, MOST_CHANGES, type PolicyChange } from "../domain/policy-change";
import { AppError, invalid } from "../errors";

/** The caller's unsaved changes of rights. */
export interface Draft extends StoredDraft {
  /** Whether rights changed since the draft was last worked on. */
  readonly stale: boolean;
}

/** The caller's unsaved changes; empty when there are none. */
export const readDraft = operation({
  at: ["GET", "/admin/plan/"],
  run: async (actor: Principal): Promise<Draft> => {
    const { user, snapshot } = administrator(actor);
    const draft = await readStoredDraft(db(), user.id);
    return draft ? { ...draft, stale: draft.version !== snapshot.version } : { changes: [], version: snapshot.version, stale: false };
  },
});

/**
 * Adds changes to the caller's draft: a later change of the same thing replaces the earlier one, and one that restores what is saved
 * takes it out. Raises `invalid` on `changes` for what names nobody, for broken patterns and beyond 10,000 changes.
 */
export const addToDraft = operation({
  at: ["PUT", "/admin/plan/"],
  run: (actor: Principal, _target: undefined, { changes }: { readonly changes: readonly PolicyChange[] }): Promise<Draft> => {
    refuseBrokenPatterns(changes);
    return rewrite(actor, async (tx, before) => {
      const { snapshot } = administrator(actor);
      const rights = { snapshot, subjects: await readNamedSubjects(tx, changes) };
      for (const change of changes) {
        const value = missingId(rights, change);
        if (value !== null) throw invalid("changes", "pk_missing", { value });
      }
      return mergeChanges(rights, before, changes);
    });
  },
});

/** Takes the changes with these keys (see `changeKey`) out of the caller's draft. */
export const removeFromDraft = operation({
  at: ["PUT", "/admin/plan/"],
  run: (actor: Principal, _target: undefined, { keys }: { readonly keys: readonly string[] }): Promise<Draft> => {
    const gone = new Set(keys);
    return rewrite(actor, async (_tx, before) => before.filter((change) => !gone.has(changeKey(change))));
  },
});

/** Forgets the caller's draft. */
export const discardDraft = operation({
  at: ["PUT", "/admin/plan/"],
  run: async (actor: Principal): Promise<void> => {
    const { user } = administrator(actor);
    await transaction((tx) => dropDraft(tx, user.id));
  },
});

function rewrite(actor: Principal, change: (tx: Tx, before: readonly PolicyChange[]) => Promise<PolicyChange[]>): Promise<Draft> {
  const { user, snapshot, call } = administrator(actor);
  // Serializable, since two quick strokes in the matrix are two calls at once.
  return transaction(
    async (tx) => {
      const before = (await readStoredDraft(tx, user.id))?.changes ?? [];
      const changes = await change(tx, before);
      if (changes.length > MOST_CHANGES) throw invalid("changes", "max_elements", { max: MOST_CHANGES });
      await storeDraft(tx, user.id, { changes, version: snapshot.version }, new Date(call.time));
      return { changes, version: snapshot.version, stale: false };
    },
    { serializable: true },
  );
}

/** Drafts belong to people: the program itself has none. */
function administrator(actor: Principal) {
  if (actor.kind !== "user") throw new AppError("forbidden");
  return actor;
}

function refuseBrokenPatterns(changes: readonly PolicyChange[]): void {
  for (const change of changes) {
    if (change.kind === "pattern" && "problem" in compilePattern(change.pattern)) throw invalid("changes", "re2_pattern");
  }
}
