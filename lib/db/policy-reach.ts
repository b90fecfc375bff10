import { z } from "zod";
import type { Tx } from "./client";
import { slices } from "./page";
import { type Param, read } from "./statement";
import { readAside } from "./worker/read-aside";

/** Users that changes touch, ascending; `complete` false when there are more than the limit. */
export interface Reach {
  readonly ids: readonly number[];
  readonly complete: boolean;
}

/** What the changes name, and through what they reach further. */
export interface Touched {
  readonly users: readonly number[];
  readonly groups: readonly number[];
  readonly permissions: readonly number[];
}

/** The live users that are named, are in one of the groups or hold one of the permissions themselves; at most `limit`. */
export async function readReach({ users, groups, permissions }: Touched, limit: number): Promise<Reach> {
  const found = new Set<number>();
  const sources: readonly (readonly [string, string, readonly number[]])[] = [
    ["users u", "u.id", users],
    ["memberships m JOIN users u ON u.id = m.user_id", "m.group_id", groups],
    ["user_grants g JOIN users u ON u.id = g.user_id", "g.permission_id", permissions],
  ];
  for (const [from, column, ids] of sources) {
    for (const slice of slices(ids)) {
      const sql = `SELECT DISTINCT u.id AS id FROM ${from} WHERE ${column} IN (${places(slice)}) AND u.deleted_at IS NULL LIMIT ?`;
      for (const { id } of await readAside(sql, [...slice, limit + 1], idRow)) found.add(id);
      if (found.size > limit) return { ids: ascending(found).slice(0, limit), complete: false };
    }
  }
  return { ids: ascending(found), complete: true };
}

/** The usernames of these users, by id. */
export async function readUsernames(on: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  for (const slice of slices(ids)) {
    for (const { id, username } of await on.user.findMany({ where: { id: { in: slice } }, select: { id: true, username: true } })) {
      names.set(id, username);
    }
  }
  return names;
}

/** How many users hold each of these permissions themselves, apart from groups. */
export async function countHolders(on: Tx, permissions: readonly number[]): Promise<Map<number, number>> {
  const holders = new Map<number, number>();
  for (const slice of slices(permissions)) {
    const sql = `SELECT permission_id AS id, count(*) AS n FROM user_grants WHERE permission_id IN (${places(slice)}) GROUP BY permission_id`;
    for (const { id, n } of await read(sql, slice, countRow, on)) holders.set(id, n);
  }
  return holders;
}

const idRow = z.object({ id: z.number() });
const countRow = z.object({ id: z.number(), n: z.number() });

function ascending(ids: ReadonlySet<number>): number[] {
  return [...ids].sort((a, b) => a - b);
}

function places(values: readonly Param[]): string {
  return values.map(() => "?").join(", ");
}
