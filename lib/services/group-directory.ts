import type { Principal } from "../access/actor";
import { type Loss, lossOf } from "../access/group-impact";
import { operation, type Params } from "../access/operation";
import { db } from "../db/client";
import {
  findUsers,
  memberSlices,
  readGroupPermissions,
  readGroupSummaries,
  readMembers,
  readPermissionChoices,
} from "../db/group-directory";
import { readGroup } from "../db/groups";
import { readSnapshot } from "../db/policy-reader";
import { readAccounts } from "../db/user-reader";
import type { OneOrManyRows } from "../domain/batch";
import type { Draft } from "../domain/draft";
import {
  type BelongingQuery,
  type ChoiceQuery,
  type FoundUsers,
  type GroupImpact,
  type GroupMember,
  type GroupPermission,
  type GroupQuery,
  type GroupSummary,
  type PageOf,
  pastedEntries,
} from "../domain/group-directory";
import type { GroupRecord } from "../domain/policy-records";
import { primaryKey } from "../domain/primary-key";
import { AppError } from "../errors";
import { createGroups } from "./groups";

/** Members judged at a time, so that others get their turn. */
const SLICE = 100;
const EXAMPLES = 5;

/** A page of the groups that a search finds. */
export const listGroupSummaries = operation({
  at: ["GET", "/account/group/"],
  run: (_actor: Principal, _target: undefined, query: GroupQuery): Promise<PageOf<GroupSummary>> => readGroupSummaries(query),
});

/** A page of the users in a group, for those who may list users. */
export const listMembers = operation({
  at: ["GET", "/account/user/"],
  run: (_actor: Principal, _target: undefined, query: BelongingQuery): Promise<PageOf<GroupMember>> => readMembers(query),
});

/** Whom a pasted list of usernames and ids names, for those who may list users. */
export const findMembers = operation({
  at: ["GET", "/account/user/"],
  run: (_actor: Principal, _target: undefined, { group, text }: { readonly group: number; readonly text: string }): Promise<FoundUsers> =>
    findUsers(group, pastedEntries(text)),
});

/** A page of the permissions of a group, or of the others, for those who may list permissions. */
export const listGroupPermissions = operation({
  at: ["GET", "/account/permission/"],
  run: (_actor: Principal, _target: undefined, query: BelongingQuery): Promise<PageOf<GroupPermission>> => readGroupPermissions(query),
});

/** A page of all permissions that a search finds, with since when and until when a user has them without a group, for those who may list permissions. */
export const listPermissionChoices = operation({
  at: ["GET", "/account/permission/"],
  run: (_actor: Principal, _target: undefined, query: ChoiceQuery): Promise<PageOf<GroupPermission>> => readPermissionChoices(query),
});

/** Creates a group with the permissions of the one that `pk` names. Raises `not_found`, and what `createGroups` does. */
export const cloneGroup = operation({
  at: ["POST", "/account/group/"],
  target: addressed,
  run: (actor: Principal, { permissions }: GroupRecord, draft: Draft<{ readonly name: string }>): Promise<OneOrManyRows<GroupRecord>> =>
    createGroups(actor, {}, { one: { ...draft, values: { ...draft.values, permissions } } }),
});

/** What users would lose with the group, for those who may delete it. Raises `not_found`. */
export const previewDeletion = operation({
  at: ["DELETE", "/account/group/{pk}/"],
  target: addressed,
  run: async ({ call, ...actor }: Principal, { id }: GroupRecord): Promise<GroupImpact> => {
    const snapshot = actor.kind === "user" ? actor.snapshot : await currentSnapshot();
    let [members, losing, keeping] = [0, 0, 0];
    const [lost, kept, examples] = [new Set<string>(), new Set<string>(), [] as string[]];
    // Most members have the same rights besides the group, and a group may hold thousands.
    const judged = new Map<string, Loss>();
    for await (const slice of memberSlices(id, SLICE)) {
      const names = new Map(slice.map((user) => [user.id, user.username]));
      for (const { subject } of await readAccounts(db(), [...names.keys()])) {
        const rights = JSON.stringify([subject.superuser, subject.grants, subject.memberships]);
        const loss = judged.get(rights) ?? lossOf(snapshot, subject, id, call.time);
        judged.set(rights, loss);
        members += 1;
        losing += loss.lost.size > 0 ? 1 : 0;
        keeping += loss.kept.size > 0 ? 1 : 0;
        for (const key of loss.lost) lost.add(key);
        for (const key of loss.kept) kept.add(key);
        if (loss.lost.size > 0 && examples.length < EXAMPLES) examples.push(names.get(subject.userId) ?? "");
      }
    }
    return { members, losing, lost: lost.size, keeping, kept: kept.size, examples };
  },
});

async function addressed(_actor: Principal, { pk }: Params): Promise<GroupRecord> {
  const id = primaryKey(pk);
  const group = id === null ? null : await readGroup(db(), id);
  if (!group) throw new AppError("not_found");
  return group;
}

async function currentSnapshot() {
  const { version } = await db().policy.findUniqueOrThrow({ where: { id: 1 } });
  return readSnapshot(version);
}
