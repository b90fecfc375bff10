import { describe, expect, it } from "vitest";
import type { PermissionRule, Snapshot, Subject } from "../domain/rights";
import { holds, mayManage, outranks } from "./rank";

const RULES: readonly (readonly [string, string])[] = [
  ["GET", "/account/user/"],
  ["GET", "^/account/user/$"],
  ["*", "/account/user/"],
  ["ALL", "^/account/user/"],
  ["DELETE", "/account/user/"],
  ["GET", ".*"],
  ["*", "^.*$"],
  ["ALL", ".*"],
  ["GET", "/account/user/.*"],
];
const ALWAYS = { from: null, until: null };
const permissions = RULES.map(([method, pattern], index): PermissionRule => ({ id: index + 1, method, apiId: index + 1, pattern }));
const snapshot: Snapshot = {
  version: 1,
  permissions: new Map(permissions.map((rule) => [rule.id, rule])),
  apis: new Map(),
  groups: new Map([[1, { id: 1, name: "group1", grants: [{ permissionId: 5, ...ALWAYS }] }]]),
};

function user(userId: number, ids: readonly number[], more: Partial<Subject> = {}): Subject {
  const grants = ids.map((permissionId) => ({ permissionId, ...ALWAYS }));
  return { userId, active: true, superuser: false, grants, memberships: [], ...more };
}

function may(caller: Subject, target: Subject, isSuper = 0): boolean {
  return mayManage(snapshot, caller, { subject: target, isSuper }, 1_000);
}

describe("who outranks whom", () => {
  it.each([
    ["nothing under nothing", [], [], false],
    ["the same permission", [1], [1], false],
    ["the same text with anchors in another row", [2], [1], false],
    ["one method under all", [1], [3], false],
    ["one method under all, by the other word", [5], [4], false],
    ["all methods over one", [3], [1], true],
    ["another method", [5], [1], true],
    ["another text, although it matches the same", [1], [9], true],
    ["everything holds all", [1, 3, 5, 6, 9], [7], false],
    ["everything by the other word", [7], [8], false],
    ["everything over all the rest", [7], [1, 3, 5, 6, 9], true],
    ["GET on everything is not everything", [1], [6], true],
    ["one more", [1, 5], [1], true],
  ])("%s", (_name, target, caller, expected) => {
    const at = 1_000;
    expect(outranks(holds(snapshot, user(2, target), at), holds(snapshot, user(1, caller), at))).toBe(expected);
  });
});

describe("who may manage whom", () => {
  const member = { memberships: [{ groupId: 1, ...ALWAYS }] };

  it("superusers everybody, everybody oneself", () => {
    expect(may(user(1, [], { superuser: true }), user(2, [7], { superuser: true }), 1)).toBe(true);
    expect(may(user(1, [1]), user(1, [1], { superuser: true }), 1)).toBe(true);
  });

  it("nobody else superusers and super administrators, active or not", () => {
    expect(may(user(1, [7]), user(2, [], { superuser: true }))).toBe(false);
    expect(may(user(1, [7]), user(2, [], { superuser: true, active: false }))).toBe(false);
    expect(may(user(1, [7]), user(2, []), 1)).toBe(false);
    expect(may(user(1, [7]), user(2, []))).toBe(true);
  });

  it("counts what comes through groups on both sides", () => {
    expect(may(user(1, []), user(2, [], member))).toBe(false);
    expect(may(user(1, [], member), user(2, [5]))).toBe(true);
  });

  it("counts of the caller what is valid now, of the target also what is still to come", () => {
    const later = { from: 2_000, until: null };
    const past = { from: null, until: 1_000 };
    const granted = (bound: { from: number | null; until: number | null }) => ({ grants: [{ permissionId: 1, ...bound }] });
    expect(may(user(1, [1]), user(2, [], granted(later)))).toBe(true);
    expect(may(user(1, []), user(2, [], granted(later)))).toBe(false);
    expect(may(user(1, []), user(2, [], granted(past)))).toBe(true);
    expect(may(user(1, [], granted(later)), user(2, [1]))).toBe(false);
    expect(may(user(1, []), user(2, [], { memberships: [{ groupId: 1, ...past }] }))).toBe(true);
    expect(may(user(1, []), user(2, [], { memberships: [{ groupId: 1, ...later }] }))).toBe(false);
  });
});
