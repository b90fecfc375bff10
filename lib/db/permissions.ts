import type { Issue } from "@/lib/errors";
import type { Tx } from "./client";
import { slices } from "./page";

/** A method of a back-end API; undefined: not known yet. */
export interface MethodOfApi {
  readonly method: string | undefined;
  readonly apiId: number | undefined;
}

/** For each pair, the issue that a permission or an earlier row has it. `except` is the permission being changed. */
export async function takenPairIssues(on: Tx, pairs: readonly MethodOfApi[], except?: number): Promise<Issue[][]> {
  const holders = new Map<string, number>();
  const apiIds = pairs.flatMap(({ apiId }) => apiId ?? []);
  for (const slice of slices([...new Set(apiIds)])) {
    const rows = await on.permission.findMany({ where: { apiId: { in: slice } }, select: { id: true, method: true, apiId: true } });
    for (const { id, method, apiId } of rows) holders.set(`${method} ${apiId}`, id);
  }
  return pairs.map(({ method, apiId }) => {
    if (method === undefined || apiId === undefined) return [];
    const key = `${method} ${apiId}`;
    const holder = holders.get(key);
    holders.set(key, holder ?? EARLIER_ROW);
    return holder === undefined || holder === except ? [] : [{ field: null, rule: "unique_set", params: { fields: "method, api_id" } }];
  });
}

/** Stands for the id of a row that has none yet. */
const EARLIER_ROW = 0;
