import type { Principal, UserActor } from "../access/actor";
import { refusedChanges } from "../access/change-rights";
import { missingId, type Rights } from "../access/changed-rights";
import { effectiveChanges, inverseChanges } from "../access/draft-changes";
import { operation, type Params } from "../access/operation";
import { overrideReason, overriding } from "../access/override";
import { requireSuperuser } from "../access/protection";
import { db, type Tx } from "../db/client";
import { bumpPolicy } from "../db/policy";
import { markUndone, readSavedChange, readSavedChanges, type SavedChange } from "../db/policy-changes";
import { dropDraft, readStoredDraft } from "../db/policy-draft";
import { type NamedAccount, readNamedAccounts } from "../db/policy-rights";
import { noteChange, writeChanges } from "../db/policy-write";
import { transaction } from "../db/transaction";
import type { PolicyChange } from "../domain/policy-change";
import { primaryKey } from "../domain/primary-key";
import { AppError, invalid } from "../errors";

/** The plan the caller has looked at. */
export interface SeenPlan {
  /** The policy version it was computed for: on any other it has expired. */
  readonly version: number;
  /** Why broken assertions are passed over; null where they stop the change. For superusers. */
  readonly override: string | null;
}

/** What was saved: its number, by which it can be taken back, and how many changes it has. */
export interface Saved {
  readonly id: number;
  readonly changes: number;
}

const BULK_TIMEOUT = 30_000;
const SHOWN = 50;

/** The last saved plans, newest first. */
export const listSavedPlans = operation({
  at: ["GET", "/admin/plan/"],
  run: (): Promise<SavedChange[]> => readSavedChanges(db(), SHOWN),
});

/**
 * Saves the caller's draft as it was planned, in one transaction, and forgets it. Raises `invalid` with `plan_expired` when the
 * plan has expired, with `plan_empty` when nothing is left to save, with `assertion_broken` unless a superuser overrides it, and as the
 * documented calls do for the last active superuser; `forbidden` for changes that the caller may not make.
 */
export const saveDraft = operation({
  at: ["POST", "/admin/plan/"],
  run: (actor: Principal, _target: undefined, seen: SeenPlan): Promise<Saved> => {
    const caller = person(actor);
    const { override } = seen;
    if (override !== null) requireSuperuser(caller);
    const work = async (tx: Tx) => {
      if (caller.snapshot.version !== seen.version) throw expired();
      const draft = await readStoredDraft(tx, caller.user.id);
      const saved = await changePolicy(tx, caller, draft?.changes ?? []);
      await dropDraft(tx, caller.user.id);
      return saved;
    };
    return override === null ? alone(caller, work) : overriding(override, () => alone(caller, work));
  },
});

/**
 * Takes a saved plan back by saving its inverse. Raises `not_found`, `invalid` with `plan_expired` when something it changed is
 * no longer as it left it or it was taken back before, and else what `saveDraft` does.
 */
export const undoSavedPlan = operation({
  at: ["POST", "/admin/plan/{pk}/undo/"],
  target: async (_actor: Principal, { pk }: Params): Promise<SavedChange> => {
    const id = primaryKey(pk);
    const saved = id === null ? null : await readSavedChange(db(), id);
    if (!saved) throw new AppError("not_found");
    return saved;
  },
  run: (actor: Principal, { id, changes, inverse }: SavedChange): Promise<Saved> => {
    const caller = person(actor);
    return alone(caller, async (tx) => {
      if (!(await markUndone(tx, id, new Date(caller.call.time)))) throw expired();
      const rights = rightsWith(caller, await readNamedAccounts(tx, changes));
      if (changes.some((change) => missingId(rights, change) !== null)) throw expired();
      if (effectiveChanges(rights, changes).length > 0) throw expired();
      return changePolicy(tx, caller, inverse);
    });
  },
});

/** The one place where planned changes become rights: checks who may, writes, and notes what would take it back. */
async function changePolicy(tx: Tx, actor: UserActor, asked: readonly PolicyChange[]): Promise<Saved> {
  const accounts = await readNamedAccounts(tx, asked);
  const rights = rightsWith(actor, accounts);
  const changes = effectiveChanges(
    rights,
    asked.filter((change) => missingId(rights, change) === null),
  );
  if (changes.length === 0) throw invalid(null, "plan_empty");
  if (refusedChanges(actor, changes, accounts).length > 0) throw new AppError("forbidden");
  const now = new Date(actor.call.time);
  await writeChanges(tx, changes, { by: actor.user.id, now });
  const id = await noteChange(tx, { changes, inverse: inverseChanges(rights, changes), override: overrideReason() }, actor.user, now);
  return { id, changes: changes.length };
}

/** Runs `work` alone among all changes of rights, on the version whose snapshot the actor holds. */
function alone<T>(actor: UserActor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(
    async (tx) => {
      // Takes the lock of the policy row: from here on nobody else changes rights.
      await bumpPolicy(tx);
      const { version } = await tx.policy.findUniqueOrThrow({ where: { id: 1 } });
      if (version !== actor.snapshot.version + 1) throw expired();
      return work(tx);
    },
    { timeout: BULK_TIMEOUT },
  );
}

function rightsWith({ snapshot }: UserActor, accounts: ReadonlyMap<number, NamedAccount>): Rights {
  return { snapshot, subjects: new Map([...accounts].map(([id, { subject }]) => [id, subject])) };
}

function expired(): AppError {
  return invalid(null, "plan_expired");
}

function person(actor: Principal): UserActor {
  if (actor.kind !== "user") throw new AppError("forbidden");
  return actor;
}
