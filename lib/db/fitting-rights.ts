import { z } from "zod";
import type { ApiRule, Bound, Granted, Member, PermissionRule, Snapshot, Subject } from "@/lib/domain/rights";
import type { Tx } from "./client";
import { keyset, slices } from "./page";
import { moment, type Param, read, yesNo } from "./statement";

/** Which part of the rights is asked for. */
export interface FittingQuery {
  /** Whether the pattern of a back-end API matters. */
  readonly fits: (pattern: string) => boolean;
  /** Users who are read whatever they hold. */
  readonly users: readonly number[];
  /** Whether everybody else is read who holds a fitting permission; superusers and inactive users are not. */
  readonly everybody: boolean;
  /** Of everybody else, those who hold a fitting permission only through these groups are not read. */
  readonly leftOut: readonly number[];
  /** Groups whose members are to be known as such, although the group holds nothing that fits. */
  readonly groups: readonly number[];
}

/**
 * The rights as `on` sees them, cut down to the permissions whose pattern fits, those who hold them and how: on the addresses that
 * decide what fits, `decide` answers as it does over all rights. A policy of thousands of users costs a few short statements.
 */
export async function readFittingRights(on: Tx, query: FittingQuery): Promise<{ snapshot: Snapshot; subjects: Map<number, Subject> }> {
  const apis = (await read("SELECT id, pattern, name, app_name FROM backend_apis", [], api, on)).filter(({ pattern }) =>
    query.fits(pattern),
  );
  const permissions = await permissionsOf(on, apis);
  const groups = await groupsOf(on, [...permissions.keys()], query.groups);
  const snapshot = { version: 0, apis: new Map(apis.map((one) => [one.id, one])), permissions, groups };
  const holding = [...groups.values()].filter(({ id, grants }) => grants.length > 0 && !query.leftOut.includes(id));
  const ids = new Set(query.users);
  if (query.everybody) {
    for await (const { userId } of pairs(on, "user_grants", "permission_id", [...permissions.keys()])) ids.add(userId);
    for await (const { userId } of pairs(
      on,
      "memberships",
      "group_id",
      holding.map(({ id }) => id),
    ))
      ids.add(userId);
  }
  return { snapshot, subjects: await subjectsOf(on, [...ids], snapshot) };
}

async function permissionsOf(on: Tx, apis: readonly ApiRule[]): Promise<Map<number, PermissionRule>> {
  const patterns = new Map(apis.map(({ id, pattern }) => [id, pattern]));
  const rules: PermissionRule[] = [];
  for (const slice of slices([...patterns.keys()])) {
    const sql = `SELECT id, method, api_id AS "apiId" FROM permissions WHERE api_id IN (${places(slice)})`;
    for (const one of await read(sql, slice, permission, on)) rules.push({ ...one, pattern: patterns.get(one.apiId) ?? "" });
  }
  return new Map(rules.map((rule) => [rule.id, rule]));
}

async function groupsOf(on: Tx, permissions: readonly number[], named: readonly number[]) {
  const grants = new Map<number, Granted[]>(named.map((id) => [id, []]));
  for (const slice of slices(permissions)) {
    const sql = `SELECT group_id AS owner, permission_id AS id, valid_from, valid_until FROM group_grants WHERE permission_id IN (${places(slice)})`;
    for (const { owner, id, bound } of await read(sql, slice, relation, on)) {
      const own = grants.get(owner) ?? [];
      own.push({ permissionId: id, ...bound });
      grants.set(owner, own);
    }
  }
  const there = new Map<number, { id: number; name: string; grants: Granted[] }>();
  for (const slice of slices([...grants.keys()])) {
    const rows = await read(`SELECT id, name FROM "groups" WHERE id IN (${places(slice)})`, slice, group, on);
    for (const { id, name } of rows) there.set(id, { id, name, grants: grants.get(id) ?? [] });
  }
  return there;
}

/** Live, active users without the flag of superusers who are related to one of the ids. */
async function* pairs(on: Tx, table: "user_grants" | "memberships", column: string, ids: readonly number[]) {
  for (const slice of slices(ids)) {
    const sql = `SELECT x.id AS id, x.user_id AS "userId" FROM ${table} x JOIN users u ON u.id = x.user_id
      WHERE u.deleted_at IS NULL AND u.is_active AND NOT u.is_superuser AND x.${column} IN (${places(slice)}) AND x.id > ? ORDER BY x.id LIMIT ?`;
    const rows = keyset((after, { take }) => read(sql, [...slice, after, take], pair, on), { skip: 0, take: Number.MAX_SAFE_INTEGER });
    for await (const part of rows) yield* part;
  }
}

async function subjectsOf(on: Tx, ids: readonly number[], { permissions, groups }: Snapshot): Promise<Map<number, Subject>> {
  const subjects = new Map<number, Subject>();
  for (const slice of slices(ids)) {
    const grants = new Map<number, Granted[]>();
    const memberships = new Map<number, Member[]>();
    for (const { owner, id, bound } of await related(on, "user_grants", "permission_id", slice)) {
      if (permissions.has(id)) push(grants, owner, { permissionId: id, ...bound });
    }
    for (const { owner, id, bound } of await related(on, "memberships", "group_id", slice)) {
      if (groups.has(id)) push(memberships, owner, { groupId: id, ...bound });
    }
    const sql = `SELECT id, is_active AS active, is_superuser AS superuser FROM users WHERE deleted_at IS NULL AND id IN (${places(slice)})`;
    for (const { id, active, superuser } of await read(sql, slice, standing, on)) {
      subjects.set(id, { userId: id, active, superuser, grants: grants.get(id) ?? [], memberships: memberships.get(id) ?? [] });
    }
  }
  return subjects;
}

function related(on: Tx, table: "user_grants" | "memberships", column: string, users: readonly number[]) {
  const sql = `SELECT user_id AS owner, ${column} AS id, valid_from, valid_until FROM ${table} WHERE user_id IN (${places(users)})`;
  return read(sql, users, relation, on);
}

function push<T>(lists: Map<number, T[]>, key: number, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function places(params: readonly Param[]): string {
  return params.map(() => "?").join(", ");
}

const nullable = z.string().nullable();
const api = z
  .object({ id: z.number(), pattern: z.string(), name: nullable, app_name: nullable })
  .transform(({ app_name, ...rest }): ApiRule => ({ ...rest, appName: app_name }));
const permission = z.object({ id: z.number(), method: z.string(), apiId: z.number() });
const group = z.object({ id: z.number(), name: z.string() });
const pair = z.object({ id: z.number(), userId: z.number() });
const standing = z.object({ id: z.number(), active: yesNo, superuser: yesNo });
const ms = moment.transform((time) => time.getTime()).nullable();
const relation = z
  .object({ owner: z.number(), id: z.number(), valid_from: ms, valid_until: ms })
  .transform(({ valid_from, valid_until, ...rest }) => ({ ...rest, bound: { from: valid_from, until: valid_until } satisfies Bound }));
