import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { ROOT } from "../../support/server";
import { addTeacher, ask, jwt, NOT_FOUND, PASSWORD, TIME, tokenOf } from "./calls";

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
let own: number;
let other: number;
let token: string;
beforeAll(async () => {
  own = await addTeacher("user1", { phone: "13800000001", phoneKey: "13800000001", email: "user1@example.com" });
  const createdAt = new Date("2030-01-01T00:00:00.123Z");
  other = await addTeacher("user2", {
    ...{ phone: "13800000002", phoneKey: "13800000002", email: "user2@example.com", workId: "w-2", workIdKey: "w-2" },
    ...{ icon: "http://example.com/i", wechat: "wx", createdAt, updatedAt: createdAt, lastLogin: createdAt },
  });
  token = await tokenOf(server, "user1");
});

const get = (id: number | string, as = token) => ask(server, "GET", `/users/${id}/`, { headers: jwt(as) });
const shown = async (id: number, as = token) => {
  const { phone, email } = JSON.parse((await get(id, as)).text);
  return [phone, email];
};
const MASKED = ["138****0002", "u***@example.com"];
const CLEAR = ["13800000002", "user2@example.com"];
/** Gives a user or a group one permission, and tells that rights changed. */
const grant = async (method: string, pattern: string, to: { userId: number } | { groupId: number }) => {
  const at = new Date();
  const api = await db().backendApi.create({ data: { pattern, createdAt: at } });
  const { id: permissionId } = await db().permission.create({ data: { method, apiId: api.id, createdAt: at } });
  if ("userId" in to) await db().userGrant.create({ data: { ...to, permissionId, createdAt: at } });
  else await db().groupGrant.create({ data: { ...to, permissionId, createdAt: at } });
  await db().policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
};

describe("200", () => {
  it("tells all keys of another user in the documented order, phone and email masked", async () => {
    const { status, text, headers } = await get(other);
    expect({ status, text }).toEqual({
      status: 200,
      text: `{"id":${other},"password":"********","last_login":"2030-01-01T08:00:00.123000+08:00","is_superuser":false,"username":"user2","work_id":"w-2","icon":"http://example.com/i","phone":"138****0002","email":"u***@example.com","is_grade":0,"is_super":0,"is_active":true,"wechat":"wx","create_time":"2030-01-01T08:00:00.123000+08:00","update_time":"2030-01-01T08:00:00.123000+08:00","is_delete":false,"school_id":1,"groups":[],"user_permissions":[]}`,
    });
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("tells the own phone and email as they are", async () => {
    expect(await shown(own)).toEqual(["13800000001", "user1@example.com"]);
    expect((await get(own)).text).toMatch(new RegExp(`"create_time":"${TIME}","update_time":"${TIME}"`));
  });

  it("shows nothing where there is nothing, and short phones by their start", async () => {
    const bare = await addTeacher("bare", { email: "" });
    const short = await addTeacher("short", { phone: "139xxxx" });
    expect([await shown(bare), await shown(short)]).toEqual([
      ["", null],
      ["139****", null],
    ]);
  });

  it("shows inactive users and groups, ids ascending", async () => {
    const inactive = await addTeacher("inactive", { isActive: false });
    const group = await db().group.create({ data: { name: "group2", createdAt: new Date() } });
    for (const groupId of [group.id, 1]) await db().membership.create({ data: { userId: inactive, groupId, createdAt: new Date() } });
    const { is_active, groups } = JSON.parse((await get(inactive)).text);
    expect([is_active, groups]).toEqual([false, [1, group.id]]);
  });

  it("by every spelling of the path", async () => {
    const escaped = [...String(own)].map((digit) => `%3${digit}`).join("");
    for (const path of [`/users/${own}`, `/api/users/${own}/`, `/api/users/${own}`, `/users/0${own}/`, `/users/${escaped}/`]) {
      const { status, text } = await ask(server, "GET", path, { headers: jwt(token) });
      expect([path, status, JSON.parse(text).username]).toEqual([path, 200, "user1"]);
    }
  });

  it("answers HEAD without body and OPTIONS with Allow", async () => {
    const head = await ask(server, "HEAD", `/users/${own}/`, { headers: jwt(token) });
    expect([head.status, head.text]).toEqual([200, ""]);
    const options = await ask(server, "OPTIONS", `/users/${own}/`);
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, PUT, PATCH, HEAD, OPTIONS"]);
  });
});

describe("who sees phone and email", () => {
  it("superusers, and whoever has is_super or is_grade", async () => {
    await addTeacher("super", { isSuper: 1 });
    await addTeacher("grade", { isGrade: 3 });
    await addTeacher("staff", { isStaff: true });
    expect(await shown(other, await tokenOf(server, ROOT.username, ROOT.password))).toEqual(CLEAR);
    expect(await shown(other, await tokenOf(server, "super"))).toEqual(CLEAR);
    expect(await shown(other, await tokenOf(server, "grade"))).toEqual(CLEAR);
    expect(await shown(other, await tokenOf(server, "staff"))).toEqual(MASKED);
  });

  it("holders of a permission for GET on that path, own or by group, from the next call", async () => {
    const reader = await addTeacher("reader");
    const as = await tokenOf(server, "reader");
    await grant("PUT", String.raw`/users/\d+/`, { userId: reader });
    await grant("GET", `/users/${own}/`, { userId: reader });
    expect([await shown(other, as), await shown(own, as)]).toEqual([MASKED, ["13800000001", "user1@example.com"]]);
    await grant("ALL", `/users/${other}`, { userId: reader });
    expect(await shown(other, as)).toEqual(CLEAR);
    await db().membership.create({ data: { userId: await addTeacher("member"), groupId: 1, createdAt: new Date() } });
    const member = await tokenOf(server, "member");
    expect(await shown(other, member)).toEqual(MASKED);
    await grant("GET", "^/users/.*$", { groupId: 1 });
    expect(await shown(other, member)).toEqual(CLEAR);
  });
});

describe("404", () => {
  it.each(["999999", "0", "00", "x", "-1", "1.0", "2147483648", "99999999999", "１", "%2531", "null"])("for %s", async (pk) => {
    const { status, text, headers } = await get(pk);
    expect({ status, text }).toEqual({ status: 404, text: NOT_FOUND });
    const error = await db().errorLog.count({ where: { requestId: headers.get("x-request-id") ?? "" } });
    expect(error).toBe(1);
  });

  it("for a user who is gone", async () => {
    const gone = await addTeacher("gone", { usernameKey: "gone-1", deletedAt: new Date() });
    expect((await get(gone)).text).toBe(NOT_FOUND);
  });
});

it("never tells a hash", async () => {
  for (const id of [own, other, 1]) expect((await get(id)).text).not.toMatch(new RegExp(`\\$2b|pbkdf2|${PASSWORD}`));
});

it("405 for DELETE and POST", async () => {
  for (const method of ["POST", "DELETE"]) {
    const { status, headers } = await ask(server, method, `/users/${own}/`, { headers: jwt(token) });
    expect([status, headers.get("allow")]).toEqual([405, "GET, PUT, PATCH, HEAD, OPTIONS"]);
  }
});
