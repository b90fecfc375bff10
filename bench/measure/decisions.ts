import { decide } from "@/lib/access/decide";
import type { Bound, PermissionRule, Snapshot, Subject } from "@/lib/domain/rights";

/** What one decision takes on a warm snapshot, in milliseconds. */
export interface DecisionTimes {
  readonly p50: number;
  readonly p99: number;
}

const APIS = 2_000;
const GROUPS = 500;
const GRANTS_OF_A_GROUP = 200;
const MEMBERSHIPS = 50;
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const ALWAYS: Bound = { from: null, until: null };

/** Decisions for a user in 50 of 500 groups over 2,000 APIs with five methods each, every API asked before the measuring starts. */
export function timeDecisions(most = 10_000): DecisionTimes {
  const snapshot = largePolicy();
  const memberships = Array.from({ length: MEMBERSHIPS }, (_, index) => ({ groupId: index * 10 + 1, ...ALWAYS }));
  const subject: Subject = { userId: 1, active: true, superuser: false, grants: [], memberships };
  const address = (index: number) => ({ method: METHODS[index % METHODS.length] ?? "", path: pathOf(index % APIS), at: 0 });
  for (let index = 0; index < APIS; index += 1) decide(snapshot, subject, address(index));
  const times: number[] = [];
  for (let index = 0; index < most; index += 1) {
    const asked = address(index);
    const from = performance.now();
    decide(snapshot, subject, asked);
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const share = (part: number) => times[Math.floor(times.length * part)] ?? 0;
  return { p50: share(0.5), p99: share(0.99) };
}

function largePolicy(): Snapshot {
  const apis = Array.from({ length: APIS }, (_, index) => ({ id: index + 1, pattern: patternOf(index), name: null, appName: null }));
  const permissions = apis.flatMap(({ id, pattern }) =>
    METHODS.map((method, place): PermissionRule => ({ id: (id - 1) * METHODS.length + place + 1, method, apiId: id, pattern })),
  );
  const groups = Array.from({ length: GROUPS }, (_, group) => ({
    id: group + 1,
    name: `group${group + 1}`,
    // Spread without chance, so that every run asks the same.
    grants: Array.from({ length: GRANTS_OF_A_GROUP }, (_none, index) => ({
      permissionId: ((group * 7_919 + index * 104_729) % permissions.length) + 1,
      ...ALWAYS,
    })),
  }));
  return {
    version: 1,
    apis: new Map(apis.map((api) => [api.id, api])),
    permissions: new Map(permissions.map((rule) => [rule.id, rule])),
    groups: new Map(groups.map((group) => [group.id, group])),
  };
}

function patternOf(index: number): string {
  return index % 2 === 0 ? `/app${index % 40}/thing${index}/` : `^/app${index % 40}/thing${index}/\\d+/$`;
}

function pathOf(index: number): string {
  return index % 2 === 0 ? `/app${index % 40}/thing${index}/` : `/app${index % 40}/thing${index}/5/`;
}
