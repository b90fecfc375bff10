import { expect, it } from "vitest";
import type { Snapshot, Subject } from "../domain/rights";
import { heldRights } from "./held-rights";

const ALWAYS = { from: null, until: null };
const snapshot: Snapshot = {
  version: 1,
  permissions: new Map([
    [1, { id: 1, method: "GET", apiId: 1, pattern: "/b/" }],
    [2, { id: 2, method: "ALL", apiId: 2, pattern: "/a/" }],
  ]),
  apis: new Map(),
  groups: new Map([
    [7, { id: 7, name: "night", grants: [{ permissionId: 2, from: 50, until: 300 }] }],
    [8, { id: 8, name: "day", grants: [{ permissionId: 1, ...ALWAYS }] }],
  ]),
};

function subject(parts: Partial<Subject>): Subject {
  return { userId: 5, active: true, superuser: false, grants: [], memberships: [], ...parts };
}

it("tells own permissions and those of groups, in order, with the time in which both hold", () => {
  const memberships = [
    { groupId: 8, ...ALWAYS },
    { groupId: 7, from: 100, until: 400 },
  ];
  const held = heldRights(snapshot, subject({ grants: [{ permissionId: 1, ...ALWAYS }], memberships }), 10);
  expect(held.groups).toEqual([
    { name: "day", ...ALWAYS },
    { name: "night", from: 100, until: 400 },
  ]);
  expect(held.rights).toEqual([
    { method: "ALL", pattern: "/a/", apiId: 2, group: "night", from: 100, until: 300 },
    { method: "GET", pattern: "/b/", apiId: 1, group: null, ...ALWAYS },
    { method: "GET", pattern: "/b/", apiId: 1, group: "day", ...ALWAYS },
  ]);
});

it("leaves out what has run out and what is gone", () => {
  const grants = [
    { permissionId: 1, from: null, until: 10 },
    { permissionId: 99, ...ALWAYS },
  ];
  const memberships = [
    { groupId: 7, from: null, until: 10 },
    { groupId: 99, ...ALWAYS },
  ];
  expect(heldRights(snapshot, subject({ grants, memberships }), 10)).toEqual({ groups: [], rights: [] });
});
