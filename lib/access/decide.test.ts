import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bound, PermissionRule, Snapshot, Subject } from "../domain/rights";
import { type Address, canonicalPath, pathForms } from "./address";
import { decide, explain } from "./decide";
import { compilePattern, matchesWhole } from "./patterns";

const AT = 1_000;
const ALWAYS: Bound = { from: null, until: null };
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

type GroupList = readonly { id: number; grants: readonly ({ permissionId: number } & Bound)[] }[];

function snapshotOf(rules: readonly (readonly [string, string])[], groups: GroupList = []): Snapshot {
  const permissions = rules.map(([method, pattern], index): PermissionRule => ({ id: index + 1, method, apiId: index + 1, pattern }));
  return {
    version: 1,
    permissions: new Map(permissions.map((rule) => [rule.id, rule])),
    apis: new Map(),
    groups: new Map(groups.map((group) => [group.id, { ...group, name: `group${group.id}` }])),
  };
}

function subjectWith(ids: readonly number[], more: Partial<Subject> = {}): Subject {
  const grants = ids.map((permissionId) => ({ permissionId, ...ALWAYS }));
  return { userId: 7, active: true, superuser: false, grants, memberships: [], ...more };
}

function ask(method: string, raw: string, at = AT): Address {
  return { method, path: canonicalPath(raw), at };
}

describe("the vectors of the contract", () => {
  it.each([
    ["GET", "/account/user/", "GET", "/api/account/user", true],
    ["GET", "/account/user/", "GET", "/account/user/5/", false],
    ["GET", "/account/user/", "POST", "/account/user/", false],
    ["GET", "/account/user/\\d+", "GET", "/account/user/5/", true],
    ["GET", "user", "GET", "/account/user/", false],
    ["GET", "/account/user/5/", "GET", "/account/user/%35/", true],
    ["GET", "/account/user/5/", "GET", "/account/user/%2535/", false],
    ["*", "/myapp/log/.*", "DELETE", "/myapp/log/op/delete?ids=1", true],
    ["ALL", "/account/usr/multiple_delete/", "DELETE", "/account/user/multiple_delete/?ids=1", true],
    ["DELETE", "/account/user/multiple_delete", "DELETE", "/api/account/usr/multiple_delete/", true],
    ["GET", "/account/user/", "HEAD", "/account/user/", true],
    ["HEAD", "/account/user/", "GET", "/account/user/", false],
    ["GET", "/account/user/", "get", "/account/user/", false],
    ["GET", "/account/user/", "GET", "/x/account/user/", false],
  ])("%s %s, asked %s %s: %s", (method, pattern, asked, raw, allowed) => {
    const decision = decide(snapshotOf([[method, pattern]]), subjectWith([1]), ask(asked, raw));
    expect(decision).toEqual(
      allowed ? { allowed: true, reason: "granted", by: { permissionId: 1, via: "direct" } } : { allowed: false, reason: "no_grant" },
    );
  });
});

describe("the order of the rules", () => {
  const empty = snapshotOf([]);
  const here = ask("GET", "/account/user/");

  it.each([
    ["open before all", null, { open: true }, true, "open"],
    ["nobody is signed in", null, { self: true }, false, "anonymous"],
    ["inactive before superuser", subjectWith([], { active: false, superuser: true }), { self: true }, false, "inactive"],
    ["superuser before self", subjectWith([], { superuser: true }), { self: true }, true, "superuser"],
    ["self before grants", subjectWith([1]), { self: true }, true, "self"],
    ["no grant", subjectWith([]), {}, false, "no_grant"],
  ])("%s", (_name, subject, options, allowed, reason) => {
    expect(decide(empty, subject, here, options)).toEqual({ allowed, reason });
  });
});

describe("grants", () => {
  const groups = [{ id: 3, grants: [{ permissionId: 1, from: null, until: 2_000 }] }];
  const snapshot = snapshotOf([["GET", "/account/user/"]], groups);
  const inGroup = (bound: Bound) => subjectWith([], { memberships: [{ groupId: 3, ...bound }] });

  it("come through groups", () => {
    const decision = decide(snapshot, inGroup(ALWAYS), ask("GET", "/account/user/"));
    expect(decision.by).toEqual({ permissionId: 1, via: { groupId: 3 } });
  });

  it.each([
    [999, false],
    [1_000, true],
    [1_499, true],
    [1_500, false],
  ])("count within their time only: %i", (at, allowed) => {
    const bound = { from: 1_000, until: 1_500 };
    const own = subjectWith([], { grants: [{ permissionId: 1, ...bound }] });
    expect(decide(snapshot, own, ask("GET", "/account/user/", at)).allowed).toBe(allowed);
    expect(decide(snapshot, inGroup(bound), ask("GET", "/account/user/", at)).allowed).toBe(allowed);
  });

  it("end with the grant of the group too", () => {
    expect(decide(snapshot, inGroup(ALWAYS), ask("GET", "/account/user/", 2_000)).allowed).toBe(false);
  });

  it("that are broken or dangle grant nothing, and the others still work", () => {
    const mixed = snapshotOf([
      ["GET", "["],
      ["GET", ""],
      ["GET", "(a{1,1000}){1,1000}"],
      ["GET", "/account/user/"],
    ]);
    expect(decide(mixed, subjectWith([1, 2, 3, 99]), ask("GET", "/account/user/")).reason).toBe("no_grant");
    expect(decide(mixed, subjectWith([1, 2, 3, 99, 4]), ask("GET", "/account/user/")).by?.permissionId).toBe(4);
  });

  it("are named in the trail with what became of them", () => {
    const rules = snapshotOf(
      [
        ["POST", "/account/user/"],
        ["GET", "("],
        ["GET", "/account/group/"],
        ["GET", "/account/user/"],
      ],
      groups,
    );
    const subject = subjectWith([1, 2, 3, 99], {
      memberships: [
        { groupId: 3, from: 5_000, until: null },
        { groupId: 4, ...ALWAYS },
        { groupId: 3, ...ALWAYS },
      ],
    });
    const { reason, trail } = explain(rules, subject, ask("GET", "/account/user/"));
    expect(reason).toBe("no_grant");
    expect(trail.filter((step) => step.check === "grant").map((step) => step.outcome)).toEqual([
      "other_method",
      "broken_pattern",
      "other_path",
      "unknown",
      "other_method",
    ]);
    expect(trail.filter((step) => step.check === "membership").map((step) => step.outcome)).toEqual(["not_yet", "unknown", "in"]);
    expect(trail.find((step) => step.check === "membership")).toMatchObject({ bound: { from: 5_000, until: null } });
    expect(explain(rules, subjectWith([4, 1]), ask("GET", "/account/user/")).trail.at(-1)).toEqual({
      check: "grant",
      permissionId: 4,
      via: "direct",
      outcome: "granted",
      bound: ALWAYS,
    });
  });
});

describe("every decision", () => {
  const time = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null });
  const grant = fc.record({ permissionId: fc.integer({ min: 1, max: 9 }), from: time, until: time });
  const pattern = fc.constantFrom(".*", "/a/", "^/a/$", "/a/\\d+/?", "/a|/b", "/b/.*", "[", "/account/user/multiple_delete/", "(?i)/A/.*");
  const rule = fc.tuple(fc.constantFrom("*", "ALL", ...METHODS), pattern);
  const policy = fc.record({
    rules: fc.array(rule, { maxLength: 8 }),
    groups: fc.array(fc.array(grant, { maxLength: 3 }), { maxLength: 3 }),
  });
  const subject = fc.record({
    userId: fc.constant(7),
    active: fc.boolean(),
    superuser: fc.boolean(),
    grants: fc.array(grant, { maxLength: 3 }),
    memberships: fc.array(fc.record({ groupId: fc.integer({ min: 1, max: 4 }), from: time, until: time }), { maxLength: 3 }),
  });
  const address = fc.record({
    method: fc.constantFrom(...METHODS),
    path: fc.constantFrom("/", "/a", "/a/", "/a/5", "/a/5/", "/b/x/y", "/A/q", "/account/usr/multiple_delete").map(canonicalPath),
    at: fc.integer({ min: 0, max: 20 }),
  });
  const build = ({ rules, groups }: { rules: readonly [string, string][]; groups: readonly GroupList[number]["grants"][] }) =>
    snapshotOf(
      rules,
      groups.map((grants, index) => ({ id: index + 1, grants })),
    );

  it("is what a slow evaluation of one rule after the other says, and its explanation says the same", () => {
    fc.assert(
      fc.property(policy, subject, address, (parts, who, where) => {
        const snapshot = build(parts);
        const decision = decide(snapshot, who, where);
        expect(decision.allowed).toBe(who.active && (who.superuser || grantedBySlowRules(snapshot, who, where)));
        expect(explain(snapshot, who, where)).toMatchObject(decision);
      }),
      { numRuns: 5_000 },
    );
  });

  it("judges HEAD as GET, and lets open and superusers through whatever the rules", () => {
    fc.assert(
      fc.property(policy, subject, address, (parts, who, where) => {
        const snapshot = build(parts);
        expect(decide(snapshot, who, { ...where, method: "HEAD" })).toEqual(decide(snapshot, who, { ...where, method: "GET" }));
        expect(decide(snapshot, who, where, { open: true }).reason).toBe("open");
        expect(decide(snapshot, null, where).reason).toBe("anonymous");
        expect(decide(snapshot, { ...who, active: true, superuser: true }, where).reason).toBe("superuser");
        expect(decide(snapshot, { ...who, active: false }, where).allowed).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** The rule written once more, without regard to speed. */
function grantedBySlowRules(snapshot: Snapshot, who: Subject, where: Address): boolean {
  const valid = (bound: Bound) => (bound.from === null || where.at >= bound.from) && (bound.until === null || where.at < bound.until);
  const shared = who.memberships.filter(valid).flatMap((member) => snapshot.groups.get(member.groupId)?.grants ?? []);
  const method = where.method === "HEAD" ? "GET" : where.method;
  return [...who.grants, ...shared].filter(valid).some(({ permissionId }) => {
    const rule = snapshot.permissions.get(permissionId);
    if (!rule || !["*", "ALL", method].includes(rule.method)) return false;
    const compiled = compilePattern(rule.pattern);
    return !("problem" in compiled) && pathForms(where.path).some((form) => matchesWhole(compiled, form));
  });
}
