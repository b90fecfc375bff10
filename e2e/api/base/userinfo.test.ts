import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { ROOT } from "../../support/server";
import { addUser, call, claimsOf, f2, signIn } from "./calls";

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
const ids: Record<string, number> = {};

beforeAll(async () => {
  ids.user1 = await addUser("user1", { createdAt: new Date("2030-01-01T00:00:00Z"), updatedAt: new Date("2030-01-01T16:00:01.999Z") });
  await giveRights(ids.user1);
});

async function giveRights(userId: number): Promise<void> {
  const createdAt = new Date();
  const permission = async (method: string, pattern: string) => {
    const api = await db().backendApi.create({ data: { pattern, createdAt } });
    return (await db().permission.create({ data: { method, apiId: api.id, createdAt } })).id;
  };
  const group = async (name: string, permissionIds: number[]) => {
    const { id } = await db().group.create({ data: { name, createdAt } });
    await db().groupGrant.createMany({ data: permissionIds.map((permissionId) => ({ groupId: id, permissionId, createdAt })) });
    return id;
  };
  const past = { createdAt, validUntil: new Date(createdAt.getTime() - 1000) };
  const later = { createdAt, validFrom: new Date(createdAt.getTime() + 86_400_000) };
  const own = await permission("POST", "/account/user/");
  const shared = await permission("GET", "/account/user/\\d+/");
  const ended = await permission("DELETE", "/account/user/\\d+/");
  const any = await permission("*", "/myapp/log/.*");
  const twin = await permission("POST", "/account/user/");
  await permission("GET", "/account/nobody/");
  const second = await group("group2", [shared, any, own]);
  const third = await group("组3", [ended]);
  await db().userGrant.createMany({
    data: [
      { userId, permissionId: own, createdAt },
      { userId, permissionId: twin, createdAt },
      { userId, permissionId: ended, ...past },
    ],
  });
  await db().membership.createMany({
    data: [
      { userId, groupId: second, createdAt },
      { userId, groupId: third, ...later },
      { userId, groupId: 1, createdAt },
    ],
  });
  Object.assign(ids, { second });
  await db().policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
}

const read = (token: string, method = "GET", path = "/userinfo") =>
  call(server, method, path, undefined, { authorization: `Bearer ${token}` });
const shanghai = (at: Date | null) => new Date(Number(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");

describe("200", () => {
  it("tells the caller's own row in the documented order, without the password", async () => {
    const { access } = await signIn(server, "user1");
    const { lastLogin } = await db().user.findUniqueOrThrow({ where: { id: ids.user1 ?? 0 } });
    const group1 = await db().group.findUniqueOrThrow({ where: { id: 1 } });
    const { status, text, headers } = await read(access);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    const roles = JSON.stringify([
      { id: 1, name: group1.name },
      { id: ids.second, name: "group2" },
    ]);
    expect(text).toBe(
      `{"code":200,"msg":"success","data":{"id":${ids.user1},"username":"user1","alias":null,"email":null,"phone":null,"is_active":true,"is_superuser":false,"last_login":"${shanghai(lastLogin)}","dept_id":null,"created_at":"2030-01-01 08:00:00","updated_at":"2030-01-02 00:00:01","avatar":null,"roles":${roles},"permissions":["* /myapp/log/.*","GET /account/user/\\\\d+/","POST /account/user/"]}}`,
    );
  });

  it("shows email, phone, alias and avatar unmasked, as they are now", async () => {
    const id = await addUser("user2");
    const { access } = await signIn(server, "user2");
    const data = { email: "user2@example.com", phone: "13800000002", alias: "别名", avatar: "/a.png", lastLogin: null };
    await db().user.update({ where: { id }, data });
    const told = JSON.parse((await read(access)).text).data;
    const { lastLogin: _, ...shown } = data;
    expect(told).toMatchObject({ ...shown, last_login: null, roles: [], permissions: [] });
  });

  it("says that superusers may everything", async () => {
    const { access } = await signIn(server, ROOT.username, ROOT.password);
    expect(JSON.parse((await read(access)).text).data).toMatchObject({ username: "root", is_superuser: true, permissions: ["ALL .*"] });
  });

  it("follows the database and not the token", async () => {
    const id = await addUser("user3");
    const { access } = await signIn(server, "user3");
    await db().user.update({ where: { id }, data: { isSuperuser: true, username: "user3b", usernameKey: "user3b" } });
    expect(JSON.parse((await read(access)).text).data).toMatchObject({ username: "user3b", is_superuser: true, permissions: ["ALL .*"] });
    await db().user.update({ where: { id }, data: { isSuperuser: false } });
    expect(JSON.parse((await read(access)).text).data).toMatchObject({ is_superuser: false, permissions: [] });
  });

  it("answers with the slash, with parameters and to HEAD", async () => {
    const { access } = await signIn(server, "user1");
    const { text } = await read(access);
    expect((await read(access, "GET", "/userinfo/")).text).toBe(text);
    expect((await read(access, "GET", "/userinfo?current_user=1&limit=1")).text).toBe(text);
    const head = await read(access, "HEAD");
    expect([head.status, head.text]).toEqual([200, ""]);
  });

  it("takes the cookie, also from another site, since it only reads", async () => {
    const body = JSON.stringify({ username: ROOT.username, password: ROOT.password });
    const headers = { "content-type": "application/json" };
    const login = await fetch(`${server.url}/account/login/`, { method: "POST", headers, body });
    const cookie = login.headers.get("set-cookie")?.split(";")[0] ?? "";
    const told = await call(server, "GET", "/userinfo", undefined, { cookie, origin: "https://elsewhere.example" });
    expect(told.status).toBe(200);
  });

  it("leaves an op row of the caller", async () => {
    const { access } = await signIn(server, "user1");
    const { headers } = await read(access);
    const rows = await db().operationLog.findMany({ where: { requestId: headers.get("x-request-id") ?? "" } });
    const { sid } = claimsOf(access);
    expect(rows).toMatchObject([{ url: "/api/v1/base/userinfo", method: "GET", userId: ids.user1, username: "user1", sessionId: sid }]);
  });
});

describe("204 and 405", () => {
  it("methods, before any sign-in", async () => {
    const allow = "GET, HEAD, OPTIONS";
    const options = await call(server, "OPTIONS", "/userinfo");
    expect([options.status, options.text, options.headers.get("allow")]).toEqual([204, "", allow]);
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const { status, text, headers } = await call(server, method, "/userinfo");
      expect([status, text, headers.get("allow")]).toEqual([405, f2(405, "请求方法不允许"), allow]);
    }
  });
});
