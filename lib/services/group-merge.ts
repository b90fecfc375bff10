import type { Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { requireSuperuser } from "../access/protection";
import { db, type Tx } from "../db/client";
import { measureMerge, mergeInto } from "../db/group-merge";
import { readGroup } from "../db/groups";
import { bumpPolicy } from "../db/policy";
import { transaction } from "../db/transaction";
import type { MergeImpact } from "../domain/group-directory";
import type { GroupRecord } from "../domain/policy-records";
import { primaryKey } from "../domain/primary-key";
import { AppError } from "../errors";

/** The group that goes. */
export interface Merged {
  readonly from: number;
}

const BULK_TIMEOUT = 30_000;

/** What would move when the addressed group takes in another one. Raises `not_found`, `forbidden`. */
export const previewMerge = operation({
  at: ["POST", "/admin/groups/{pk}/merge/"],
  target: addressed,
  run: async (_actor: Principal, { id }: GroupRecord, { from }: Merged): Promise<MergeImpact> => {
    await present(db(), from, id);
    return measureMerge(db(), id, from);
  },
});

/**
 * Moves the members and permissions of another group into the addressed one and deletes the other, in one transaction; superusers only.
 * Raises `not_found`, `forbidden`.
 */
export const mergeGroup = operation({
  at: ["POST", "/admin/groups/{pk}/merge/"],
  target: addressed,
  run: (_actor: Principal, { id }: GroupRecord, { from }: Merged): Promise<GroupRecord> =>
    transaction(
      async (tx) => {
        await bumpPolicy(tx);
        await present(tx, from, id);
        if (!(await mergeInto(tx, id, from))) throw new AppError("not_found");
        return present(tx, id);
      },
      { timeout: BULK_TIMEOUT },
    ),
});

async function addressed(actor: Principal, { pk }: Params): Promise<GroupRecord> {
  const group = await present(db(), primaryKey(pk) ?? 0);
  requireSuperuser(actor);
  return group;
}

/** The group with this id; one that is to go into `other` cannot be that one. */
async function present(on: Tx, id: number, other?: number): Promise<GroupRecord> {
  const group = id === other ? null : await readGroup(on, id);
  if (!group) throw new AppError("not_found");
  return group;
}
