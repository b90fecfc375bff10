import type { UserActor } from "../access/actor";
import { operation } from "../access/operation";
import { db } from "../db/client";
import { type Bound, placeInTime } from "../domain/rights";
import { AppError } from "../errors";

/** What users may know of themselves; never the password. */
export interface Profile {
  readonly id: number;
  readonly username: string;
  readonly alias: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly avatar: string | null;
  readonly isActive: boolean;
  readonly isSuperuser: boolean;
  readonly lastLogin: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Those the user is in at the moment of the call, by id. */
  readonly groups: readonly { readonly id: number; readonly name: string }[];
  /** `METHOD pattern` of all that is held at that moment, own and by group, unique and sorted; superusers hold `ALL .*`. */
  readonly permissions: readonly string[];
}

/** The caller's own account. Raises `unauthenticated` when it was deleted meanwhile. */
export const readOwnProfile = operation.signedIn("everybody may know the own account", {
  at: ["GET", "/api/v1/base/userinfo"],
  run: async (actor: UserActor): Promise<Profile> => {
    const user = await db().user.findFirst({ where: { id: actor.user.id, deletedAt: null }, select: COLUMNS });
    if (!user) throw new AppError("unauthenticated", { problem: "user_gone" });
    const { memberships, ...columns } = user;
    const current = new Set(actor.subject.memberships.filter(holdsNow(actor)).map(({ groupId }) => groupId));
    const groups = memberships.flatMap(({ group }) => (current.has(group.id) ? group : []));
    return { ...columns, groups, permissions: user.isSuperuser ? ["ALL .*"] : permissionsOf(actor) };
  },
});

const COLUMNS = {
  ...{ id: true, username: true, alias: true, email: true, phone: true, avatar: true },
  ...{ isActive: true, isSuperuser: true, lastLogin: true, createdAt: true, updatedAt: true },
  memberships: { select: { group: { select: { id: true, name: true } } }, orderBy: { groupId: "asc" } },
} as const;

function holdsNow({ call }: UserActor): (bound: Bound) => boolean {
  return (bound) => placeInTime(bound, call.time) === "in";
}

function permissionsOf(actor: UserActor): readonly string[] {
  const { subject, snapshot } = actor;
  const shared = subject.memberships.filter(holdsNow(actor)).flatMap(({ groupId }) => snapshot.groups.get(groupId)?.grants ?? []);
  const held = [...subject.grants, ...shared].filter(holdsNow(actor)).flatMap(({ permissionId }) => {
    const rule = snapshot.permissions.get(permissionId);
    return rule ? `${rule.method} ${rule.pattern}` : [];
  });
  return [...new Set(held)].sort();
}
