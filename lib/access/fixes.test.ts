import { describe, expect, it } from "vitest";
import type { Granted, Member, PermissionRule, Snapshot, Subject } from "../domain/rights";
import { applyChanges } from "./changed-rights";
import { decide } from "./decide";
import { fixesFor } from "./fixes";
import type { JudgedCall } from "./judged-call";
import { trailOf } from "./trail";

const NOW = 1_893_456_000_000;
const PATTERNS = ["/report/.*", "/report/\\d+/", "/other/"];
const permission = (id: number, method: string, apiId: number): PermissionRule => ({
  id,
  method,
  apiId,
  pattern: PATTERNS[apiId - 1] ?? "",
});
const granted = (permissionId: number, until: number | null = null): Granted => ({ permissionId, from: null, until });
const member = (groupId: number, until: number | null = null): Member => ({ groupId, from: null, until });

const snapshot: Snapshot = {
  version: 1,
  apis: new Map(PATTERNS.map((pattern, at) => [at + 1, { id: at + 1, pattern, name: `API ${at + 1}`, appName: null }])),
  permissions: new Map([permission(1, "GET", 2), permission(2, "DELETE", 2), permission(3, "ALL", 1)].map((one) => [one.id, one])),
  groups: new Map([
    [1, { id: 1, name: "group1", grants: [granted(1)] }],
    [2, { id: 2, name: "group2", grants: [granted(2)] }],
    [3, { id: 3, name: "group3", grants: [granted(3, NOW)] }],
  ]),
};
const user = (parts: Partial<Subject> = {}): Subject => ({
  userId: 5,
  active: true,
  superuser: false,
  grants: [],
  memberships: [],
  ...parts,
});

function fixes(subject: Subject, path = "/report/5/", method = "DELETE") {
  const call: JudgedCall = { address: { method, path, at: NOW }, options: {}, found: null, served: "elsewhere" };
  const trail = trailOf(snapshot, { kind: "user", name: "user1", subject }, call.address, {});
  const found = fixesFor({ snapshot, subjects: new Map() }, subject, trail, call);
  for (const { changes } of found) {
    const after = applyChanges({ snapshot, subjects: new Map([[5, subject]]) }, changes);
    expect(decide(after.snapshot, after.subjects.get(5) ?? subject, call.address).allowed).toBe(true);
  }
  return found.map(({ kind, api, group, method: what, changes }) => [kind, api?.id ?? null, group?.id ?? null, what, changes.length]);
}

describe("the smallest fixes, each of which the engine then lets in", () => {
  it.each([
    ["a grant to the user on the most exact pattern", user(), [["grant", 2, null, "DELETE", 1]]],
    [
      "or to a group, the one that holds something there first",
      user({ memberships: [member(2, NOW - 1), member(1)] }),
      [
        ["rejoin", null, 2, "DELETE", 1],
        ["grant", 2, null, "DELETE", 1],
        ["grant", 2, 1, "DELETE", 1],
      ],
    ],
    [
      "what has run out is prolonged",
      user({ grants: [granted(2, NOW)], memberships: [member(3)] }),
      [
        ["prolong", 1, 3, "ALL", 1],
        ["prolong", 2, null, "DELETE", 1],
        ["grant", 2, 3, "DELETE", 1],
      ],
    ],
    ["a disabled superuser is enabled", user({ active: false, superuser: true }), [["enable", null, null, "DELETE", 1]]],
    ["a disabled account without the right needs both", user({ active: false }), [["grant", 2, null, "DELETE", 2]]],
  ])("%s", (_name, subject, wanted) => {
    const told = fixes(subject);
    for (const one of wanted) expect(told).toContainEqual(one);
  });

  it("none where no pattern matches, or the method is none that can be granted", () => {
    expect([fixes(user(), "/nothing/"), fixes(user(), "/report/5/", "PROPFIND")]).toEqual([[], []]);
  });
});
