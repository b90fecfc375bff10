import { describe, expect, it } from "vitest";
import type { Granted, Snapshot, Subject } from "../domain/rights";
import { readTrail } from "../domain/trail";
import { groupSubject, trailOf, trailText } from "./trail";

const NOW = 1_893_456_000_000;
const always = (permissionId: number): Granted => ({ permissionId, from: null, until: null });

function snapshotOf(apis: number, groups: number): Snapshot {
  const ids = Array.from({ length: apis }, (_, at) => at + 1);
  return {
    version: 7,
    apis: new Map(
      ids.map((id) => [id, { id, pattern: id === 1 ? "/report/\\d+/" : `/report/(?:${id}|\\d+)/`, name: `API ${id}`, appName: null }]),
    ),
    permissions: new Map(ids.map((id) => [id, { id, method: "GET", apiId: id, pattern: `/report/(?:${id}|\\d+)/` }])),
    groups: new Map(
      Array.from({ length: groups }, (_, at) => [
        at + 1,
        { id: at + 1, name: `group${at + 1}`, grants: [{ ...always(1), until: NOW - 1 }] },
      ]),
    ),
  };
}

const subject = (groups: number): Subject => ({
  ...{ userId: 5, active: true, superuser: false, grants: [always(2)] },
  memberships: Array.from({ length: groups }, (_, at) => ({ groupId: at + 1, from: null, until: at === 0 ? NOW : null })),
});
const address = { method: "DELETE", path: "/report/5/", at: NOW };

describe("what a decision rests on", () => {
  it("is the groups, and what is held of the APIs whose pattern matches, in force or not", () => {
    const trail = trailOf(snapshotOf(3, 2), { kind: "user", name: "user1", subject: subject(2) }, address, {});
    expect(trail).toMatchObject({ allowed: false, reason: "no_grant", access: "ruled", direct: 1, patterns: 3 });
    expect(trail.subject).toEqual({ kind: "user", id: 5, name: "user1", active: true, superuser: false });
    expect(trail.groups.map(({ name, place }) => [name, place])).toEqual([
      ["group1", "expired"],
      ["group2", "in"],
    ]);
    expect(trail.apis.map(({ id, grants }) => [id, grants.map(({ method, group, place }) => [method, group, place])])).toEqual([
      [
        1,
        [
          ["GET", 1, "expired"],
          ["GET", 2, "expired"],
        ],
      ],
      [2, [["GET", null, "in"]]],
      [3, []],
    ]);
  });

  it("a group is judged as somebody who has nothing else", () => {
    const trail = trailOf(snapshotOf(1, 2), { kind: "group", name: "group2", subject: groupSubject(2) }, address, {});
    expect([trail.subject?.id, trail.groups.map(({ id }) => id)]).toEqual([2, [2]]);
  });

  it("nobody is told apart from somebody", () => {
    const trail = trailOf(snapshotOf(1, 0), null, address, {});
    expect([trail.subject, trail.reason]).toEqual([null, "anonymous"]);
  });
});

describe("the text that is kept", () => {
  it.each([
    [3, 2],
    [300, 3],
    [3, 300],
    [2_000, 2_000],
  ])("with %d APIs and %d groups has at most 4,000 characters and reads back", (apis, groups) => {
    const text = trailText(snapshotOf(apis, groups), { kind: "user", name: "user1", subject: subject(groups) }, address, {});
    const trail = readTrail(text);
    expect(text.length).toBeLessThanOrEqual(4_000);
    expect(trail && [trail.groups.length + trail.left.groups, trail.apis.length + trail.left.apis]).toEqual([groups, apis]);
  });

  it("is none when it is something else", () => {
    expect([readTrail(null), readTrail("{"), readTrail("{}")]).toEqual([null, null, null]);
  });
});
