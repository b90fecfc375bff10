import { MAX_ID } from "@/lib/domain/limits";
import { ALWAYS, type Span } from "@/lib/domain/validity";
import type { Issue } from "@/lib/errors";
import type { Tx } from "./client";
import { slices } from "./page";
import { write } from "./statement";

/** Objects that others name by id. */
export type Referable = "user" | "group" | "permission" | "school" | "backendApi";

/** What is related to what: the owner first. */
export type Relation = keyof typeof TABLES;

/** An owner and what belongs to it. */
export interface Related {
  readonly owner: number;
  readonly ids: readonly number[];
}

/** Who relates things, and when. */
export interface Author {
  readonly by: number | null;
  readonly now: Date;
}

/** Which of `ids` name nothing, in the order given. Users count while they live. */
export async function unknownIds(on: Tx, kind: Referable, ids: readonly number[]): Promise<number[]> {
  const known = new Set<number>();
  const possible = ids.filter((id) => id >= 1 && id <= MAX_ID);
  for (const slice of slices(possible)) for (const { id } of await FIND[kind](on, slice)) known.add(id);
  return ids.filter((id) => !known.has(id));
}

/**
 * For each of the rows, the issue of a field that names something by id, or a list of them (undefined: not sent). As in the
 * documents' framework only the first unknown id is told.
 */
export async function referenceIssues(
  on: Tx,
  kind: Referable,
  field: string,
  rows: readonly (readonly number[] | number | undefined)[],
): Promise<Issue[][]> {
  const asked = rows.map((ids) => (typeof ids === "number" ? [ids] : (ids ?? [])));
  const unknown = new Set(await unknownIds(on, kind, [...new Set(asked.flat())]));
  return asked.map((ids) => {
    const first = ids.find((id) => unknown.has(id));
    return first === undefined ? [] : [{ field, rule: "pk_missing", params: { value: first } }];
  });
}

/** Relates each owner to its ids, where they are not related yet, for the span or without bounds. */
export async function relate(
  tx: Tx,
  relation: Relation,
  wanted: readonly Related[],
  { by, now }: Author,
  { from, until }: Span = ALWAYS,
): Promise<void> {
  const { table, owner, other } = TABLES[relation];
  const pairs = wanted.flatMap((one) => one.ids.map((id) => [one.owner, id, now, by, from, until]));
  for (const slice of slices(pairs, 500)) {
    const rows = slice.map(() => "(?, ?, ?, ?, ?, ?)").join(", ");
    const columns = `${owner}, ${other}, created_at, created_by, valid_from, valid_until`;
    await write(`INSERT INTO ${table} (${columns}) VALUES ${rows} ON CONFLICT (${owner}, ${other}) DO NOTHING`, slice.flat(), tx);
  }
}

/** Ends the relations of an owner to these ids. */
export async function unrelate(tx: Tx, relation: Relation, { owner, ids }: Related): Promise<void> {
  const table = TABLES[relation];
  for (const slice of slices(ids)) {
    const places = slice.map(() => "?").join(", ");
    await write(`DELETE FROM ${table.table} WHERE ${table.owner} = ? AND ${table.other} IN (${places})`, [owner, ...slice], tx);
  }
}

/** Gives an owner that has the ids `before` exactly the `next` ones; relations that stay keep their bounds in time. */
export async function replaceRelations(
  tx: Tx,
  relation: Relation,
  { owner, before, next }: { readonly owner: number; readonly before: readonly number[]; readonly next: readonly number[] },
  author: Author,
): Promise<void> {
  const kept = new Set(next);
  await unrelate(tx, relation, { owner, ids: before.filter((id) => !kept.has(id)) });
  await relate(tx, relation, [{ owner, ids: next }], author);
}

/** Names of the database, never values from outside. */
const TABLES = {
  userGroups: { table: "memberships", owner: "user_id", other: "group_id" },
  userPermissions: { table: "user_grants", owner: "user_id", other: "permission_id" },
  groupUsers: { table: "memberships", owner: "group_id", other: "user_id" },
  groupPermissions: { table: "group_grants", owner: "group_id", other: "permission_id" },
} as const;

type Find = (on: Tx, ids: number[]) => Promise<readonly { readonly id: number }[]>;
const select = { id: true } as const;
const FIND: Readonly<Record<Referable, Find>> = {
  user: (on, ids) => on.user.findMany({ where: { id: { in: ids }, deletedAt: null }, select }),
  group: (on, ids) => on.group.findMany({ where: { id: { in: ids } }, select }),
  permission: (on, ids) => on.permission.findMany({ where: { id: { in: ids } }, select }),
  school: (on, ids) => on.school.findMany({ where: { id: { in: ids } }, select }),
  backendApi: (on, ids) => on.backendApi.findMany({ where: { id: { in: ids } }, select }),
};
