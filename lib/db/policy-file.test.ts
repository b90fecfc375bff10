import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresql, sqlite } from "@/e2e/support/database";
import { systemActor } from "@/lib/access/actor";
import { systemCall } from "@/lib/access/system-call";
import { policySteps } from "@/lib/domain/policy-difference";
import { type PolicyFile, policyFile, policyText } from "@/lib/domain/policy-file";
import { AppError } from "@/lib/errors";
import { exportPolicy, importPolicy, previewPolicy } from "../services/policy-file";
import { db } from "./client";

const AT = 1_900_000_000_000;
const actor = systemActor(systemCall(AT));
const createdAt = new Date(AT);
const user = (username: string) => ({ username, usernameKey: username, password: "hash1", createdAt, updatedAt: createdAt });
const until = "2031-01-01T00:00:00.000Z";

const FILE: PolicyFile = {
  ...{ gatehouse_policy: 1, users: true },
  groups: [
    { name: "group1", members: [{ user: "user1", until }] },
    { name: "group2", members: [] },
  ],
  apis: [
    { app: null, pattern: "^/a/$", name: "a", comment: null, permissions: [{ method: "GET", groups: [{ group: "group1" }], users: [] }] },
    { app: null, pattern: "^/a/$", name: "b", comment: null, permissions: [] },
    {
      ...{ app: "app1", pattern: "^/b/\\d+/$", name: null, comment: "x" },
      permissions: [{ method: "ALL", groups: [], users: [{ user: "user2", from: "2030-01-01T00:00:00.000Z", until }] }],
    },
  ],
  assertions: [
    { subject: { user: "user2" }, allowed: false, method: "DELETE", path: "/a/", note: null },
    { subject: { group: "group1" }, allowed: true, method: "GET", path: "/a/", note: "n" },
    { subject: { nobody_but: ["group1"] }, allowed: false, method: "GET", path: "/a/", note: null },
  ],
};
const bring = (file: PolicyFile, remove = false) => importPolicy(actor, {}, { file, remove });
const taken = () => exportPolicy(actor, {}, { users: true });
const issuesOf = (work: Promise<unknown>) =>
  work.then(() => null).catch((error: unknown) => (error instanceof AppError ? (error.detail.issues ?? null) : Promise.reject(error)));

describe.each([sqlite(), postgresql()])("the policy as a file on $name", (database) => {
  beforeAll(async () => {
    await database.open();
    await db().backendApi.deleteMany();
    await db().user.createMany({ data: [user("user1"), user("user2")] });
  }, 60_000);
  afterAll(database.close);

  test("what was imported is what is exported, and importing it again changes nothing", async () => {
    const { steps } = await bring(FILE, true);
    expect(steps.filter(({ act }) => act === "add")).toHaveLength(13);
    expect(await taken()).toEqual(FILE);
    expect(policyText(await taken())).toBe(policyText(FILE));
    expect(await bring(JSON.parse(policyText(FILE)), true)).toEqual({ steps: [], kept: [], broken: [] });
  });

  test("removes only when told so, and tells what stays", async () => {
    const less = { ...FILE, groups: FILE.groups.slice(0, 1), apis: FILE.apis.slice(0, 2) };
    const { steps, kept } = await bring(less);
    expect([steps.length, kept.length]).toEqual([0, 4]);
    expect(await taken()).toEqual(FILE);
    expect((await bring(less, true)).steps.map(({ act }) => act)).toEqual(["remove", "remove", "remove", "remove"]);
    expect(await taken()).toEqual(less);
    await bring(FILE, true);
    expect(await taken()).toEqual(FILE);
  });

  test("leaves members and grants of single users alone when the file has none", async () => {
    const without = await exportPolicy(actor, {}, { users: false });
    expect(JSON.stringify(without)).not.toContain("user1");
    expect(await bring(without, true)).toMatchObject({ steps: [], kept: [] });
    expect(await taken()).toEqual(FILE);
  });

  test("changes bounds and names in place, and knows users by any spelling", async () => {
    const [first, ...others] = FILE.apis;
    const changed = {
      ...FILE,
      groups: [
        { name: "group1", members: [{ user: "USER1" }] },
        { name: "group2", members: [] },
      ],
      apis: [{ ...first, comment: "new" }, ...others],
    };
    const { steps } = await bring(policyFile.parse(changed), true);
    expect(steps.map(({ act, part }) => [act, part.kind])).toEqual([
      ["change", "api"],
      ["change", "member"],
    ]);
    await bring(FILE, true);
  });

  test("a preview does nothing and sees what would break", async () => {
    const broken = {
      ...FILE,
      groups: [
        { name: "group1", members: [] },
        { name: "group2", members: [] },
      ],
      apis: [],
    };
    const outcome = await previewPolicy(actor, {}, { file: broken, remove: true });
    expect(outcome.steps.every(({ act }) => act === "remove")).toBe(true);
    expect(outcome.broken).toMatchObject([{ rule: "assertion_broken", params: { kind: "group", name: "group1" } }]);
    expect(await taken()).toEqual(FILE);
    expect(await issuesOf(bring(broken, true))).toMatchObject([{ rule: "assertion_broken" }]);
    expect(await taken()).toEqual(FILE);
    expect((await previewPolicy(actor, {}, { file: { ...FILE, assertions: [] }, remove: true })).broken).toEqual([]);
    expect(await taken()).toEqual(FILE);
  });

  test("an assertion of the file that would be broken stops it", async () => {
    const wrong = { ...FILE, assertions: [...FILE.assertions, { ...FILE.assertions[0], subject: { user: "user1" }, allowed: true }] };
    expect(await issuesOf(bring(policyFile.parse(wrong)))).toMatchObject([{ params: { kind: "user", name: "user1", allowed: "yes" } }]);
    expect(await taken()).toEqual(FILE);
  });

  test("names and patterns that cannot be are told all at once", async () => {
    const [first, ...others] = FILE.apis;
    const wrong = {
      ...FILE,
      groups: [{ name: "group1", members: [{ user: "nobody" }] }],
      apis: [{ ...first, pattern: "(", permissions: [{ method: "GET", groups: [{ group: "nowhere" }], users: [] }] }, ...others],
    };
    const told = (rule: string, value: string) => ({ field: "file", rule, params: { value } });
    expect(await issuesOf(bring(policyFile.parse(wrong)))).toEqual([
      told("unknown_name", "nobody"),
      told("unknown_name", "nowhere"),
      told("re2_pattern", "("),
    ]);
    expect(await taken()).toEqual(FILE);
  });
});

test("a difference is empty between a file and itself", () => {
  expect(policySteps(FILE, FILE)).toEqual([]);
});
