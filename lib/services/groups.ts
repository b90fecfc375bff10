import { actorId, isSuperuser, type Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { db, type Tx } from "../db/client";
import { createGroupRows, groupSlices, readGroup, readGroups, takenNameIssues } from "../db/groups";
import { slices } from "../db/page";
import { bumpPolicy } from "../db/policy";
import { raced } from "../db/raced";
import { referenceIssues, relate, replaceRelations, unknownIds } from "../db/relations";
import { transaction } from "../db/transaction";
import { asSent, draftsOf, type OneOrManyRows, refuseRows, settleRows } from "../domain/batch";
import type { Draft, OneOrMany } from "../domain/draft";
import { type IdsReading, refuseUnknown, requiredIds } from "../domain/id-list";
import { type Listing, partOf, type Window } from "../domain/listing";
import type { GroupRecord } from "../domain/policy-records";
import { primaryKey } from "../domain/primary-key";
import { sameIds } from "../domain/user-record";
import { AppError, type Issue } from "../errors";

/** What callers write of a group (contract section 4.8). */
export interface GroupFields {
  readonly name: string;
  readonly permissions?: readonly number[];
}

const BULK_TIMEOUT = 30_000;

/** All groups by id, or a page of them. */
export const listGroups = operation({
  at: ["GET", "/account/group/"],
  run: async (_actor: Principal, _target: undefined, window: Window | null): Promise<Listing<GroupRecord>> => ({
    total: await db().group.count(),
    slices: groupSlices(db(), partOf(window)),
    window,
  }),
});

/** One group. Raises `not_found`. */
export const readGroupByKey = operation({
  at: ["GET", "/account/group/{pk}/"],
  target: addressed,
  run: async (_actor: Principal, group: GroupRecord): Promise<GroupRecord> => group,
});

/** Creates one group or a batch, all or nothing. Raises `invalid`, and `forbidden` with issues for permissions given by others than superusers. */
export const createGroups = operation({
  at: ["POST", "/account/group/"],
  run: async (actor: Principal, _target: undefined, input: OneOrMany<GroupFields>): Promise<OneOrManyRows<GroupRecord>> => {
    const check = async () => settleRows(input, await databaseIssues(draftsOf(input)));
    const rows = await check();
    refuseRows(
      input,
      rows.map((row) => grantIssues(actor, row, [])),
      "forbidden",
    );
    const author = { by: actorId(actor), now: new Date(actor.call.time) };
    const write = async (tx: Tx) => {
      await bumpPolicy(tx);
      const ids = await createGroupRows(
        tx,
        rows.map(({ name }) => name),
        author.now,
      );
      const wanted = rows.map((row, at) => ({ owner: ids[at] ?? 0, ids: row.permissions ?? [] }));
      await relate(tx, "groupPermissions", wanted, author);
      return readGroups(tx, ids);
    };
    return asSent(input, await raced(() => transaction(write, { timeout: BULK_TIMEOUT }), check));
  },
});

/** Writes a group whole; permissions that are not sent stay. Raises `not_found`, `invalid`, `forbidden` with issues. */
export const replaceGroup = operation({
  at: ["PUT", "/account/group/{pk}/"],
  target: addressed,
  run: (actor: Principal, group: GroupRecord, draft: Draft<GroupFields>) => change(actor, group, draft),
});

/** Changes some fields of a group; raises what `replaceGroup` does. */
export const changeGroup = operation({
  at: ["PATCH", "/account/group/{pk}/"],
  target: addressed,
  run: (actor: Principal, group: GroupRecord, draft: Draft<Partial<GroupFields>>) => change(actor, group, draft),
});

/** Deletes a group for good, with its memberships and permissions. Raises `not_found`. */
export const deleteGroup = operation({
  at: ["DELETE", "/account/group/{pk}/"],
  target: addressed,
  run: (_actor: Principal, group: GroupRecord): Promise<void> =>
    transaction(async (tx) => {
      await bumpPolicy(tx);
      const { count } = await tx.group.deleteMany({ where: { id: group.id } });
      if (count === 0) throw new AppError("not_found");
    }),
});

/** Deletes groups all or nothing. Raises `invalid` on `ids`. */
export const deleteGroups = operation({
  at: ["DELETE", "/account/group/multiple_delete/"],
  run: async (_actor: Principal, _target: undefined, input: { readonly ids: IdsReading }): Promise<void> => {
    const ids = requiredIds("ids", input.ids);
    await transaction(
      async (tx) => {
        await bumpPolicy(tx);
        refuseUnknown({ ids: await unknownIds(tx, "group", ids) });
        for (const slice of slices(ids)) await tx.group.deleteMany({ where: { id: { in: slice } } });
      },
      { timeout: BULK_TIMEOUT },
    );
  },
});

async function addressed(_actor: Principal, { pk }: Params): Promise<GroupRecord> {
  const id = primaryKey(pk);
  const group = id === null ? null : await readGroup(db(), id);
  if (!group) throw new AppError("not_found");
  return group;
}

async function databaseIssues(drafts: readonly Draft<Partial<GroupFields>>[], except?: number): Promise<Issue[][]> {
  const taken = await takenNameIssues(
    db(),
    drafts.map(({ values }) => values.name),
    except,
  );
  const unknown = await referenceIssues(
    db(),
    "permission",
    "permissions",
    drafts.map(({ values }) => values.permissions),
  );
  return drafts.map((_, at) => [...(taken[at] ?? []), ...(unknown[at] ?? [])]);
}

function grantIssues(actor: Principal, sent: Partial<GroupFields>, stored: readonly number[]): Issue[] {
  if (isSuperuser(actor) || sent.permissions === undefined || sameIds(sent.permissions, stored)) return [];
  return [{ field: "permissions", rule: "superuser_only" }];
}

async function change(actor: Principal, group: GroupRecord, draft: Draft<Partial<GroupFields>>): Promise<GroupRecord> {
  const input = { one: draft };
  const check = async () => settleRows(input, await databaseIssues([draft], group.id));
  const [sent = {}] = await check();
  refuseRows(input, [grantIssues(actor, sent, group.permissions)], "forbidden");
  const renames = sent.name !== undefined && sent.name !== group.name;
  const regrants = sent.permissions !== undefined && !sameIds(sent.permissions, group.permissions);
  if (!renames && !regrants) return group;
  const author = { by: actorId(actor), now: new Date(actor.call.time) };
  const write = async (tx: Tx) => {
    await bumpPolicy(tx);
    if (renames) await tx.group.updateMany({ where: { id: group.id }, data: { name: sent.name ?? group.name } });
    const { permissions } = await present(tx, group.id);
    if (regrants)
      await replaceRelations(tx, "groupPermissions", { owner: group.id, before: permissions, next: sent.permissions ?? [] }, author);
    return present(tx, group.id);
  };
  return raced(() => transaction(write), check);
}

async function present(tx: Tx, id: number): Promise<GroupRecord> {
  const group = await readGroup(tx, id);
  if (!group) throw new AppError("not_found");
  return group;
}
