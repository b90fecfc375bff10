import { z } from "zod";
import { MAX_ID } from "@/lib/domain/limits";
import {
  type DirectoryFilter,
  type DirectoryQuery,
  type DirectorySort,
  FACETS as FACET_NAMES,
  type Facet,
  type Radius,
} from "@/lib/domain/user-directory";
import type { Tx } from "./client";
import { contains, slices } from "./page";
import type { Param } from "./statement";
import { readAside } from "./worker/read-aside";

/** Lists above this size are estimated. */
const COUNTED = 50_000;
/** Of a long list one user in so many is looked at. */
const SAMPLED = 20;
/** A facet with fewer users in the sample than this is counted all the same: an estimate would be far off. */
const ENOUGH = 100;

/**
 * How many live users each facet has under the filter's search and group. Above 50,000 users found, and unless `exact` is asked for,
 * from a sample: then in two figures, and `estimated`. `dormant`: see `dormantBefore`.
 */
export async function countFacets(
  filter: DirectoryFilter,
  dormant: Date,
  exact: boolean,
): Promise<{ readonly counts: Record<Facet, number>; readonly estimated: boolean }> {
  const found = searched(filter);
  const sampled = exact ? null : await countAll(found, `id % ${SAMPLED} = 0`, dormant, FACET_NAMES);
  if (!sampled || sampled.all * SAMPLED <= COUNTED) {
    return { counts: await countAll(found, "1 = 1", dormant, FACET_NAMES), estimated: false };
  }
  const rare = FACET_NAMES.filter((name) => sampled[name] < ENOUGH);
  const counted = rare.length > 0 ? await countAll(found, "1 = 1", dormant, rare) : sampled;
  const of = (name: Facet) => (rare.includes(name) ? counted[name] : rounded(sampled[name] * SAMPLED));
  const counts = { all: of("all"), superuser: of("superuser"), staff: of("staff"), disabled: of("disabled") };
  return { counts: { ...counts, never: of("never"), dormant: of("dormant") }, estimated: true };
}

/** Counts the named facets, the others as 0. */
async function countAll(found: Found, within: string, dormant: Date, names: readonly Facet[]): Promise<Record<Facet, number>> {
  const columns = names.map((name) => `count(*) FILTER (WHERE ${FACET_SQL[name]}) AS "${name}"`);
  const params = names.includes("dormant") ? [dormant, ...found.params] : found.params;
  const [row] = await readAside(`SELECT ${columns.join(", ")} FROM users WHERE ${within} AND ${found.sql}`, params, countsRow);
  return { all: 0, superuser: 0, staff: 0, disabled: 0, never: 0, dormant: 0, ...row };
}

/** Two figures: 98,340 becomes 98,000. */
function rounded(count: number): number {
  return Number(count.toPrecision(2));
}

/** The ids of the live users that the query finds, in its order. */
export async function directoryIds({ filter, sort, descending, window }: DirectoryQuery, dormant: Date): Promise<number[]> {
  const found = searched(filter);
  const within = filter.facet === "dormant" ? [dormant] : [];
  const where = `${found.sql} AND ${FACET_SQL[filter.facet]}`;
  const order = `${SORT_SQL[sort]} ${descending ? "DESC" : "ASC"} NULLS LAST, id ASC`;
  const params = [...found.params, ...within, window.limit, window.offset];
  const rows = await readAside(`SELECT id FROM users WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`, params, idRow);
  return rows.map(({ id }) => id);
}

/** As `directoryIds`, in ascending order of ids above `after`: nobody is left out or told twice while others change. */
export async function directoryIdsAbove(filter: DirectoryFilter, after: number, limit: number, dormant: Date): Promise<number[]> {
  const found = searched(filter);
  const within = filter.facet === "dormant" ? [dormant] : [];
  const where = `${found.sql} AND ${FACET_SQL[filter.facet]} AND id > ?`;
  const params = [...found.params, ...within, after, limit];
  const rows = await readAside(`SELECT id FROM users WHERE ${where} ORDER BY id LIMIT ?`, params, idRow);
  return rows.map(({ id }) => id);
}

/** What an act on these users touches at `now`; the names of emptied groups are for the caller to find. */
export async function measureRadius(
  on: Tx,
  ids: readonly number[],
  now: Date,
): Promise<Omit<Radius, "ids" | "sample" | "emptied" | "withoutOwn"> & { readonly emptied: readonly number[] }> {
  const sum = { staff: 0, superusers: 0, disabled: 0, sessions: 0 };
  const members = new Map<number, number>();
  for (const slice of slices(ids)) {
    const [where, userId] = [{ id: { in: slice }, deletedAt: null }, { in: slice }];
    sum.staff += await on.user.count({ where: { ...where, isStaff: true } });
    sum.superusers += await on.user.count({ where: { ...where, isSuperuser: true } });
    sum.disabled += await on.user.count({ where: { ...where, isActive: false } });
    sum.sessions += await on.session.count({ where: { userId, endedAt: null, expiresAt: { gt: now } } });
    const groups = await on.membership.groupBy({ by: ["groupId"], where: { userId }, _count: true });
    for (const { groupId, _count } of groups) members.set(groupId, (members.get(groupId) ?? 0) + _count);
  }
  const emptied: number[] = [];
  for (const [groupId, among] of members) {
    if ((await on.membership.count({ where: { groupId, user: { deletedAt: null } } })) === among) emptied.push(groupId);
  }
  return { ...sum, groups: members.size, emptied };
}

/** Enables or disables those of `ids` that are not so yet, and ends the sessions of who is disabled; their ids. */
export async function setActive(tx: Tx, ids: readonly number[], isActive: boolean, now: Date): Promise<number[]> {
  const changed: number[] = [];
  for (const slice of slices(ids)) {
    const where = { id: { in: slice }, deletedAt: null, isActive: !isActive };
    const rows = await tx.user.findMany({ where, select: { id: true } });
    await tx.user.updateMany({ where, data: { isActive, updatedAt: now } });
    changed.push(...rows.map(({ id }) => id));
  }
  return changed;
}

const idRow = z.object({ id: z.number() });
const countsRow = z.partialRecord(z.enum(FACET_NAMES), z.number());

/** Active users who are in no group; superusers need none. */
export const WITHOUT_GROUP =
  "is_active = true AND is_superuser = false AND NOT EXISTS (SELECT 1 FROM memberships g WHERE g.user_id = users.id)";

interface Found {
  readonly sql: string;
  readonly params: readonly Param[];
}

/** `dormant` asks for one value. */
const FACET_SQL: Readonly<Record<Facet, string>> = {
  all: "1 = 1",
  superuser: "is_superuser",
  staff: "is_staff",
  disabled: "NOT is_active",
  never: "last_login IS NULL",
  dormant: "is_active AND last_login < ?",
};
const SORT_SQL: Readonly<Record<DirectorySort, string>> = {
  username: "username_key",
  last_login: "last_login",
  created: "created_at",
  id: "id",
};
const SEARCHED = ["username", "first_name", "last_name", "email", "phone", "dingding", "wechat"];

function searched({ search, group }: DirectoryFilter): Found {
  const all: { sql: string; params: readonly Param[] }[] = [{ sql: "deleted_at IS NULL", params: [] }];
  if (search !== "") {
    const parts: { sql: string; params: readonly Param[] }[] = SEARCHED.map((column) => contains(column, search));
    const id = /^\d{1,10}$/.test(search) ? Number(search) : 0;
    if (id > 0 && id <= MAX_ID) parts.push({ sql: "id = ?", params: [id] });
    all.push({ sql: `(${parts.map(({ sql }) => sql).join(" OR ")})`, params: parts.flatMap(({ params }) => params) });
  }
  if (group === "none") all.push({ sql: WITHOUT_GROUP, params: [] });
  else if (group !== null) all.push({ sql: "id IN (SELECT user_id FROM memberships WHERE group_id = ?)", params: [group] });
  return { sql: all.map(({ sql }) => sql).join(" AND "), params: all.flatMap(({ params }) => params) };
}
