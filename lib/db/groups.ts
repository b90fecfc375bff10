import type { GroupRecord } from "@/lib/domain/policy-records";
import type { Issue } from "@/lib/errors";
import type { Tx } from "./client";
import { keyset, slices } from "./page";

/** The group with this id, or null. */
export async function readGroup(on: Tx, id: number): Promise<GroupRecord | null> {
  const [group = null] = await readGroups(on, [id]);
  return group;
}

/** Those of `ids` that are groups, in the order given. */
export async function readGroups(on: Tx, ids: readonly number[]): Promise<GroupRecord[]> {
  const found = new Map<number, GroupRecord>();
  for (const slice of slices(ids, 500)) {
    const rows = await on.group.findMany({ where: { id: { in: slice } } });
    for (const record of await recordsOf(on, rows)) found.set(record.id, record);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Groups by id, slice by slice. */
export function groupSlices(on: Tx, part: { skip: number; take: number }): AsyncGenerator<GroupRecord[]> {
  return keyset(
    async (after, slice) => recordsOf(on, await on.group.findMany({ where: { id: { gt: after } }, orderBy: { id: "asc" }, ...slice })),
    part,
  );
}

/** For each name (undefined: not sent), the issue that a group or an earlier row has it. `except` is the group being changed. */
export async function takenNameIssues(on: Tx, names: readonly (string | undefined)[], except?: number): Promise<Issue[][]> {
  const holders = new Map<string, number>();
  for (const slice of slices([...new Set(names.flatMap((name) => name ?? []))])) {
    for (const { id, name } of await on.group.findMany({ where: { name: { in: slice } }, select: { id: true, name: true } })) {
      holders.set(name, id);
    }
  }
  return names.map((name) => {
    if (name === undefined) return [];
    const holder = holders.get(name);
    holders.set(name, holder ?? EARLIER_ROW);
    return holder === undefined || holder === except ? [] : [{ field: "name", rule: "group_taken" }];
  });
}

/** Creates groups; their ids in the order of the names. */
export async function createGroupRows(tx: Tx, names: readonly string[], createdAt: Date): Promise<number[]> {
  const ids = new Map<string, number>();
  for (const slice of slices(names, 500)) {
    const data = slice.map((name) => ({ name, createdAt }));
    const created = await tx.group.createManyAndReturn({ data, select: { id: true, name: true } });
    for (const { id, name } of created) ids.set(name, id);
  }
  return names.map((name) => ids.get(name) ?? 0);
}

/** Stands for the id of a row that has none yet. */
const EARLIER_ROW = 0;

async function recordsOf(on: Tx, rows: readonly { readonly id: number; readonly name: string }[]): Promise<GroupRecord[]> {
  const grants = await on.groupGrant.findMany({
    where: { groupId: { in: rows.map(({ id }) => id) } },
    select: { groupId: true, permissionId: true },
    orderBy: { permissionId: "asc" },
  });
  const permissions = new Map<number, number[]>(rows.map(({ id }) => [id, []]));
  for (const { groupId, permissionId } of grants) permissions.get(groupId)?.push(permissionId);
  return rows.map(({ id, name }) => ({ id, name, permissions: permissions.get(id) ?? [] }));
}
