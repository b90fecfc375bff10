import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Assertion } from "../domain/assertion";
import type { Bound, GroupRule, Snapshot, Subject } from "../domain/rights";
import { offenders } from "./assertions";
import type { Rights } from "./changed-rights";
import { decide } from "./decide";

const NOW = 1_000;
const ALWAYS: Bound = { from: null, until: null };
const TOMORROW: Bound = { from: 2_000, until: null };
const user = (userId: number, parts: Partial<Subject> = {}): Subject => ({
  ...{ userId, active: true, superuser: false, grants: [], memberships: [] },
  ...parts,
});
const group = (id: number, bound: Bound = ALWAYS): GroupRule => ({ id, name: `group${id}`, grants: [{ permissionId: 1, ...bound }] });

function rightsOf(groups: readonly GroupRule[], subjects: readonly Subject[]): Rights {
  const snapshot: Snapshot = {
    version: 1,
    apis: new Map([[1, { id: 1, pattern: "^/a/$", name: null, appName: null }]]),
    permissions: new Map([[1, { id: 1, apiId: 1, method: "GET", pattern: "^/a/$" }]]),
    groups: new Map(groups.map((one) => [one.id, one])),
  };
  return { snapshot, subjects: new Map(subjects.map((one) => [one.userId, one])) };
}

const sentence = (subject: Assertion["subject"], allowed = false): Assertion => ({ subject, allowed, method: "GET", path: "/a/" });
const told = (rights: Rights, assertion: Assertion) => [...offenders(rights, assertion, NOW)];

describe("a sentence about a group", () => {
  test("asks what its members may who have nothing else", () => {
    const rights = rightsOf([group(1), { id: 2, name: "group2", grants: [] }], []);
    expect(told(rights, sentence({ group: 1 }, true))).toEqual([]);
    expect(told(rights, sentence({ group: 1 }))).toEqual([0]);
    expect(told(rights, sentence({ group: 2 }, true))).toEqual([0]);
    expect(told(rights, sentence({ group: 2 }))).toEqual([]);
    expect(told(rights, sentence({ group: 9 }, true))).toEqual([0]);
    expect(told(rights, sentence({ group: 9 }))).toEqual([]);
  });
});

describe("a sentence about a user", () => {
  test("asks what the user may as things stand", () => {
    const rights = rightsOf([], [user(1, { superuser: true }), user(2), user(3, { superuser: true, active: false })]);
    expect(told(rights, sentence({ user: 1 }, true))).toEqual([]);
    expect(told(rights, sentence({ user: 2 }, true))).toEqual([2]);
    expect(told(rights, sentence({ user: 3 }, true))).toEqual([3]);
    expect(told(rights, sentence({ user: 4 }, true))).toEqual([4]);
    expect(told(rights, sentence({ user: 1 }))).toEqual([1]);
    expect(told(rights, sentence({ user: 4 }))).toEqual([]);
  });
});

describe("a sentence about everybody else", () => {
  test("leaves out superusers, inactive users and the groups it names", () => {
    const member = (groupId: number, bound: Bound = ALWAYS) => ({ memberships: [{ groupId, ...bound }] });
    const rights = rightsOf(
      [group(1), group(2)],
      [user(1, { superuser: true }), user(2, { ...member(1), active: false }), user(3, member(1)), user(4, member(2)), user(5)],
    );
    expect(told(rights, sentence({ nobodyBut: [] }))).toEqual([3, 4]);
    expect(told(rights, sentence({ nobodyBut: [1] }))).toEqual([4]);
    expect(told(rights, sentence({ nobodyBut: [1, 2] }))).toEqual([]);
  });

  test("sees today what begins tomorrow, and not what is over", () => {
    const grant = (bound: Bound) => user(1, { grants: [{ permissionId: 1, ...bound }] });
    expect(told(rightsOf([], [grant(TOMORROW)]), sentence({ nobodyBut: [] }))).toEqual([1]);
    expect(told(rightsOf([], [grant({ from: null, until: 1_000 })]), sentence({ nobodyBut: [] }))).toEqual([]);
    const late = rightsOf([group(1, TOMORROW)], [user(1, { memberships: [{ groupId: 1, from: null, until: 1_500 }] })]);
    expect(told(late, sentence({ nobodyBut: [] }))).toEqual([]);
    expect(told(rightsOf([], [grant(TOMORROW)]), sentence({ user: 1 }, true))).toEqual([1]);
  });
});

const bound = fc.record({ from: fc.option(fc.integer({ min: 0, max: 9 })), until: fc.option(fc.integer({ min: 0, max: 9 })) });
const granted = fc.record({ permissionId: fc.integer({ min: 1, max: 2 }) }).chain((one) => bound.map((span) => ({ ...one, ...span })));
const member = fc.record({ groupId: fc.integer({ min: 1, max: 3 }) }).chain((one) => bound.map((span) => ({ ...one, ...span })));
const anybody = fc.record({
  userId: fc.integer({ min: 1, max: 5 }),
  active: fc.boolean(),
  superuser: fc.boolean(),
  grants: fc.array(granted, { maxLength: 2 }),
  memberships: fc.array(member, { maxLength: 3 }),
});

test("what is forbidden is what decide refuses at every moment from now on", () => {
  const groups = fc.tuple(
    ...[1, 2, 3].map((id) => fc.array(granted, { maxLength: 2 }).map((grants) => ({ id, name: `group${id}`, grants }))),
  );
  fc.assert(
    fc.property(
      groups,
      fc.array(anybody, { maxLength: 5 }),
      fc.integer({ min: 0, max: 9 }),
      fc.subarray([1, 2, 3]),
      (some, users, at, exempt) => {
        const { snapshot, subjects } = rightsOf(some, users);
        const assertion = sentence({ nobodyBut: exempt });
        const moments = Array.from({ length: 11 - at }, (_, passed) => at + passed);
        const expected = [...subjects.values()].filter((one) => {
          const isExempt = (time: number) =>
            one.memberships.some(
              (place) => exempt.includes(place.groupId) && (place.from ?? 0) <= time && time < (place.until ?? Number.POSITIVE_INFINITY),
            );
          const may = (time: number) => decide(snapshot, one, { method: "GET", path: "/a/", at: time }).allowed;
          return one.active && !one.superuser && moments.some((time) => !isExempt(time) && may(time));
        });
        expect([...offenders({ snapshot, subjects }, assertion, at)]).toEqual(expected.map(({ userId }) => userId));
      },
    ),
  );
});
