import { actorId, isSuperuser, type Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { requireRank } from "../access/protection";
import { db, type Tx } from "../db/client";
import { bumpPolicy } from "../db/policy";
import { raced } from "../db/raced";
import { type Author, referenceIssues, replaceRelations } from "../db/relations";
import { transaction } from "../db/transaction";
import { lookUpUser } from "../db/user-lookup";
import { readAccounts, readUser } from "../db/user-reader";
import { type StoredPassword, takenIssues, updateUserRow } from "../db/users";
import { type Draft, settle } from "../domain/draft";
import { primaryKey } from "../domain/primary-key";
import { storedFields, superuserIssues, type UserFields } from "../domain/user-fields";
import { changedValues, sameIds, type UserRecord } from "../domain/user-record";
import { AppError, invalid } from "../errors";
import { isWeakPassword } from "../security/password-strength";
import { hashPassword, verifyPassword } from "../security/passwords";

/**
 * Writes a user whole: fields that are not sent keep their value all the same (contract section 4.4). Raises `not_found`,
 * `forbidden` (rank; fields of superusers, with issues) and `invalid`.
 */
export const replaceUser = operation({
  at: ["PUT", "/account/user/{pk}/"],
  target: manageable,
  run: (actor: Principal, user: UserRecord, draft: Draft<Partial<UserFields>>) => change(actor, user, draft),
});

/** Changes some fields of a user; raises what `replaceUser` does. */
export const changeUser = operation({
  at: ["PATCH", "/account/user/{pk}/"],
  target: manageable,
  run: (actor: Principal, user: UserRecord, draft: Draft<Partial<UserFields>>) => change(actor, user, draft),
});

/** A change by somebody who looked at the user first. */
export interface SeenChange {
  readonly draft: Draft<Partial<UserFields>>;
  /** `updatedAt` of the user as it was looked at, in ms. */
  readonly seen: number;
}

/** Changes a user unless somebody else did since it was `seen`: then `invalid` on `updated_at`. Else raises what `replaceUser` does. */
export const editUser = operation({
  at: ["PATCH", "/account/user/{pk}/"],
  target: manageable,
  run: (actor: Principal, user: UserRecord, { draft, seen }: SeenChange) => change(actor, user, draft, seen),
});

async function manageable(actor: Principal, { pk }: Params): Promise<UserRecord> {
  const id = primaryKey(pk);
  const user = id === null ? null : await lookUpUser(id);
  if (!user) throw new AppError("not_found");
  requireRank(actor, await readAccounts(db(), [user.id]));
  return user;
}

async function change(actor: Principal, user: UserRecord, draft: Draft<Partial<UserFields>>, seen?: number): Promise<UserRecord> {
  refuseOutdated(user, seen);
  const check = () => settled(user, draft);
  const sent = await check();
  const refused = isSuperuser(actor) ? [] : superuserIssues(sent, user);
  if (refused.length > 0) throw new AppError("forbidden", { issues: refused });
  const values = changedValues(user.values, storedFields(sent));
  const secret = sent.password === undefined ? null : await newSecret(user, sent.password, { ...user.values, ...values });
  const regroups = sent.groups !== undefined && !sameIds(sent.groups, user.groups);
  const regrants = sent.permissions !== undefined && !sameIds(sent.permissions, user.permissions);
  if (Object.keys(values).length === 0 && !secret && !regroups && !regrants) return user;

  const author = { by: actorId(actor), now: new Date(actor.call.time) };
  const keptSession = actor.kind === "user" && actor.user.id === user.id ? actor.session.id : null;
  const write = async (tx: Tx) => {
    if (regroups || regrants) await bumpPolicy(tx);
    if (!isSuperuser(actor)) requireRank(actor, await readAccounts(tx, [user.id]));
    if (seen !== undefined) refuseOutdated(await present(tx, user.id), seen);
    await updateUserRow(tx, { id: user.id, values, secret, keptSession }, author.now);
    if (regroups || regrants) await relateAnew(tx, await present(tx, user.id), sent, author);
    return present(tx, user.id);
  };
  return raced(() => transaction(write), check);
}

function refuseOutdated(user: UserRecord, seen: number | undefined): void {
  if (seen !== undefined && user.updatedAt.getTime() !== seen) throw invalid("updated_at", "changed_meanwhile");
}

async function relateAnew(tx: Tx, before: UserRecord, { groups, permissions }: Partial<UserFields>, author: Author): Promise<void> {
  const owner = before.id;
  if (groups) await replaceRelations(tx, "userGroups", { owner, before: before.groups, next: groups }, author);
  if (permissions) await replaceRelations(tx, "userPermissions", { owner, before: before.permissions, next: permissions }, author);
}

async function settled(user: UserRecord, draft: Draft<Partial<UserFields>>): Promise<Partial<UserFields>> {
  const { values } = draft;
  const [taken, permissions, groups] = await Promise.all([
    takenIssues(db(), [storedFields(values)], user.id),
    referenceIssues(db(), "permission", "permissions", [values.permissions]),
    referenceIssues(db(), "group", "groups", [values.groups]),
  ]);
  return settle(draft, [...taken, ...permissions, ...groups].flat());
}

/** Writing the current password again is no change and ends no session: null. */
async function newSecret(user: UserRecord, plain: string, owner: UserRecord["values"]): Promise<StoredPassword | null> {
  const row = await db().user.findUnique({ where: { id: user.id }, select: { password: true } });
  const { matches } = await verifyPassword(plain, row?.password ?? null);
  return matches ? null : { password: await hashPassword(plain), passwordWeak: isWeakPassword(plain, owner) };
}

async function present(tx: Tx, id: number): Promise<UserRecord> {
  const user = await readUser(tx, id);
  if (!user) throw new AppError("not_found");
  return user;
}
