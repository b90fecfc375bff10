import type { Tx } from "./client";
import { slices } from "./page";

interface NewApi {
  readonly name: string;
  readonly pattern: string;
  readonly appName: string;
  readonly comment: string | null;
  readonly createdAt: Date;
}

/** All registered APIs with the methods that have a permission. */
export async function readKnownApis(on: Tx) {
  const rows = await on.backendApi.findMany({
    select: { id: true, name: true, pattern: true, appName: true, permissions: { select: { method: true } } },
    orderBy: { id: "asc" },
    take: MOST_APIS,
  });
  return rows.map(({ permissions, ...row }) => ({ ...row, methods: permissions.map(({ method }) => method) }));
}

/** Adds APIs; their ids by pattern. */
export async function addApis(tx: Tx, rows: readonly NewApi[]): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  for (const slice of slices(rows, 100)) {
    const added = await tx.backendApi.createManyAndReturn({ data: slice, select: { id: true, pattern: true } });
    for (const { id, pattern } of added) ids.set(pattern, id);
  }
  return ids;
}

/** Adds permissions of APIs that have none of these methods. */
export async function addPermissions(tx: Tx, rows: readonly { apiId: number; method: string; createdAt: Date }[]): Promise<void> {
  for (const slice of slices(rows, 200)) await tx.permission.createMany({ data: slice });
}

/** Beyond this a catalogue is read no further, and what lies behind counts as new. */
const MOST_APIS = 10_000;
