import { expect, it } from "vitest";
import type { Granted, Member, Snapshot, Subject } from "../domain/rights";
import { lossOf } from "./group-impact";

const AT = 1_000;
const always = { from: null, until: null };
const granted = (permissionId: number, until: number | null = null): Granted => ({ permissionId, from: null, until });
const rules = [
  { id: 1, method: "GET", apiId: 1, pattern: "^/a/$" },
  { id: 2, method: "POST", apiId: 1, pattern: "/a/" },
  { id: 3, method: "*", apiId: 1, pattern: "/a/" },
];
const snapshot: Snapshot = {
  version: 1,
  permissions: new Map(rules.map((rule) => [rule.id, rule])),
  apis: new Map(),
  groups: new Map([
    [1, { id: 1, name: "group1", grants: [granted(1), granted(2)] }],
    [2, { id: 2, name: "group2", grants: [granted(1)] }],
    [3, { id: 3, name: "group3", grants: [granted(1, AT)] }],
  ]),
};

function loss(groups: readonly number[], grants: readonly Granted[] = [], more: Partial<Subject> = {}) {
  const memberships = groups.map((groupId): Member => ({ groupId, ...always }));
  const { lost, kept } = lossOf(snapshot, { userId: 1, active: true, superuser: false, grants, memberships, ...more }, 1, AT);
  return [[...lost], [...kept]];
}

it("loses everything that comes by the group alone", () => {
  expect(loss([1])).toEqual([["GET /a/", "POST /a/"], []]);
});

it("keeps what another group or an own grant holds, however its pattern is written", () => {
  expect(loss([1, 2])).toEqual([["POST /a/"], ["GET /a/"]]);
  expect(loss([1], [granted(2)])).toEqual([["GET /a/"], ["POST /a/"]]);
  expect(loss([1], [granted(3)])).toEqual([[], ["GET /a/", "POST /a/"]]);
});

it("does not keep what has expired elsewhere", () => {
  expect(loss([1, 3])).toEqual([["GET /a/", "POST /a/"], []]);
});

it("takes nothing from superusers and from who is not in the group", () => {
  expect(loss([1], [], { superuser: true })).toEqual([[], []]);
  expect(loss([2])).toEqual([[], []]);
});
