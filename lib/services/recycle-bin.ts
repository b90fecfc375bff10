import type { Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { requireRank } from "../access/protection";
import { db, type Tx } from "../db/client";
import { bumpPolicy } from "../db/policy";
import { raced } from "../db/raced";
import { countDeleted, deletedSlices, readDeleted } from "../db/recycle-bin";
import { transaction } from "../db/transaction";
import { readAccounts, readUser } from "../db/user-reader";
import { restoreUserRow, takenIssues } from "../db/users";
import { settle } from "../domain/draft";
import { restorableSince } from "../domain/lifetimes";
import { type Listing, partOf, type Window } from "../domain/listing";
import { primaryKey } from "../domain/primary-key";
import type { DeletedUser, UserRecord } from "../domain/user-record";
import { AppError } from "../errors";

/** The users deleted in the last 30 days, newest deletion first, or a page of them (contract section 7.4). */
export const listDeletedUsers = operation({
  at: ["GET", "/account/recycle/"],
  run: async ({ call }: Principal, _target: undefined, window: Window | null): Promise<Listing<DeletedUser>> => {
    const since = restorableSince(call.time);
    return { total: await countDeleted(db(), since), slices: deletedSlices(db(), since, partOf(window)), window };
  },
});

/**
 * Brings a deleted user back, with groups and permissions but without sessions. Raises `not_found`, `forbidden` (rank) and `invalid`
 * with each value that a live user has by now.
 */
export const restoreUser = operation({
  at: ["POST", "/account/recycle/{pk}/restore/"],
  target: async (actor: Principal, { pk }: Params): Promise<UserRecord> => {
    const user = await inBin(actor, primaryKey(pk));
    requireRank(actor, await readAccounts(db(), [user.id], "deleted"));
    return user;
  },
  run: async (actor: Principal, user: UserRecord): Promise<UserRecord> => {
    const check = async () => {
      await inBin(actor, user.id);
      // A restore at the same time may have made this very user live: no reason to call the name taken.
      settle(NOTHING_SENT, (await takenIssues(db(), [user.values], user.id)).flat());
    };
    await check();
    return raced(() => transaction((tx) => restore(tx, actor, user)), check);
  },
});

/** Nothing is sent; the order is that of the user's fields. */
const NOTHING_SENT = { values: {}, issues: [], order: ["username", "phone", "work_id"] } as const;

async function inBin({ call }: Principal, id: number | null): Promise<UserRecord> {
  const found = id === null ? null : await readDeleted(db(), id, restorableSince(call.time));
  if (!found) throw new AppError("not_found");
  return found.user;
}

async function restore(tx: Tx, actor: Principal, user: UserRecord): Promise<UserRecord> {
  const { time } = actor.call;
  await bumpPolicy(tx);
  requireRank(actor, await readAccounts(tx, [user.id], "deleted"));
  const restored = (await restoreUserRow(tx, user, restorableSince(time), new Date(time))) ? await readUser(tx, user.id) : null;
  if (!restored) throw new AppError("not_found");
  return restored;
}
