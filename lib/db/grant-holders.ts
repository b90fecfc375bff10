import { db } from "./client";

/** Some users, and how many there are. */
export interface SomeUsers {
  readonly usernames: readonly string[];
  readonly count: number;
}

/** Active superusers, at most `most` by name. */
export async function someSuperusers(most: number): Promise<SomeUsers> {
  const where = { isSuperuser: true, isActive: true, deletedAt: null };
  const [rows, count] = await Promise.all([
    db().user.findMany({ where, take: most, orderBy: { username: "asc" }, select: { username: true } }),
    db().user.count({ where }),
  ]);
  return { usernames: rows.map(({ username }) => username), count };
}

/** Active users who have one of the permissions of their own at this moment, at most `most` by name. */
export async function someHolders(permissionIds: readonly number[], at: Date, most: number): Promise<SomeUsers> {
  const span = [{ OR: [{ validFrom: null }, { validFrom: { lte: at } }] }, { OR: [{ validUntil: null }, { validUntil: { gt: at } }] }];
  const grants = { some: { permissionId: { in: permissionIds.slice(0, MOST_PERMISSIONS) }, AND: span } };
  const where = { isActive: true, isSuperuser: false, deletedAt: null, grants };
  const [rows, count] = await Promise.all([
    db().user.findMany({ where, take: most, orderBy: { username: "asc" }, select: { username: true } }),
    db().user.count({ where }),
  ]);
  return { usernames: rows.map(({ username }) => username), count };
}

/** How many live users are in each of the groups. */
export async function memberCounts(groupIds: readonly number[]): Promise<Map<number, number>> {
  const where = { groupId: { in: [...groupIds] }, user: { deletedAt: null } };
  const rows = await db().membership.groupBy({ by: ["groupId"], where, _count: true });
  return new Map(rows.map(({ groupId, _count }) => [groupId, _count]));
}

/** A path that hundreds of patterns match says little; and a statement binds so many values. */
const MOST_PERMISSIONS = 900;
