import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { addTeacher, ask, BLANK, fields, jwt, NOT_TEXT, NUL, NULL, newPhone, noField, PASSWORD, rowOf, tokenOf, tooLong } from "./calls";

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
beforeAll(async () => {
  await addTeacher("taken", { phone: "13900000001", phoneKey: "13900000001", workId: "w-1", workIdKey: "w-1" });
});

let made = 0;
/** A user of its own, signed in, with ways to change and read itself. */
async function someone(columns: Parameters<typeof addTeacher>[1] = {}) {
  const username = `own${++made}`;
  const phone = newPhone();
  const id = await addTeacher(username, { phone, phoneKey: phone, email: "user1@example.com", ...columns });
  const token = await tokenOf(server, username);
  const put = async (json: unknown, method = "PUT") => {
    const { status, text } = await ask(server, method, `/users/${id}/`, { json, headers: jwt(token) });
    return { status, text };
  };
  const get = async () => (await ask(server, "GET", `/users/${id}/`, { headers: jwt(token) })).text;
  return { id, username, phone, token, put, get };
}

describe.each(["PUT", "PATCH"])("200 by %s", (method) => {
  it("the documented example: a new password alone", async () => {
    const { id, username, token, put } = await someone();
    const other = await tokenOf(server, username);
    const { status, text } = await put({ password: "yiner" }, method);
    expect(status).toBe(200);
    expect(text).toMatch(new RegExp(`^\\{"id":${id},"password":"\\*{8}","last_login":null,.*"user_permissions":\\[\\]\\}$`));
    const alive = async (one: string) => (await ask(server, "GET", `/users/${id}/`, { headers: jwt(one) })).status;
    expect([await alive(token), await alive(other)]).toEqual([200, 401]);
    expect([await tokenOf(server, username), await tokenOf(server, username, "yiner")]).toEqual(["", expect.stringMatching(/^ey/)]);
    expect(await rowOf(id)).toMatchObject({ passwordWeak: true, lastLogin: null });
  });

  it("every field of one's own, and update_time moves", async () => {
    const { id, put, get } = await someone();
    const before = await rowOf(id);
    const phone = newPhone();
    const next = {
      username: `New用户${id}`,
      work_id: `w${id}`,
      email: "new@example.com",
      wechat: "wx",
      icon: "http://example.com/i.png",
      phone,
    };
    const { status, text } = await put(next, method);
    expect([status, JSON.parse(text)]).toEqual([200, expect.objectContaining(next)]);
    expect(text).toBe(await get());
    const after = await rowOf(id);
    expect(after).toMatchObject({ usernameKey: `new用户${id}`, phoneKey: phone, workIdKey: `w${id}`, createdAt: before.createdAt });
    expect(after.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
    const cleared = JSON.parse((await put({ work_id: "", email: null, wechat: "", icon: null }, method)).text);
    expect(cleared).toMatchObject({ work_id: null, email: null, wechat: null, icon: null, phone });
    expect((await rowOf(id)).workIdKey).toBeNull();
  });

  it("nothing for {}, no body, unknown fields, and the whole object sent back", async () => {
    const { id, token, put, get } = await someone();
    const before = await rowOf(id);
    const shown = await get();
    for (const body of [{}, undefined, { id: 1, date_joined: "x", is_delete: true, is_staff: true, last_login: 1 }, JSON.parse(shown)]) {
      expect(await put(body, method)).toEqual({ status: 200, text: shown });
    }
    const form = new URLSearchParams(Object.entries(JSON.parse(shown)).map(([key, value]) => [key, value === null ? "" : String(value)]));
    const asForm = await ask(server, method, `/users/${id}/`, { body: form, headers: jwt(token) });
    expect([asForm.status, asForm.text]).toEqual([200, shown]);
    expect(await rowOf(id)).toEqual(before);
  });
});

describe("values that say nothing new", () => {
  it("the mask and the current password change nothing and end no session", async () => {
    const { id, username, put } = await someone();
    const other = await tokenOf(server, username);
    const before = await rowOf(id);
    for (const password of ["********", PASSWORD]) expect((await put({ password })).status).toBe(200);
    expect(await rowOf(id)).toEqual(before);
    expect((await ask(server, "GET", `/users/${id}/`, { headers: jwt(other) })).status).toBe(200);
  });

  it("masked phone and email, an empty phone, and a phone of older form", async () => {
    const { id, phone, put } = await someone();
    expect((await put({ phone: `138****${phone.slice(-4)}`, email: "u***@example.com" })).status).toBe(200);
    expect(await rowOf(id)).toMatchObject({ phone, email: "user1@example.com" });
    const bare = await someone();
    await db().user.update({ where: { id: bare.id }, data: { phone: null, phoneKey: null } });
    expect((await bare.put({ phone: "" })).status).toBe(200);
    const old = await someone({ phone: "139xxxx" });
    expect((await old.put({ phone: "139xxxx", wechat: "w" })).status).toBe(200);
    expect(await rowOf(old.id)).toMatchObject({ phone: "139xxxx", wechat: "w" });
  });

  it("privileged fields of others are neither set nor judged", async () => {
    const { id, put } = await someone();
    const before = await rowOf(id);
    const asked = {
      is_superuser: "maybe",
      is_grade: 99,
      is_super: null,
      is_active: [],
      school_id: "x",
      groups: "all",
      user_permissions: 1,
    };
    expect((await put(asked)).status).toBe(200);
    expect((await put({ is_superuser: true, is_grade: 1, is_super: 6, is_active: false, school_id: 1, groups: [1] })).status).toBe(200);
    expect(await rowOf(id)).toEqual(before);
    expect(await db().membership.count({ where: { userId: id } })).toBe(0);
  });
});

describe("400", () => {
  it.each<[string, unknown, string]>([
    ["password", null, NULL],
    ["password", " ", BLANK],
    ["password", "a".repeat(129), tooLong(128)],
    ["password", false, NOT_TEXT],
    ["username", null, NULL],
    ["username", "", BLANK],
    ["username", "a b", "请输入合法的用户名。只能包含英文字母、数字、特殊字符“@”、“.”、“-”和“_”。"],
    ["username", "u".repeat(151), tooLong(150)],
    ["username", "TAKEN", "已存在一位使用该名字的用户。"],
    ["work_id", "w-1", "具有 工号 的 用户表 已存在。"],
    ["work_id", "w".repeat(26), tooLong(25)],
    ["email", "x", "请输入合法的邮件地址。"],
    ["wechat", "w".repeat(129), tooLong(128)],
    ["wechat", "a\0", NUL],
    ["icon", "i".repeat(256), tooLong(255)],
    ["phone", null, NULL],
    ["phone", "", BLANK],
    ["phone", "139xxxx", "输入值不匹配要求的模式。"],
    ["phone", "138000000012", tooLong(11)],
    ["phone", "13900000001", "具有 电话 的 用户表 已存在。"],
  ])("%s %j, and nothing is written", async (field, value, text) => {
    const { id, put } = await someone();
    const before = await rowOf(id);
    expect(await put({ wechat: "new", [field]: value })).toEqual({ status: 400, text: fields({ [field]: text }) });
    expect(await rowOf(id)).toEqual(before);
  });

  it("for several fields in the documented order", async () => {
    const { put } = await someone();
    const { text } = await put({ phone: "", icon: 1.5, wechat: true, email: "x", work_id: "w-1", username: "taken", password: "" });
    expect(Object.keys(JSON.parse(text))).toEqual(["password", "username", "work_id", "email", "wechat", "phone"]);
  });

  it("for a body that is no object, and leaves an error row", async () => {
    const { id, token } = await someone();
    const { status, text, headers } = await ask(server, "PUT", `/users/${id}/`, { json: [{}], headers: jwt(token) });
    expect({ status, text }).toEqual({ status: 400, text: noField("无效数据。期待为字典类型，得到的是 list 。") });
    const where = { requestId: headers.get("x-request-id") ?? "" };
    const [row] = await db().errorLog.findMany({ where });
    expect(row).toMatchObject({ url: `/users/${id}/`, status: 400, content: "无效数据。期待为字典类型，得到的是 list 。" });
  });
});

describe("races", () => {
  it("give a phone that eight ask for to one of them", async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => someone()));
    const phone = newPhone();
    const answers = await Promise.all(all.map(({ put }) => put({ phone })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const lost = { status: 400, text: fields({ phone: "具有 电话 的 用户表 已存在。" }) };
    expect(answers.filter(({ status }) => status !== 200)).toEqual(Array.from({ length: 7 }, () => lost));
    expect(await db().user.count({ where: { phone } })).toBe(1);
  });
});
