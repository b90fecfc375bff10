import { describe, expect, it } from "vitest";
import type { PolicyChange } from "../domain/policy-change";
import { applyChanges, type Rights } from "./changed-rights";
import { effectiveChanges, inverseChanges, mergeChanges } from "./draft-changes";

const ALWAYS = { from: null, until: null };
const rights: Rights = {
  snapshot: {
    version: 1,
    apis: new Map([[1, { id: 1, pattern: "/a/", name: null, appName: null }]]),
    permissions: new Map([[10, { id: 10, method: "GET", apiId: 1, pattern: "/a/" }]]),
    groups: new Map([[5, { id: 5, name: "group1", grants: [{ permissionId: 10, from: null, until: 9 }] }]]),
  },
  subjects: new Map([[1, { userId: 1, active: true, superuser: false, grants: [], memberships: [{ groupId: 5, ...ALWAYS }] }]]),
};
const REVOKE: PolicyChange = { kind: "revoke", holder: { group: 5 }, apiId: 1, method: "GET" };
const AGAIN: PolicyChange = { ...REVOKE, kind: "grant", from: null, until: 9 };
const LEAVE: PolicyChange = { kind: "leave", userId: 1, groupId: 5 };
const OFF: PolicyChange = { kind: "active", userId: 1, value: false };
const MOVE: PolicyChange = { kind: "pattern", apiId: 1, pattern: "/b/" };
const NEW: PolicyChange = { kind: "grant", holder: { user: 1 }, apiId: 1, method: "DELETE", ...ALWAYS };

describe("a draft", () => {
  it("keeps the later of two changes of one thing", () => {
    expect(mergeChanges(rights, [REVOKE, LEAVE], [{ ...AGAIN, until: 20 }])).toEqual([LEAVE, { ...AGAIN, until: 20 }]);
    expect(mergeChanges(rights, [MOVE], [{ ...MOVE, pattern: "/c/" }])).toEqual([{ ...MOVE, pattern: "/c/" }]);
  });

  it("loses a change that is taken back", () => {
    expect(mergeChanges(rights, [REVOKE, OFF], [AGAIN])).toEqual([OFF]);
    expect(mergeChanges(rights, [LEAVE], [{ kind: "join", userId: 1, groupId: 5, ...ALWAYS }])).toEqual([]);
    expect(mergeChanges(rights, [OFF], [{ ...OFF, value: true }])).toEqual([]);
    expect(mergeChanges(rights, [MOVE], [{ ...MOVE, pattern: "/a/" }])).toEqual([]);
  });

  it("is told without what changes nothing", () => {
    expect(effectiveChanges(rights, [AGAIN, NEW, { kind: "revoke", holder: { user: 1 }, apiId: 1, method: "PUT" }])).toEqual([NEW]);
  });

  it("has an inverse that leads back", () => {
    const changes = [REVOKE, LEAVE, OFF, MOVE];
    const inverse = inverseChanges(rights, changes);
    expect(inverse).toEqual([
      AGAIN,
      { kind: "join", userId: 1, groupId: 5, ...ALWAYS },
      { ...OFF, value: true },
      { ...MOVE, pattern: "/a/" },
    ]);
    expect(applyChanges(applyChanges(rights, changes), inverse)).toEqual(rights);
    expect(inverseChanges(rights, [NEW])).toEqual([{ kind: "revoke", holder: { user: 1 }, apiId: 1, method: "DELETE" }]);
  });
});
