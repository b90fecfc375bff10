import type { Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { requireRank } from "../access/protection";
import { db, type Tx } from "../db/client";
import { unknownIds } from "../db/relations";
import { transaction } from "../db/transaction";
import { lookUpUser } from "../db/user-lookup";
import { readAccounts } from "../db/user-reader";
import { countSuperusers, deleteUserRows } from "../db/users";
import { type IdsReading, refuseUnknown, requiredIds } from "../domain/id-list";
import { primaryKey } from "../domain/primary-key";
import { deletionRefusal } from "../domain/user";
import { AppError, invalid } from "../errors";

/** Ten thousand rows are more than the usual transaction. */
const BULK_TIMEOUT = 30_000;

/** Deletes one user (contract section 4.4). Raises `not_found`, `invalid` (own account, last superuser) and `forbidden` (rank). */
export const deleteUser = operation({
  at: ["DELETE", "/account/user/{pk}/"],
  target: async (actor: Principal, { pk }: Params): Promise<number> => {
    const id = primaryKey(pk);
    const user = id === null ? null : await lookUpUser(id);
    if (!user) throw new AppError("not_found");
    refuseOwn(actor, [user.id], null);
    requireRank(actor, await readAccounts(db(), [user.id]));
    return user.id;
  },
  run: async (actor: Principal, id: number): Promise<void> => {
    await transaction(async (tx) => {
      if ((await remove(tx, actor, [id], null)) === 0) throw new AppError("not_found");
    });
  },
});

/** Deletes users all or nothing (contract section 4.7). Raises `invalid` on `ids`, and `forbidden` when the rank rule fails for one. */
export const deleteUsers = operation({
  at: ["DELETE", "/account/user/multiple_delete/"],
  run: async (actor: Principal, _target: undefined, input: { readonly ids: IdsReading }): Promise<void> => {
    const ids = requiredIds("ids", input.ids);
    await transaction(
      async (tx) => {
        refuseUnknown({ ids: await unknownIds(tx, "user", ids) });
        refuseOwn(actor, ids, "ids");
        await remove(tx, actor, ids, "ids");
      },
      { timeout: BULK_TIMEOUT },
    );
  },
});

function refuseOwn(actor: Principal, ids: readonly number[], field: string | null): void {
  if (actor.kind === "user" && ids.includes(actor.user.id)) throw invalid(field, "own_account");
}

async function remove(tx: Tx, actor: Principal, ids: readonly number[], field: string | null): Promise<number> {
  const superusers = await countSuperusers(tx, ids);
  requireRank(actor, await readAccounts(tx, ids));
  const refusal = deletionRefusal(superusers.among, superusers.all);
  if (refusal) throw invalid(field, refusal);
  return deleteUserRows(tx, ids, new Date(actor.call.time));
}
