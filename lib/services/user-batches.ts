import { actorId, type Principal } from "../access/actor";
import { operation } from "../access/operation";
import { requireRank } from "../access/protection";
import type { Tx } from "../db/client";
import { slices } from "../db/page";
import { unknownIds } from "../db/relations";
import { endSessions } from "../db/sessions";
import { transaction } from "../db/transaction";
import { setActive } from "../db/user-directory";
import { readAccounts } from "../db/user-reader";
import { countSuperusers } from "../db/users";
import { type IdsReading, refuseUnknown, requiredIds } from "../domain/id-list";
import { deletionRefusal } from "../domain/user";
import { invalid } from "../errors";

/** Ten thousand rows are more than the usual transaction. */
const BULK_TIMEOUT = 30_000;

/**
 * Enables or disables many users, all or nothing; the ids of those that were not so before. Raises `invalid` on `ids` (unknown ones, the
 * last active superuser) and `forbidden` (rank).
 */
export const setUsersActive = operation({
  at: ["PATCH", "/admin/users/"],
  run: async (actor: Principal, _target: undefined, input: { readonly ids: IdsReading; readonly active: boolean }): Promise<number[]> => {
    const ids = requiredIds("ids", input.ids);
    const now = new Date(actor.call.time);
    return transaction(
      async (tx) => {
        const superusers = await countSuperusers(tx, ids);
        await refuseBatch(tx, actor, ids);
        const last = !input.active && deletionRefusal(superusers.among, superusers.all) !== null;
        if (last) throw invalid("ids", "last_superuser_deactivated");
        const changed = await setActive(tx, ids, input.active, now);
        if (!input.active) for (const slice of slices(changed)) await endSessions(tx, { userId: { in: slice } }, "deactivated", now);
        return changed;
      },
      { timeout: BULK_TIMEOUT },
    );
  },
});

/** Ends all sessions of many users; how many sessions. Those of the caller stay. Raises as `setUsersActive`. */
export const endManySessions = operation({
  at: ["DELETE", "/admin/users/sessions/"],
  run: async (actor: Principal, _target: undefined, input: { readonly ids: IdsReading }): Promise<number> => {
    const ids = requiredIds("ids", input.ids).filter((id) => id !== actorId(actor));
    return transaction(
      async (tx) => {
        await refuseBatch(tx, actor, ids);
        let ended = 0;
        for (const slice of slices(ids)) ended += await endSessions(tx, { userId: { in: slice } }, "revoked", new Date(actor.call.time));
        return ended;
      },
      { timeout: BULK_TIMEOUT },
    );
  },
});

async function refuseBatch(tx: Tx, actor: Principal, ids: readonly number[]): Promise<void> {
  refuseUnknown({ ids: await unknownIds(tx, "user", ids) });
  requireRank(actor, await readAccounts(tx, ids));
}
