import type { Subject } from "@/lib/domain/rights";
import type { UserRecord } from "@/lib/domain/user-record";
import { db, type Tx } from "./client";
import { slices } from "./page";
import { bound } from "./policy-reader";

/** The live user with this id, or null. */
export async function readUser(on: Tx, id: number): Promise<UserRecord | null> {
  const [user = null] = await readUsers(on, [id]);
  return user;
}

/** Those of `ids` that are live users, in the order given. */
export async function readUsers(on: Tx, ids: readonly number[]): Promise<UserRecord[]> {
  const found = new Map<number, UserRecord>();
  for (const slice of slices(ids, 500)) {
    const rows = await on.user.findMany({ where: { id: { in: slice }, deletedAt: null } });
    for (const record of await recordsOf(on, rows)) found.set(record.id, record);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** What rules ask of the live user with this id, or null. */
export async function readAccount(id: number) {
  const where = { id, deletedAt: null };
  const select = { id: true, username: true, email: true, isSuperuser: true, isStaff: true, isSuper: true, isGrade: true };
  return db().user.findFirst({ where, select });
}

/** Accounts as the rank rule sees them, with what they hold; those of `ids` that are live, or those that are deleted. */
export async function readAccounts(
  on: Tx,
  ids: readonly number[],
  standing: "live" | "deleted" = "live",
): Promise<{ subject: Subject; isSuper: number }[]> {
  const accounts: { subject: Subject; isSuper: number }[] = [];
  for (const slice of slices(ids, 500)) {
    const rows = await on.user.findMany({
      where: { id: { in: slice }, ...(standing === "live" ? LIVE : { deletedAt: { not: null } }) },
      select: { id: true, isActive: true, isSuperuser: true, isSuper: true },
    });
    const where = { userId: { in: slice } };
    const grants = byUser(await on.userGrant.findMany({ where, select: { userId: true, permissionId: true, ...BOUNDS } }));
    const memberships = byUser(await on.membership.findMany({ where, select: { userId: true, groupId: true, ...BOUNDS } }));
    for (const { id, isActive, isSuperuser, isSuper } of rows) {
      const subject: Subject = {
        userId: id,
        active: isActive,
        superuser: isSuperuser,
        grants: (grants.get(id) ?? []).map(({ permissionId, ...bounds }) => ({ permissionId, ...bound(bounds) })),
        memberships: (memberships.get(id) ?? []).map(({ groupId, ...bounds }) => ({ groupId, ...bound(bounds) })),
      };
      accounts.push({ subject, isSuper });
    }
  }
  return accounts;
}

/** The rows as records, in the same order. Relations are read flat: a row of Prisma's nested reading costs several times as much. */
export async function recordsOf(on: Tx, rows: readonly UserRow[]): Promise<UserRecord[]> {
  const where = { userId: { in: rows.map(({ id }) => id) } };
  const groups = byUser(await on.membership.findMany({ where, select: { userId: true, groupId: true }, orderBy: { groupId: "asc" } }));
  const grants = byUser(
    await on.userGrant.findMany({ where, select: { userId: true, permissionId: true }, orderBy: { permissionId: "asc" } }),
  );
  return rows.map((row) => ({
    id: row.id,
    values: {
      username: row.username,
      first_name: row.firstName,
      last_name: row.lastName,
      email: row.email,
      is_superuser: row.isSuperuser,
      is_staff: row.isStaff,
      is_active: row.isActive,
      gender: row.gender,
      phone: row.phone,
      dingding: row.dingding,
      wechat: row.wechat,
      work_id: row.workId,
      icon: row.icon,
      alias: row.alias,
      avatar: row.avatar,
      is_grade: row.isGrade,
      is_super: row.isSuper,
      school_id: row.schoolId,
    },
    lastLogin: row.lastLogin,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    groups: (groups.get(row.id) ?? []).map(({ groupId }) => groupId),
    permissions: (grants.get(row.id) ?? []).map(({ permissionId }) => permissionId),
  }));
}

const LIVE = { deletedAt: null } as const;
const BOUNDS = { validFrom: true, validUntil: true } as const;

type UserRow = Awaited<ReturnType<Tx["user"]["findMany"]>>[number];

function byUser<R extends { readonly userId: number }>(rows: readonly R[]): Map<number, R[]> {
  const groups = new Map<number, R[]>();
  for (const row of rows) {
    const group = groups.get(row.userId);
    if (group) group.push(row);
    else groups.set(row.userId, [row]);
  }
  return groups;
}
