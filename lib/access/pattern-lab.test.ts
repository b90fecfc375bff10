import { expect, it } from "vitest";
import { patternExamples } from "../domain/pattern-examples";
import type { Snapshot, Subject } from "../domain/rights";
import { canonicalPath } from "./address";
import { overlapsOf, realCalls } from "./api-overlap";
import { surveyOf } from "./api-survey";
import { decide } from "./decide";
import { judgeSample, judgeSpellings } from "./pattern-lab";

const NO_BOUND = { from: null, until: null };

/** A policy in which group 1 may GET the first pattern, group 2 everything of the second. */
function policy(...patterns: readonly string[]): Snapshot {
  const apis = patterns.map((pattern, at) => ({ id: at + 1, pattern, name: null, appName: null }));
  const method = (at: number) => (at === 1 ? "ALL" : "GET");
  return {
    version: 1,
    apis: new Map(apis.map((api) => [api.id, api])),
    permissions: new Map(apis.map(({ id, pattern }, at) => [id, { id, method: method(at), apiId: id, pattern }])),
    groups: new Map([[1, { id: 1, name: "group1", grants: apis.map(({ id }) => ({ permissionId: id, ...NO_BOUND })) }]]),
  };
}

const holder: Subject = { userId: 1, active: true, superuser: false, grants: [{ permissionId: 1, ...NO_BOUND }], memberships: [] };

it("ticks exactly what the engine allows, for any pattern and address", () => {
  let state = 7;
  const below = (n: number) => {
    state = (state * 48271) % 2147483647;
    return state % n;
  };
  const pieces = [
    "/",
    "/a",
    "/account/",
    "user",
    "\\d+",
    "[^/]+",
    ".*",
    "(b|c)",
    "(?P<x>\\w)",
    "?",
    "$",
    "^",
    "\\.",
    "{2}",
    "(",
    "%2e",
    "A",
    "é",
  ];
  const parts = [
    "/",
    "//",
    "/a",
    "/account/",
    "user",
    "12",
    ".",
    "..",
    "%2e",
    "%2F",
    "b",
    "c",
    "A",
    "\\",
    "?x=1",
    "é",
    "%",
    "/api/account/user/",
  ];
  const text = (of: readonly string[], most: number) => Array.from({ length: 1 + below(most) }, () => of[below(of.length)] ?? "").join("");
  let ticks = 0;
  for (let round = 0; round < 1_500; round += 1) {
    const pattern = text(pieces, 5);
    const examples = patternExamples(pattern);
    const raw = below(2) === 0 ? text(parts, 5) : (examples[below(Math.max(1, examples.length))] ?? "/");
    const verdict = judgeSample(pattern, raw);
    const path = canonicalPath(raw);
    const { allowed } = decide(policy(pattern), holder, { method: "GET", path, at: 0 });
    expect([pattern, raw, verdict.matches, verdict.judged]).toEqual([pattern, raw, allowed, path]);
    for (const spelling of judgeSpellings(pattern, path)) {
      const judged = decide(policy(pattern), holder, { method: "GET", path: canonicalPath(spelling.raw), at: 0 });
      expect([pattern, spelling.raw, spelling.matches]).toEqual([pattern, spelling.raw, judged.allowed]);
    }
    ticks += Number(allowed);
  }
  expect(ticks).toBeGreaterThan(80);
});

it.each([
  ["/account/user/(\\d+)/", "/account/user/4021/", null, ["4021"]],
  ["/account/user/(\\d+)/", "/api/account/user/7", null, ["7"]],
  ["/account/user/\\d+/", "/account/user/abc/", { at: 14, piece: "\\d+" }, []],
  ["/account/user/\\d+/", "/account/user/4021/sessions/", { at: 19, piece: "" }, []],
  ["/account/user/", "/account/usr/", { at: 11, piece: "er/" }, []],
  ["/(a|b)/c", "/x/c", { at: 1, piece: "(a|b)" }, []],
  ["/a|/b", "/c", { at: 0, piece: "/a|/b" }, []],
  ["(", "/a", null, []],
])("tells of %s where %s stops to fit and what is caught", (pattern, raw, miss, caught) => {
  const verdict = judgeSample(pattern, raw);
  expect(verdict.miss).toEqual(miss);
  expect(verdict.caught.map((group) => group?.text)).toEqual(caught);
});

it("takes the origin of a pasted address away", () => {
  expect(judgeSample("/report/", "https://example.com/report/?page=1")).toMatchObject({ judged: "/report/", matches: true });
});

it("tells how other patterns lie to one, and which grants are doubled", async () => {
  const snapshot = policy("/user/\\d+/", "/user/.+/", "/user/\\d+", "/user/7/", "/group/", "/user/(");
  const found = await overlapsOf(snapshot, "/user/\\d+/", 1, ["/user/7/", "/user/x/", "/group/"], 0);
  expect(found.map(({ apiId, relation, redundant }) => [apiId, relation, redundant])).toEqual([
    [2, "covered", [{ group: "group1", method: "GET" }]],
    [3, "same", [{ group: "group1", method: "GET" }]],
    [4, "covers", []],
  ]);
});

const row = { count: 10, refused: 4, missing: 0, ruled: 10, last: 5, parts: [0, 0, 0, 0, 0, 0, 10] };
const rows = [
  { ...row, method: "GET", path: "/user/7/" },
  { ...row, method: "PUT", path: "/user/7/", count: 2 },
  { ...row, method: "GET", path: "/user/x/" },
  { ...row, method: "GET", path: "/nowhere/" },
  { ...row, method: "GET", path: "/gone/", missing: 10 },
];

it("lays the calls of the log over a pattern and its change", () => {
  expect(realCalls(rows, "/user/\\d+/", null)).toMatchObject({
    distinct: 1,
    methods: [
      { method: "GET", count: 10, refused: 4 },
      { method: "PUT", count: 2 },
    ],
  });
  expect(realCalls(rows, "/user/x/", "/user/\\d+/")).toMatchObject({ gained: { paths: 1, calls: 10 }, lost: { paths: 1, calls: 12 } });
});

it("counts the calls of every API and tells what none covers", async () => {
  const traffic = { days: 7, from: 0, until: 10, reach: 0, cut: false, rows };
  const { uses, uncovered } = await surveyOf(policy("/user/\\d+/", "/user/.*", ".*x{9}", "/never/", "("), traffic);
  expect([...uses].map(([id, { calls, last, overlaps }]) => [id, calls, last, overlaps])).toEqual([
    [1, 12, 5, [2]],
    [2, 22, 5, [1]],
    [3, 0, null, []],
    [4, 0, null, []],
    [5, 0, null, []],
  ]);
  expect(uncovered.map(({ path }) => path)).toEqual(["/nowhere/"]);
  const all = await surveyOf(policy("/user/\\d+/", ".*"), traffic);
  expect([...all.uses.values()].map(({ overlaps }) => overlaps)).toEqual([[], []]);
});
