import { z } from "zod";
import type {
  BelongingQuery,
  ChoiceQuery,
  FoundUsers,
  GroupMember,
  GroupPermission,
  GroupQuery,
  GroupSummary,
  PageOf,
} from "@/lib/domain/group-directory";
import { MAX_ID } from "@/lib/domain/limits";
import { usernameKey } from "@/lib/domain/username";
import { db } from "./client";
import { contains, slices } from "./page";
import { moment, type Param, yesNo } from "./statement";
import { readAside } from "./worker/read-aside";

/** A page of the groups with what belongs to them counted. */
export async function readGroupSummaries({ search, sort, window }: GroupQuery): Promise<PageOf<GroupSummary>> {
  const found = search === "" ? ALL : contains("g.name", search);
  const columns = `g.id, g.name, (SELECT count(*) FROM memberships m JOIN users u ON u.id = m.user_id AND u.deleted_at IS NULL
    WHERE m.group_id = g.id) AS members, (SELECT count(*) FROM group_grants x WHERE x.group_id = g.id) AS permissions,
    (SELECT count(DISTINCT p.api_id) FROM group_grants x JOIN permissions p ON p.id = x.permission_id WHERE x.group_id = g.id) AS apis,
    (SELECT max(l.at) FROM (SELECT g.created_at AS at UNION ALL SELECT max(created_at) FROM memberships WHERE group_id = g.id
      UNION ALL SELECT max(created_at) FROM group_grants WHERE group_id = g.id) l) AS changed`;
  const order = `${sort.replace("-", "")} ${sort.startsWith("-") ? "DESC" : "ASC"}, g.id`;
  const body = { columns, from: `"groups" g`, where: found.sql, params: found.params, order };
  return page(body, summary, window);
}

/** A page of the live users in a group, or of those who are not in it. */
export async function readMembers({ group, held, search, window }: BelongingQuery): Promise<PageOf<GroupMember>> {
  const columns = `u.id, u.username, u.first_name AS "firstName", u.last_name AS "lastName", u.is_active AS "isActive",
    m.created_at AS since, m.valid_from AS "from", m.valid_until AS until, m.id AS relation`;
  const searched = ["u.username", "u.first_name", "u.last_name"].map((column) => contains(column, search));
  const found =
    search === "" ? ALL : { sql: `(${searched.map(({ sql }) => sql).join(" OR ")})`, params: searched.flatMap((one) => one.params) };
  const from = "users u LEFT JOIN memberships m ON m.user_id = u.id AND m.group_id = ?";
  const where = `u.deleted_at IS NULL AND m.id IS ${held ? "NOT NULL" : "NULL"} AND ${found.sql}`;
  return page({ columns, from, where, params: [group, ...found.params], order: "u.username, u.id" }, member, window);
}

/** A page of the permissions that a group has, or of those that it does not have. */
export function readGroupPermissions({ group, held, ...query }: BelongingQuery): Promise<PageOf<GroupPermission>> {
  return permissionsBy(
    "group_grants x ON x.permission_id = p.id AND x.group_id = ?",
    group,
    `x.id IS ${held ? "NOT NULL" : "NULL"}`,
    query,
  );
}

/** A page of all permissions, with the bond of those that the user has without a group; 0 for nobody. */
export function readPermissionChoices({ user, ...query }: ChoiceQuery): Promise<PageOf<GroupPermission>> {
  return permissionsBy("user_grants x ON x.permission_id = p.id AND x.user_id = ?", user, ALL.sql, query);
}

/** `bond` and `held` are statements of ours, never values from outside. */
function permissionsBy(
  bond: string,
  holder: number,
  held: string,
  { search, window }: Omit<ChoiceQuery, "user">,
): Promise<PageOf<GroupPermission>> {
  const columns = `p.id, p.method, a.pattern, a.name AS "apiName", x.valid_from AS "from", x.valid_until AS until, x.id AS relation`;
  const searched = ["a.pattern", "a.name", "p.method"].map((column) => contains(column, search));
  const found =
    search === "" ? ALL : { sql: `(${searched.map(({ sql }) => sql).join(" OR ")})`, params: searched.flatMap((one) => one.params) };
  const from = `permissions p JOIN backend_apis a ON a.id = p.api_id LEFT JOIN ${bond}`;
  const where = `${held} AND ${found.sql}`;
  return page({ columns, from, where, params: [holder, ...found.params], order: "a.pattern, p.method, p.id" }, permission, window);
}

/** The live users that entries name, by username first and then by id, and whether they are in the group. */
export async function findUsers(group: number, entries: readonly string[]): Promise<FoundUsers> {
  const byKey = new Map<string, User>();
  for (const slice of slices([...new Set(entries.map(usernameKey))])) {
    const rows = await db().user.findMany({ where: { usernameKey: { in: slice }, deletedAt: null }, select: NAMED });
    for (const row of rows) if (row.usernameKey !== null) byKey.set(row.usernameKey, row);
  }
  const byId = new Map<number, User>();
  const ids = entries.filter((entry) => !byKey.has(usernameKey(entry)) && isId(entry)).map(Number);
  for (const slice of slices(ids)) {
    for (const row of await db().user.findMany({ where: { id: { in: slice }, deletedAt: null }, select: NAMED })) byId.set(row.id, row);
  }
  const userOf = (entry: string) => byKey.get(usernameKey(entry)) ?? byId.get(Number(entry));
  const users = [...new Map(entries.flatMap((entry) => userOf(entry) ?? []).map((user) => [user.id, user])).values()];
  const already = new Set<number>();
  for (const slice of slices(users.map(({ id }) => id))) {
    const rows = await db().membership.findMany({ where: { groupId: group, userId: { in: slice } }, select: { userId: true } });
    for (const { userId } of rows) already.add(userId);
  }
  return {
    fresh: users.filter(({ id }) => !already.has(id)).map(({ id, username }) => ({ id, username })),
    already: users.filter(({ id }) => already.has(id)).map(({ username }) => username),
    unknown: entries.filter((entry) => userOf(entry) === undefined),
  };
}

/** Ids and names of the live users in a group, slice by slice. */
export async function* memberSlices(group: number, size: number): AsyncGenerator<{ id: number; username: string }[]> {
  let after = 0;
  for (;;) {
    const rows = await db().user.findMany({
      where: { id: { gt: after }, deletedAt: null, memberships: { some: { groupId: group } } },
      orderBy: { id: "asc" },
      take: size,
      select: { id: true, username: true },
    });
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    after = last.id;
  }
}

const NAMED = { id: true, username: true, usernameKey: true } as const;
type User = { readonly id: number; readonly username: string };

const ALL: { readonly sql: string; readonly params: readonly Param[] } = { sql: "1 = 1", params: [] };
const SPAN = { from: moment.nullable(), until: moment.nullable(), relation: z.number().nullable() } as const;
const summary = z.object({
  id: z.number(),
  name: z.string(),
  members: z.number(),
  permissions: z.number(),
  apis: z.number(),
  changed: moment,
});
const permission = z.object({ id: z.number(), method: z.string(), pattern: z.string(), apiName: z.string().nullable(), ...SPAN });
const member = z
  .object({
    id: z.number(),
    username: z.string(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    isActive: yesNo,
    since: moment.nullable(),
    ...SPAN,
  })
  .transform(({ firstName, lastName, since, ...row }) => ({
    ...row,
    name: [firstName, lastName].filter(Boolean).join(" "),
    since: since ?? new Date(0),
  }));
const countRow = z.object({ n: z.number() });

interface Query {
  readonly columns: string;
  readonly from: string;
  readonly where: string;
  readonly params: readonly Param[];
  readonly order: string;
}

async function page<R>(
  { columns, from, where, params, order }: Query,
  row: z.ZodType<R>,
  { limit, offset }: GroupQuery["window"],
): Promise<PageOf<R>> {
  const [counted] = await readAside(`SELECT count(*) AS n FROM ${from} WHERE ${where}`, params, countRow);
  const sql = `SELECT ${columns} FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`;
  return { total: counted?.n ?? 0, rows: await readAside(sql, [...params, limit, offset], row) };
}

function isId(entry: string): boolean {
  return /^[1-9]\d{0,9}$/.test(entry) && Number(entry) <= MAX_ID;
}
