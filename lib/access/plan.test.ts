import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PolicyChange } from "../domain/policy-change";
import type { Snapshot, Subject } from "../domain/rights";
import { announceRule } from "./address-rules";
import { applyChanges, type Rights } from "./changed-rights";
import { inverseChanges } from "./draft-changes";
import { differenceOf, touched, verdicts } from "./plan";

const ALWAYS = { from: null, until: null };
const PATTERNS = ["/a/", "^/a/$", "/a/\\d+/", "/a/.*", ".*"];
const snapshot: Snapshot = {
  version: 1,
  apis: new Map(PATTERNS.map((pattern, index) => [index + 1, { id: index + 1, pattern, name: null, appName: null }])),
  permissions: new Map(PATTERNS.map((pattern, index) => [index + 1, { id: index + 1, method: "GET", apiId: index + 1, pattern }])),
  groups: new Map([1, 2].map((id) => [id, { id, name: `group${id}`, grants: [] }])),
};
const user: Subject = { userId: 1, active: true, superuser: false, grants: [], memberships: [] };
const rights: Rights = { snapshot, subjects: new Map([1, 2].map((userId) => [userId, { ...user, userId }])) };
const grant = (apiId: number, more: Partial<Extract<PolicyChange, { kind: "grant" }>> = {}): PolicyChange => ({
  ...{ kind: "grant", holder: { user: 1 }, apiId, method: "GET", ...ALWAYS },
  ...more,
});

function difference(before: readonly PolicyChange[], changes: readonly PolicyChange[]) {
  const first = applyChanges(rights, before);
  const { gained, lost } = differenceOf(first, applyChanges(first, changes), 1_000)(1);
  return { gained: gained.map(told), lost: lost.map(told) };
}
const told = ({ method, pattern }: { method: string; pattern: string }) => `${method} ${pattern}`;

describe("what a user gains and loses", () => {
  const revoke = (apiId: number): PolicyChange => ({ kind: "revoke", holder: { user: 1 }, apiId, method: "GET" });

  it.each<readonly [string, readonly PolicyChange[], readonly PolicyChange[], readonly string[], readonly string[]]>([
    ["a grant", [], [grant(1)], ["GET /a/"], []],
    ["a revocation", [grant(3)], [revoke(3)], [], ["GET /a/\\d+/"]],
    ["what starts later counts", [], [grant(1, { from: 2_000 })], ["GET /a/"], []],
    ["what has run out does not", [], [grant(1, { until: 1_000 })], [], []],
    ["the same pattern from another API", [grant(1)], [revoke(1), grant(2)], [], []],
    ["one method under all", [grant(1, { method: "ALL" })], [grant(1)], [], []],
    ["one path under a wider pattern", [grant(4)], [grant(1)], [], []],
    ["all under everything", [grant(5, { method: "*" })], [grant(3), { kind: "active", userId: 2, value: false }], [], []],
    ["a superuser", [grant(1)], [{ kind: "superuser", userId: 1, value: true }], ["* .*"], []],
    ["an inactive user", [grant(1)], [{ kind: "active", userId: 1, value: false }], [], ["GET /a/"]],
    ["another pattern", [grant(1)], [{ kind: "pattern", apiId: 1, pattern: "/z/" }], ["GET /z/"], ["GET /a/"]],
    ["a group", [grant(1, { holder: { group: 1 } })], [{ kind: "join", userId: 1, groupId: 1, ...ALWAYS }], ["GET /a/"], []],
  ])("%s", (_name, before, changes, gained, lost) => {
    expect(difference(before, changes)).toEqual({ gained, lost });
  });

  it("is nothing for whom the rights do not hold", () => {
    expect(differenceOf(rights, rights, 1_000)(9)).toEqual({ gained: [], lost: [] });
  });
});

describe("what changes touch", () => {
  it("groups that are named, and everybody who holds a permission of a moved API", () => {
    const { snapshot: given } = applyChanges(rights, [grant(1, { holder: { group: 2 } })]);
    expect(touched(given, [grant(3, { holder: { group: 1 } })])).toEqual({ groups: [1], permissions: [] });
    expect(touched(given, [{ kind: "pattern", apiId: 1, pattern: "/b/" }])).toEqual({ groups: [2], permissions: [1] });
    expect(touched(given, [grant(3)])).toEqual({ groups: [], permissions: [] });
  });
});

describe("the verdicts", () => {
  it("know addresses that need no grant", () => {
    announceRule("GET", "/test/{pk}/own/", {
      at: ["GET", "/test/{pk}/own/"],
      access: "ruled",
      self: ({ userId }, { pk }) => pk === `${userId}`,
    });
    announceRule("GET", "/test/open/", { at: ["GET", "/test/open/"], access: "open" });
    const asked = ["/test/1/own/", "/test/2/own/", "/test/open/", "/test/else/"].map((path) => ({ userId: 1, method: "GET", path }));
    const after = applyChanges(rights, [{ kind: "superuser", userId: 1, value: true }]);
    expect(verdicts(rights, after, asked, 1_000).map((one) => one.before)).toEqual([true, false, true, false]);
    expect(verdicts(rights, after, asked, 1_000).every((one) => one.after)).toBe(true);
  });
});

describe("every plan", () => {
  const bound = fc.record({ from: fc.constantFrom(null, 500, 1_500), until: fc.constantFrom(null, 900, 2_000) });
  const holder = fc.oneof(fc.record({ user: fc.integer({ min: 1, max: 2 }) }), fc.record({ group: fc.integer({ min: 1, max: 2 }) }));
  const given = fc.record({ holder, apiId: fc.integer({ min: 1, max: 5 }), method: fc.constantFrom("GET", "POST", "*", "ALL") });
  const member = fc.record({ userId: fc.integer({ min: 1, max: 2 }), groupId: fc.integer({ min: 1, max: 2 }) });
  const kind = <K extends string>(name: K) => fc.constant({ kind: name });
  const change: fc.Arbitrary<PolicyChange> = fc.oneof(
    fc.tuple(kind("grant"), given, bound).map(([a, b, c]) => ({ ...a, ...b, ...c })),
    fc.tuple(kind("revoke"), given).map(([a, b]) => ({ ...a, ...b })),
    fc.tuple(kind("join"), member, bound).map(([a, b, c]) => ({ ...a, ...b, ...c })),
    fc.tuple(kind("leave"), member).map(([a, b]) => ({ ...a, ...b })),
    fc.record({ kind: fc.constant("pattern"), apiId: fc.integer({ min: 1, max: 5 }), pattern: fc.constantFrom("/b/", "/a/\\d+/", "[") }),
    fc.record({ kind: fc.constantFrom("superuser", "active"), userId: fc.integer({ min: 1, max: 2 }), value: fc.boolean() }),
  );
  const changes = fc.array(change, { maxLength: 8 });
  const calls = [1, 2].flatMap((userId) =>
    ["GET", "POST"].flatMap((method) => ["/a/", "/a/5/", "/a/x", "/b/"].map((path) => ({ userId, method, path }))),
  );

  it("tells each verdict that differs as a gain or a loss, and its inverse leads back", () => {
    fc.assert(
      fc.property(changes, changes, (before, planned) => {
        const old = applyChanges(rights, before);
        const next = applyChanges(old, planned);
        const effect = differenceOf(old, next, 1_000);
        const untold = verdicts(old, next, calls, 1_000).filter((verdict, index) => {
          const { gained, lost } = effect(calls[index]?.userId ?? 0);
          return verdict.before !== verdict.after && (verdict.after ? gained : lost).length === 0;
        });
        expect(untold).toEqual([]);
        const back = applyChanges(next, inverseChanges(old, planned));
        expect(verdicts(old, back, calls, 1_000).filter((verdict) => verdict.before !== verdict.after)).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  }, 20_000);
});
