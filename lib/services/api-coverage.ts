import { setImmediate as others } from "node:timers/promises";
import type { Principal } from "../access/actor";
import { apiFinder, surveyOf } from "../access/api-survey";
import { operation } from "../access/operation";
import { type Caller, readCallers, readTraffic } from "../db/api-traffic";
import { db } from "../db/client";
import { readSnapshot } from "../db/policy-reader";
import { readUserGrants } from "../db/user-grants";
import { type Coverage, groupedCalls, type UnusedGrant } from "../domain/api-coverage";
import { coversWindow } from "../domain/api-traffic";
import { isAnyMethod, type Snapshot } from "../domain/rights";

const DAY = 86_400_000;
const SHOWN = 200;

/** What the operation log of so many days says of the catalogue: addresses without an API, APIs without a call, grants without a use. */
export const readCoverage = operation({
  at: ["GET", "/admin/apis/coverage/"],
  run: async ({ call, ...actor }: Principal, _target: undefined, { days }: { readonly days: 7 | 30 }): Promise<Coverage> => {
    const snapshot = actor.kind === "user" ? actor.snapshot : await currentSnapshot();
    const traffic = await readTraffic(call.time, days);
    const { uses, uncovered } = await surveyOf(snapshot, traffic);
    const { reach, cut, from } = traffic;
    const groups = groupedCalls(uncovered);
    const window = { days, reach: Math.max(from, reach), cut };
    const seen = { window, uncovered: groups.slice(0, SHOWN), uncoveredTotal: groups.length };
    if (!coversWindow(traffic)) return { ...seen, unused: null, grants: null };
    const unused = [...snapshot.apis.values()].filter(({ id }) => (uses.get(id)?.calls ?? 0) === 0);
    const callers = await readCallers(call.time - days * DAY);
    return { ...seen, unused, grants: callers.cut ? null : await unusedGrants(snapshot, callers.rows) };
  },
});

/** The grants whose method and API no call of their holder, or of a member of their group, had. */
async function unusedGrants(snapshot: Snapshot, callers: readonly Caller[]): Promise<Coverage["grants"]> {
  const { users, members, cut } = await readUserGrants();
  if (cut) return null;
  const usedBy = await usersOfPermissions(snapshot, callers);
  const found: UnusedGrant[] = [];
  const note = (holder: UnusedGrant["holder"], permissionId: number) => {
    const rule = snapshot.permissions.get(permissionId);
    const api = rule && snapshot.apis.get(rule.apiId);
    if (rule && api) found.push({ holder, method: rule.method, api });
  };
  for (const { id, name, grants } of snapshot.groups.values()) {
    await others();
    const inGroup = members.get(id);
    for (const { permissionId } of grants) {
      if (!meet(usedBy.get(permissionId), inGroup)) note({ kind: "group", id, name }, permissionId);
    }
  }
  for (const { id, username, permissionId } of users) {
    if (!usedBy.get(permissionId)?.has(id)) note({ kind: "user", id, name: username }, permissionId);
  }
  return { rows: found.slice(0, SHOWN), total: found.length };
}

/** By permission the users who made a call that it would allow. */
async function usersOfPermissions({ apis, permissions }: Snapshot, callers: readonly Caller[]): Promise<Map<number, Set<number>>> {
  const find = apiFinder(apis);
  const byApi = new Map<number, { id: number; method: string }[]>();
  for (const { id, apiId, method } of permissions.values()) byApi.set(apiId, [...(byApi.get(apiId) ?? []), { id, method }]);
  const usedBy = new Map<number, Set<number>>();
  const byPath = new Map<string, Caller[]>();
  for (const caller of callers) {
    const rows = byPath.get(caller.path);
    if (rows) rows.push(caller);
    else byPath.set(caller.path, [caller]);
  }
  let turn = 0;
  for (const [path, rows] of byPath) {
    turn += 1;
    if (turn % 50 === 0) await others();
    for (const rule of find(path).flatMap((id) => byApi.get(id) ?? [])) {
      const fitting = rows.filter(({ method }) => isAnyMethod(rule.method) || rule.method === method);
      const users = usedBy.get(rule.id) ?? new Set<number>();
      for (const { userId } of fitting) users.add(userId);
      usedBy.set(rule.id, users);
    }
  }
  return usedBy;
}

function meet(some: ReadonlySet<number> | undefined, others: ReadonlySet<number> | undefined): boolean {
  if (!some || !others) return false;
  for (const one of some) if (others.has(one)) return true;
  return false;
}

async function currentSnapshot(): Promise<Snapshot> {
  const { version } = await db().policy.findUniqueOrThrow({ where: { id: 1 } });
  return readSnapshot(version);
}
