import { actorId, type Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { requireRank, requireSuperuser } from "../access/protection";
import { db, type Tx } from "../db/client";
import { readGroup } from "../db/groups";
import { bumpPolicy } from "../db/policy";
import { raced } from "../db/raced";
import { relate, unknownIds, unrelate } from "../db/relations";
import { transaction } from "../db/transaction";
import { readAccounts } from "../db/user-reader";
import type { Draft } from "../domain/draft";
import { givenIds, type IdLists, refuseUnknown } from "../domain/id-list";
import type { GroupRecord } from "../domain/policy-records";
import { primaryKey } from "../domain/primary-key";
import { ALWAYS, type Span, settledSpan } from "../domain/validity";
import { AppError, invalid } from "../errors";

/** Users and permissions to add to a group or to take away (contract section 4.9). */
export type Belongings = IdLists<"user_ids" | "perm_ids">;

/** What is added, for a span or without bounds. */
export type BoundedBelongings = Belongings & { readonly span?: Draft<Span> };

const BULK_TIMEOUT = 30_000;

/** Adds users and permissions to a group, in one transaction; superusers only. Raises `not_found`, `forbidden`, `invalid`. */
export const addToGroup = operation({
  at: ["POST", "/account/group/{pk}/permission/"],
  target: async (actor: Principal, params: Params): Promise<number> => {
    const id = await addressed(actor, params);
    requireSuperuser(actor);
    return id;
  },
  run: async (actor: Principal, owner: number, { span, ...input }: BoundedBelongings): Promise<GroupRecord> => {
    const asked = readBelongings(input);
    const { from, until } = span ? settledSpan(span) : ALWAYS;
    const author = { by: actorId(actor), now: new Date(actor.call.time) };
    const write = async (tx: Tx) => {
      await bumpPolicy(tx);
      await refuseMissing(tx, asked);
      await relate(tx, "groupUsers", [{ owner, ids: asked.users }], author, { from, until });
      await relate(tx, "groupPermissions", [{ owner, ids: asked.permissions }], author, { from, until });
      return present(tx, owner);
    };
    const check = async () => {
      await present(db(), owner);
      await refuseMissing(db(), asked);
    };
    return raced(() => transaction(write, { timeout: BULK_TIMEOUT }), check);
  },
});

/** Takes users (rank rule for each) and permissions away from a group, in one transaction. Raises as `addToGroup` does. */
export const removeFromGroup = operation({
  at: ["DELETE", "/account/group/{pk}/permission/"],
  target: addressed,
  run: async (actor: Principal, owner: number, input: Belongings): Promise<void> => {
    const asked = readBelongings(input);
    await transaction(
      async (tx) => {
        await bumpPolicy(tx);
        await refuseMissing(tx, asked);
        requireRank(actor, await readAccounts(tx, asked.users));
        await unrelate(tx, "groupUsers", { owner, ids: asked.users });
        await unrelate(tx, "groupPermissions", { owner, ids: asked.permissions });
      },
      { timeout: BULK_TIMEOUT },
    );
  },
});

async function addressed(_actor: Principal, { pk }: Params): Promise<number> {
  const id = primaryKey(pk);
  const { id: found } = await present(db(), id ?? 0);
  return found;
}

interface Asked {
  readonly users: readonly number[];
  readonly permissions: readonly number[];
}

function readBelongings(lists: Belongings): Asked {
  if (lists.user_ids === "absent" && lists.perm_ids === "absent") {
    throw invalid(null, "one_of_required", { fields: "user_ids or perm_ids" });
  }
  const { user_ids: users = [], perm_ids: permissions = [] } = givenIds(lists);
  return { users, permissions };
}

async function refuseMissing(on: Tx, { users, permissions }: Asked): Promise<void> {
  const [unknownUsers, unknownPermissions] = [await unknownIds(on, "user", users), await unknownIds(on, "permission", permissions)];
  refuseUnknown({ user_ids: unknownUsers, perm_ids: unknownPermissions });
}

async function present(on: Tx, id: number): Promise<GroupRecord> {
  const group = await readGroup(on, id);
  if (!group) throw new AppError("not_found");
  return group;
}
