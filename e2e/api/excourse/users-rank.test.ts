import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { ROOT } from "../../support/server";
import { addTeacher, ask, fields, jwt, NO_RIGHT, NOT_FOUND, PASSWORD, rowOf, type Sent, tokenOf } from "./calls";

const OWN_ONLY = '{"msg":"您只能修改自己的信息!"}';
const DEMOTED = "最后一个可用的超级用户不能被降级。";
const DEACTIVATED = "最后一个可用的超级用户不能被停用。";

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
let root: string;
const ids: Record<string, number> = {};
const tokens: Record<string, string> = {};
const USERS = {
  ...{ user1: {}, user2: {}, staff: { isStaff: true }, inactive: { isActive: false } },
  ...{ grade: { isGrade: 1 }, super: { isSuper: 2 }, holder: {}, member: {}, later: {} },
};

beforeAll(async () => {
  for (const [name, columns] of Object.entries(USERS)) ids[name] = await addTeacher(name, columns);
  const createdAt = new Date();
  const api = await db().backendApi.create({ data: { pattern: "/account/user/", createdAt } });
  const permission = await db().permission.create({ data: { method: "GET", apiId: api.id, createdAt } });
  await db().userGrant.create({ data: { userId: ids.holder ?? 0, permissionId: permission.id, createdAt } });
  const group = await db().group.create({ data: { name: "group2", createdAt } });
  await db().groupGrant.create({ data: { groupId: group.id, permissionId: permission.id, createdAt } });
  await db().membership.create({ data: { userId: ids.member ?? 0, groupId: group.id, createdAt } });
  const tomorrow = new Date(Date.now() + 86_400_000);
  await db().membership.create({ data: { userId: ids.later ?? 0, groupId: group.id, createdAt, validFrom: tomorrow } });
  await db().policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
  for (const name of ["user1", "staff", "grade", "super", "holder"]) tokens[name] = await tokenOf(server, name);
  root = await tokenOf(server, ROOT.username, ROOT.password);
  Object.assign(tokens, { root });
  ids.root = 1;
});

const put = async (id: number | string, as: string, sent: Sent = { json: { wechat: `w${Math.random()}` } }, method = "PUT") => {
  const { status, text, headers } = await ask(server, method, `/users/${id}/`, { ...sent, headers: { ...jwt(as), ...sent.headers } });
  return { status, text, decision: headers.get("x-decision-id"), requestId: headers.get("x-request-id") ?? "" };
};
const json = (change: unknown) => ({ json: change });

describe("who may change whom", () => {
  const OK = 200;
  it.each<[string, string, number | string]>([
    ["user1", "user1", OK],
    ["user1", "user2", OWN_ONLY],
    ["user1", "inactive", OWN_ONLY],
    ["user1", "super", OWN_ONLY],
    ["user1", "root", OWN_ONLY],
    ["user1", "holder", OWN_ONLY],
    ["staff", "user2", OWN_ONLY],
    ["grade", "grade", OK],
    ["grade", "user2", OK],
    ["grade", "inactive", OK],
    ["grade", "super", NO_RIGHT],
    ["grade", "root", NO_RIGHT],
    ["grade", "holder", NO_RIGHT],
    ["grade", "member", NO_RIGHT],
    ["grade", "later", NO_RIGHT],
    ["super", "user2", OK],
    ["super", "grade", OK],
    ["super", "super", OK],
    ["super", "root", NO_RIGHT],
    ["super", "member", NO_RIGHT],
    ["holder", "member", OWN_ONLY],
    ["root", "user2", OK],
    ["root", "super", OK],
    ["root", "holder", OK],
    ["root", "root", OK],
  ])("%s changes %s: %s", async (caller, target, outcome) => {
    for (const method of ["PUT", "PATCH"]) {
      const before = await rowOf(ids[target] ?? 0);
      const { status, text, decision, requestId } = await put(ids[target] ?? 0, tokens[caller] ?? "", undefined, method);
      if (outcome === OK) {
        expect([status, decision]).toEqual([200, null]);
        continue;
      }
      expect({ status, text }).toEqual({ status: 403, text: outcome });
      expect(decision).toMatch(/^[0-9a-f]{32}$/);
      expect(await db().errorLog.findMany({ where: { requestId } })).toMatchObject([
        { decisionId: decision, status: 403, username: caller },
      ]);
      expect(await rowOf(ids[target] ?? 0)).toEqual(before);
    }
  });

  it("no id in header, query or body changes the target", async () => {
    const before = await rowOf(ids.user2 ?? 0);
    const sent = { json: { id: ids.user2, pk: ids.user2, wechat: "mine" }, headers: { "x-user-id": String(ids.user2) } };
    const { text } = await put(`${ids.user1}/?id=${ids.user2}&pk=${ids.user2}`, tokens.user1 ?? "", sent);
    expect(JSON.parse(text)).toMatchObject({ id: ids.user1, wechat: "mine" });
    expect(await rowOf(ids.user2 ?? 0)).toEqual(before);
  });

  it("is told after 404 and before the body is read", async () => {
    for (const as of [tokens.user1 ?? "", root]) expect((await put(999_999, as)).text).toBe(NOT_FOUND);
    expect((await put("x", root)).text).toBe(NOT_FOUND);
    const broken = { body: "{", headers: { "content-type": "application/json" } };
    expect((await put(ids.user2 ?? 0, tokens.user1 ?? "", broken)).text).toBe(OWN_ONLY);
    expect((await put(ids.root ?? 0, tokens.grade ?? "", broken)).text).toBe(NO_RIGHT);
  });

  it("a password set by somebody else ends all sessions of the user", async () => {
    const id = await addTeacher("reset");
    const own = await tokenOf(server, "reset");
    expect((await put(id, tokens.grade ?? "", json({ password: "new-1" }))).status).toBe(200);
    expect((await ask(server, "GET", `/users/${id}/`, { headers: jwt(own) })).status).toBe(401);
    expect(await tokenOf(server, "reset", "new-1")).not.toBe("");
    expect((await put(1, root, json({ wechat: "r" }))).status).toBe(200);
  });
});

describe("fields of superusers", () => {
  it("are set by them, and count from the next request", async () => {
    const id = await addTeacher("raised");
    const own = await tokenOf(server, "raised");
    const school = await db().school.create({ data: { name: "School 2", createdAt: new Date() } });
    const change = { is_superuser: "true", is_grade: "3", is_super: 6, school_id: String(school.id), groups: [1, "1"] };
    const { status, text } = await put(id, root, json(change));
    expect([status, JSON.parse(text)]).toEqual([
      200,
      expect.objectContaining({ is_superuser: true, is_grade: 3, is_super: 6, school_id: school.id, groups: [1] }),
    ]);
    expect(await db().membership.findMany({ where: { userId: id } })).toMatchObject([{ groupId: 1, createdById: 1 }]);
    expect((await put(ids.user2 ?? 0, own)).status).toBe(200);
    const lowered = JSON.parse((await put(id, root, json({ is_superuser: 0, is_grade: 0, is_super: 0, groups: [] }))).text);
    expect(lowered).toMatchObject({ is_superuser: false, is_grade: 0, is_super: 0, groups: [] });
    expect((await put(ids.user2 ?? 0, own)).text).toBe(OWN_ONLY);
  });

  it("deactivate at once, and reactivation revives no session", async () => {
    const id = await addTeacher("paused");
    const own = await tokenOf(server, "paused");
    const status = async () => (await ask(server, "GET", `/users/${id}/`, { headers: jwt(own) })).status;
    expect(JSON.parse((await put(id, root, json({ is_active: false }))).text).is_active).toBe(false);
    expect([await status(), await tokenOf(server, "paused")]).toEqual([401, ""]);
    expect((await put(id, root, json({ is_active: true }))).status).toBe(200);
    expect([await status(), await tokenOf(server, "paused", PASSWORD)]).toEqual([401, expect.stringMatching(/^ey/)]);
  });

  it.each<[string, unknown, string]>([
    ["is_superuser", "maybe", "Must be a valid boolean."],
    ["is_superuser", null, "该字段不能为 null。"],
    ["is_grade", 7, "“7” 不是合法选项。"],
    ["is_super", "x", "“x” 不是合法选项。"],
    ["is_active", 2, "Must be a valid boolean."],
    ["school_id", 99, "无效主键 “99” － 对象不存在。"],
    ["school_id", null, "该字段不能为 null。"],
    ["groups", [1, 99], "无效主键 “99” － 对象不存在。"],
    ["groups", ["x"], "类型错误。期望为主键，获得的类型为 str。"],
    ["groups", "x", "期望为一个包含物件的列表，得到的类型是“str”。"],
    ["groups", null, "该字段不能为 null。"],
  ])("%s %j is refused, and nothing is written", async (field, value, text) => {
    const id = ids.user2 ?? 0;
    const before = await rowOf(id);
    const { status, text: told } = await put(id, root, json({ wechat: "new", is_super: 1, [field]: value }));
    expect({ status, text: told }).toEqual({ status: 400, text: fields({ [field]: text }) });
    expect(await rowOf(id)).toEqual(before);
  });
});

describe("the last active superuser", () => {
  it("is neither demoted nor deactivated", async () => {
    const before = await rowOf(1);
    expect(await put(1, root, json({ is_superuser: false, wechat: "x" }))).toMatchObject({
      status: 400,
      text: fields({ is_superuser: DEMOTED }),
    });
    expect(await put(1, root, json({ is_active: false }))).toMatchObject({ status: 400, text: fields({ is_active: DEACTIVATED }) });
    const both = await put(1, root, json({ is_active: false, is_superuser: false }));
    expect(both.text).toBe(fields({ is_superuser: DEMOTED, is_active: DEACTIVATED }));
    expect(await rowOf(1)).toEqual(before);
  });

  it("stays when sixteen superusers demote and deactivate one another at once", async () => {
    const team = await Promise.all(Array.from({ length: 16 }, (_, at) => addTeacher(`boss${at}`, { isSuperuser: true })));
    await db().user.update({ where: { id: 1 }, data: { isActive: false } });
    const own = await Promise.all(team.map((_, at) => tokenOf(server, `boss${at}`)));
    await Promise.all(
      team.map((id, at) => put(id, own[(at + 1) % 16] ?? "", json(at % 2 === 0 ? { is_superuser: false } : { is_active: false }))),
    );
    expect(await db().user.count({ where: { isSuperuser: true, isActive: true, deletedAt: null } })).toBeGreaterThanOrEqual(1);
  });
});
