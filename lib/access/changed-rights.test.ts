import { describe, expect, it } from "vitest";
import type { PolicyChange } from "../domain/policy-change";
import type { Snapshot, Subject } from "../domain/rights";
import { applyChanges, type Rights, unknownChanges } from "./changed-rights";
import { decide } from "./decide";

const ALWAYS = { from: null, until: null };
const snapshot: Snapshot = {
  version: 7,
  apis: new Map([
    [1, { id: 1, pattern: "/a/", name: "a", appName: null }],
    [2, { id: 2, pattern: "/b/", name: null, appName: "b" }],
  ]),
  permissions: new Map([[10, { id: 10, method: "GET", apiId: 1, pattern: "/a/" }]]),
  groups: new Map([[5, { id: 5, name: "group1", grants: [{ permissionId: 10, ...ALWAYS }] }]]),
};
const user1: Subject = { userId: 1, active: true, superuser: false, grants: [], memberships: [] };
const member: Subject = { ...user1, userId: 2, memberships: [{ groupId: 5, ...ALWAYS }] };
const rights: Rights = { snapshot, subjects: new Map([user1, member].map((one) => [one.userId, one])) };

function may(changes: readonly PolicyChange[], userId: number, method: string, path: string, at = 1_000): boolean {
  const after = applyChanges(rights, changes);
  return decide(after.snapshot, after.subjects.get(userId) ?? null, { method, path, at }).allowed;
}

const GRANT: PolicyChange = { kind: "grant", holder: { user: 1 }, apiId: 2, method: "DELETE", ...ALWAYS };
const JOIN: PolicyChange = { kind: "join", userId: 1, groupId: 5, ...ALWAYS };

describe("changed rights", () => {
  it("grant a method that the API did not have yet, to users and groups", () => {
    expect(may([], 1, "DELETE", "/b/")).toBe(false);
    expect(may([GRANT], 1, "DELETE", "/b/")).toBe(true);
    expect(may([GRANT], 1, "GET", "/b/")).toBe(false);
    expect(may([{ ...GRANT, holder: { group: 5 }, method: "ALL" }], 2, "PUT", "/b/")).toBe(true);
  });

  it("revoke what there is, and what came earlier in the same plan", () => {
    expect(may([], 2, "GET", "/a/")).toBe(true);
    expect(may([{ kind: "revoke", holder: { group: 5 }, apiId: 1, method: "GET" }], 2, "GET", "/a/")).toBe(false);
    expect(may([GRANT, { kind: "revoke", holder: { user: 1 }, apiId: 2, method: "DELETE" }], 1, "DELETE", "/b/")).toBe(false);
    expect(may([{ kind: "revoke", holder: { user: 2 }, apiId: 1, method: "GET" }], 2, "GET", "/a/")).toBe(true);
  });

  it("let users join and leave, within bounds of time", () => {
    expect(may([JOIN], 1, "GET", "/a/")).toBe(true);
    expect(may([{ ...JOIN, until: 1_000 }], 1, "GET", "/a/")).toBe(false);
    expect(may([JOIN, { ...JOIN, from: 2_000 }], 1, "GET", "/a/")).toBe(false);
    expect(may([{ kind: "leave", userId: 2, groupId: 5 }], 2, "GET", "/a/")).toBe(false);
  });

  it("move an API to another pattern, with the permissions planned on it", () => {
    const moved: PolicyChange = { kind: "pattern", apiId: 1, pattern: "/c/\\d+/" };
    expect(may([moved], 2, "GET", "/a/")).toBe(false);
    expect(may([moved], 2, "GET", "/c/5/")).toBe(true);
    expect(may([{ ...GRANT, apiId: 1 }, moved], 1, "DELETE", "/c/5/")).toBe(true);
    expect(may([moved, { ...GRANT, apiId: 1 }], 1, "DELETE", "/c/5/")).toBe(true);
  });

  it("set flags", () => {
    expect(may([{ kind: "superuser", userId: 1, value: true }], 1, "DELETE", "/z/")).toBe(true);
    expect(may([{ kind: "active", userId: 2, value: false }], 2, "GET", "/a/")).toBe(false);
  });

  it("leave the given rights and what they do not know alone", () => {
    const strange: PolicyChange[] = [
      { ...GRANT, holder: { user: 9 } },
      { ...GRANT, apiId: 9 },
      { ...JOIN, groupId: 9 },
      { kind: "pattern", apiId: 9, pattern: "/x" },
      { kind: "active", userId: 9, value: false },
    ];
    const before = structuredClone(rights);
    expect(applyChanges(rights, strange)).toEqual(rights);
    expect(unknownChanges(rights, [...strange, GRANT, JOIN])).toEqual(strange);
    applyChanges(rights, [GRANT, JOIN, { kind: "pattern", apiId: 1, pattern: "/c" }]);
    expect(rights).toEqual(before);
  });
});
