import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Assertion, subjectText } from "@/lib/domain/assertion";
import type { Ask } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addGroup, addPermission, addUser, askAsRoot, PASSWORD } from "../../support/rows";

openServer();
let ask: Ask;
let here: Awaited<ReturnType<typeof scene>>;

beforeAll(async () => {
  ask = await askAsRoot(server);
  here = await scene();
});

const PATH = "/guarded/";
const SENTENCES = {
  others: `nobody but superusers and members of group1 may GET ${PATH}`,
  group: `group group1 may GET ${PATH}`,
  member: `user user1 may GET ${PATH}`,
  stranger: `user user2 may not GET ${PATH}`,
};

/** group1 may call the path and user1 is in it; user2 is in group2, which may call another one; user3 is deleted and could call it. */
async function scene() {
  const [member, stranger] = [await addUser("user1"), await addUser("user2")];
  const gone = await addUser("user3", { deletedAt: new Date(), usernameKey: null });
  const [guarded, other] = [await addPermission("GET", "^/guarded/$"), await addPermission("GET", "^/other/$")];
  const [group1, group2] = [await addGroup("group1", [guarded], [member]), await addGroup("group2", [other], [stranger])];
  await db().userGrant.create({ data: { userId: gone, permissionId: guarded, createdAt: new Date() } });
  const apiOf = async (id: number) => (await db().permission.findUniqueOrThrow({ where: { id }, select: { apiId: true } })).apiId;
  const [guardedApi, otherApi] = [await apiOf(guarded), await apiOf(other)];
  const sentences: readonly [Assertion["subject"], boolean][] = [
    [{ nobodyBut: [group1] }, false],
    [{ group: group1 }, true],
    [{ user: member }, true],
    [{ user: stranger }, false],
  ];
  for (const [subject, allowed] of sentences) {
    const data = { subject: subjectText(subject), allowed, method: "GET", path: PATH, createdAt: new Date() };
    await db().assertion.create({ data });
  }
  return { member, stranger, gone, guarded, other, group1, group2, guardedApi, otherApi };
}
type Here = Awaited<ReturnType<typeof scene>>;
type Sentence = keyof typeof SENTENCES;

/** Everything that says who may what. */
async function rights() {
  const where = { usernameKey: { not: "root" } };
  return Promise.all([
    db().user.findMany({
      where,
      select: { id: true, username: true, isActive: true, isSuperuser: true, deletedAt: true },
      orderBy: { id: "asc" },
    }),
    db().group.findMany({ orderBy: { id: "asc" } }),
    db().backendApi.findMany({ orderBy: { id: "asc" } }),
    db().permission.findMany({ orderBy: { id: "asc" } }),
    db().groupGrant.findMany({ orderBy: { id: "asc" } }),
    db().userGrant.findMany({ orderBy: { id: "asc" } }),
    db().membership.findMany({ orderBy: { id: "asc" } }),
    db().policy.findMany(),
  ]);
}

const user = (username: string, more: object) => ({ username, password: PASSWORD, ...more });

/** Every documented call that can take or give rights: what it breaks, and its body. */
const CALLS: readonly [string, (ids: Here) => string, Sentence, ((ids: Here) => unknown)?][] = [
  ["POST", () => "/account/user/", "others", ({ guarded }) => user("user9", { permissions: [guarded] })],
  ["POST", () => "/account/user/", "others", ({ guarded }) => [user("user8", {}), user("user9", { permissions: [guarded] })]],
  ["PUT", ({ stranger }) => `/account/user/${stranger}/`, "stranger", ({ guarded }) => user("user2", { permissions: [guarded] })],
  ["PATCH", ({ stranger }) => `/account/user/${stranger}/`, "stranger", ({ guarded }) => ({ permissions: [guarded] })],
  ["PATCH", ({ stranger }) => `/account/user/${stranger}/`, "stranger", () => ({ is_superuser: true })],
  ["PATCH", ({ member }) => `/account/user/${member}/`, "member", () => ({ groups: [] })],
  ["PATCH", ({ member }) => `/account/user/${member}/`, "member", () => ({ is_active: false })],
  ["DELETE", ({ member }) => `/account/user/${member}/`, "member"],
  ["DELETE", ({ member }) => `/account/user/multiple_delete/?ids=${member}`, "member"],
  ["DELETE", ({ member }) => `/account/usr/multiple_delete/?ids=${member}`, "member"],
  ["POST", ({ gone }) => `/account/recycle/${gone}/restore/`, "others"],
  ["PUT", ({ group1 }) => `/account/group/${group1}/`, "group", () => ({ name: "group1", permissions: [] })],
  ["PATCH", ({ group2 }) => `/account/group/${group2}/`, "others", ({ guarded }) => ({ permissions: [guarded] })],
  ["DELETE", ({ group1 }) => `/account/group/${group1}/`, "group"],
  ["DELETE", ({ group1 }) => `/account/group/multiple_delete/?ids=${group1}`, "group"],
  ["POST", ({ group1, stranger }) => `/account/group/${group1}/permission/?user_ids=${stranger}`, "stranger"],
  ["POST", ({ group2, guarded }) => `/account/group/${group2}/permission/?perm_ids=${guarded}`, "others"],
  ["DELETE", ({ group1, member }) => `/account/group/${group1}/permission/?user_ids=${member}`, "member"],
  ["DELETE", ({ group1, guarded }) => `/account/group/${group1}/permission/?perm_ids=${guarded}`, "group"],
  ["PUT", ({ guardedApi }) => `/account/backendapi/${guardedApi}/`, "group", () => ({ pattern: "^/moved/$" })],
  ["PATCH", ({ otherApi }) => `/account/backendapi/${otherApi}/`, "others", () => ({ pattern: ".*" })],
  ["DELETE", ({ guardedApi }) => `/account/backendapi/${guardedApi}/`, "group"],
  ["DELETE", ({ guardedApi }) => `/account/backendapi/multiple_delete/?ids=${guardedApi}`, "group"],
  ["PUT", ({ guarded }) => `/account/permission/${guarded}/`, "group", ({ guardedApi }) => ({ method: "PUT", api_id: guardedApi })],
  ["PATCH", ({ other }) => `/account/permission/${other}/`, "others", ({ guardedApi }) => ({ method: "ALL", api_id: guardedApi })],
  ["DELETE", ({ guarded }) => `/account/permission/${guarded}/`, "group"],
  ["DELETE", ({ guarded }) => `/account/permission/multiple_delete/?ids=${guarded}`, "group"],
];

describe("a call that would break an assertion", () => {
  it.each(CALLS.map((call, at) => [`${at} ${call[0]} ${call[1].toString().replace(/^.*?`|`$/g, "")}`, call] as const))(
    "is refused and changes nothing: %s",
    async (_name, [method, path, sentence, body]) => {
      const before = await rights();
      const { status, text } = await ask(method, path(here), body?.(here));
      const { code, data, msg } = JSON.parse(text);
      expect({ status, code, msg }).toEqual({ status: 400, code: 400, msg: "请求异常" });
      expect(Object.keys(data)).toEqual(["non_field_errors"]);
      expect(data.non_field_errors).toContain(`This would break the assertion "${SENTENCES[sentence]}".`);
      expect(await rights()).toEqual(before);
    },
  );

  it("is told in Chinese by the document that speaks it", async () => {
    const { status, text } = await ask("PATCH", `/users/${here.member}/`, { groups: [] });
    expect([status, JSON.parse(text)]).toEqual([400, { non_field_errors: [`该操作违反断言“用户user1可以GET ${PATH}”。`] }]);
  });

  it("leaves a row in the error log", async () => {
    const row = await db().errorLog.findFirst({ where: { content: { contains: "assertion" } } });
    expect(row).toMatchObject({ status: 400, content: expect.stringContaining("non_field_errors: This would break the assertion") });
  });
});

describe("a call that breaks none", () => {
  it("is done", async () => {
    const answers = [
      await ask("POST", "/account/permission/", { method: "POST", api_id: here.guardedApi }),
      await ask("POST", "/account/backendapi/", { pattern: ".*" }),
      await ask("POST", "/account/group/", { name: "group3", permissions: [here.guarded] }),
      await ask("PATCH", `/account/group/${here.group2}/`, { permissions: [] }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 200]);
  });
});
