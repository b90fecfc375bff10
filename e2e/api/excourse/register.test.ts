import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { claimsOf, fromElsewhere, TOKEN } from "../base/calls";
import { addTeacher, ask, codeFor, jwt, newPhone, rowOf, TIME, tokenOf, wrong } from "./calls";

const PATH = "/users/register/";

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });

const post = (json: unknown, headers = {}) => ask(server, "POST", PATH, { json, headers: { ...fromElsewhere(), ...headers } });
const columnsOf = (text: string) => rowOf(JSON.parse(text).id);
const valid = async (change: Record<string, unknown> = {}) => {
  const phone = newPhone();
  return { username: `user${phone}`, password: "123", school_id: "1", phone, sms_code: await codeFor(server, phone), ...change };
};

describe("201", () => {
  it("the documented example: the user, with the token as second key", async () => {
    const body = await valid();
    const { status, text, headers } = await post(body);
    expect(status).toBe(201);
    const shape = `{"id":(\\d+),"token":"(${TOKEN})","password":"\\*{8}","last_login":null,"is_superuser":false,"username":"${body.username}","work_id":null,"icon":null,"phone":"${body.phone}","email":null,"is_grade":0,"is_super":0,"is_active":true,"wechat":null,"create_time":"${TIME}","update_time":"${TIME}","is_delete":false,"school_id":1,"groups":\\[\\],"user_permissions":\\[\\]}`;
    const [, id, token = ""] = new RegExp(`^${shape}$`).exec(text) ?? [];
    expect(headers.get("set-cookie")).toBeNull();
    const claims = claimsOf(token);
    expect(Object.keys(claims)).toEqual(["token_type", "user_id", "username", "name", "email", "exp", "iat", "jti", "sid", "iss"]);
    expect(claims).toMatchObject({ token_type: "access", user_id: Number(id), username: body.username, name: body.username, email: null });
    expect(claims.exp - claims.iat).toBe(86_400);
    expect((await ask(server, "GET", `/users/${id}/`, { headers: jwt(token) })).status).toBe(200);
  });

  it("keeps the optional fields, empty ones as null", async () => {
    const full = await post(await valid({ work_id: "w-1", email: "user1@example.com", wechat: " wx ", username: "Ａbc用户@.+-_1" }));
    expect(await columnsOf(full.text)).toMatchObject({ workId: "w-1", workIdKey: "w-1", email: "user1@example.com", wechat: "wx" });
    expect(JSON.parse(full.text).username).toBe("Abc用户@.+-_1");
    for (const nothing of ["", null]) {
      const empty = await post(await valid({ work_id: nothing, email: nothing, wechat: nothing }));
      expect(await columnsOf(empty.text)).toMatchObject({ workId: null, workIdKey: null, email: null, wechat: null });
    }
  });

  it("leaves a session, an op row and a login row, and last_login alone", async () => {
    const body = await valid();
    const { text, headers } = await post(body, { "user-agent": "check/1" });
    const { id, token } = JSON.parse(text);
    const session = await db().session.findUniqueOrThrow({ where: { id: claimsOf(token).sid } });
    expect(session).toMatchObject({ userId: id, dialect: "excourse", userAgent: "check/1", cookieHash: null, endedAt: null });
    expect(session.expiresAt.getTime() - session.createdAt.getTime()).toBe(86_400_000);
    const requestId = headers.get("x-request-id") ?? "";
    const [login, ...others] = await db().loginLog.findMany({ where: { requestId } });
    expect([login, others]).toMatchObject([{ username: body.username, success: true, status: 201, userAgent: "check/1" }, []]);
    const [row] = await db().operationLog.findMany({ where: { requestId } });
    expect(row).toMatchObject({ url: PATH, method: "POST", status: 201 });
    expect(row?.content).toBe(
      `{"body":{"username":"${body.username}","password":"***","school_id":"1","phone":"138****${body.phone.slice(-4)}","sms_code":"***"}}`,
    );
    expect((await rowOf(id)).lastLogin).toBeNull();
  });

  it("hashes the password and notes a weak one", async () => {
    const weak = await columnsOf((await post(await valid())).text);
    const strong = await columnsOf((await post(await valid({ password: "  Correct horse 密码  " }))).text);
    expect([weak.password, strong.password].every((hash) => /^\$2b\$04\$/.test(hash))).toBe(true);
    expect([weak.passwordWeak, strong.passwordWeak]).toEqual([true, false]);
    expect(await tokenOf(server, strong.username, "  Correct horse 密码  ")).not.toBe("");
    expect(await tokenOf(server, strong.username, "Correct horse 密码")).toBe("");
  });

  it("gives no privilege that was asked for", async () => {
    const asked = {
      ...{ is_grade: 6, is_super: "6", is_superuser: true, is_staff: true, is_active: false, groups: [1], user_permissions: [1] },
      ...{ permissions: [1], id: 999, is_delete: true, icon: "http://example.com/i", date_joined: "2000-01-01", last_login: "2000-01-01" },
    };
    const { status, text } = await post(await valid(asked));
    expect(status).toBe(201);
    const row = await columnsOf(text);
    expect(row).toMatchObject({ isGrade: 0, isSuper: 0, isSuperuser: false, isStaff: false, isActive: true, icon: null, lastLogin: null });
    expect([row.id === 999, row.deletedAt]).toEqual([false, null]);
    expect(await db().membership.count({ where: { userId: row.id } })).toBe(0);
    expect(await db().userGrant.count({ where: { userId: row.id } })).toBe(0);
  });

  it.each(["/users/register", "/api/users/register/", "/api/users/register"])("by %s, as a form", async (path) => {
    const body = new URLSearchParams(await valid());
    expect((await ask(server, "POST", path, { body })).status).toBe(201);
  });

  it("always treats the caller as a stranger, but ends the session of the cookie sent along", async () => {
    const body = await valid();
    await addTeacher(`cookie${body.phone}`);
    const form = new URLSearchParams({ username: `cookie${body.phone}`, password: "example-1" });
    const signedIn = await ask(server, "POST", "/account/login/", { body: form });
    const cookie = /sessionid=[^;]+/.exec(signedIn.headers.get("set-cookie") ?? "")?.[0] ?? "";
    const { status } = await post(body, { authorization: "Bearer x", cookie, origin: "http://evil.example" });
    expect(status).toBe(201);
    expect((await ask(server, "GET", "/users/1/", { headers: { cookie } })).status).toBe(401);
  });
});

describe("the code", () => {
  const refusal = async (body: unknown) => {
    const { status, text } = await post(body);
    return status === 400 ? JSON.parse(text).non_field_errors?.[0] : status;
  };
  const WRONG = "验证码错误";
  const SPENT = "验证码已经失效";

  it("must have been sent to this phone", async () => {
    const { sms_code } = await valid();
    expect(await refusal({ username: "user1", password: "1", school_id: 1, phone: newPhone(), sms_code })).toBe(WRONG);
  });

  it("is dead after five wrong tries, whatever is given; a new one works", async () => {
    const body = await valid();
    for (let step = 1; step <= 5; step++) expect(await refusal({ ...body, sms_code: wrong(body.sms_code, step) })).toBe(WRONG);
    expect(await refusal({ ...body, sms_code: wrong(body.sms_code, 6) })).toBe(SPENT);
    expect(await refusal(body)).toBe(SPENT);
    expect(await refusal({ ...body, sms_code: await codeFor(server, body.phone) })).toBe(201);
  });

  it("works after four wrong tries", async () => {
    const body = await valid();
    for (let step = 1; step <= 4; step++) expect(await refusal({ ...body, sms_code: wrong(body.sms_code, step) })).toBe(WRONG);
    expect(await refusal(body)).toBe(201);
  });

  it("is used once, also when its user is gone", async () => {
    const body = await valid();
    expect(await refusal(body)).toBe(201);
    const free = { usernameKey: null, phoneKey: null, deletedAt: new Date() };
    await db().user.updateMany({ where: { phone: body.phone }, data: free });
    expect(await refusal(body)).toBe(SPENT);
    expect(await refusal({ ...body, sms_code: wrong(body.sms_code) })).toBe(SPENT);
  });

  it("lives 300 s; a wrong one is wrong later too", async () => {
    const body = await valid();
    const move = (expiresAt: Date) => db().smsCode.update({ where: { phone: body.phone }, data: { expiresAt } });
    await move(new Date(Date.now() - 1000));
    for (let count = 0; count < 6; count++) expect(await refusal(body)).toBe(SPENT);
    expect(await refusal({ ...body, sms_code: wrong(body.sms_code) })).toBe(WRONG);
    await move(new Date(Date.now() + 10_000));
    expect(await refusal(body)).toBe(201);
  });

  it("of before is wrong when a new one was sent", async () => {
    const body = await valid();
    const next = await codeFor(server, body.phone);
    if (next !== body.sms_code) expect(await refusal(body)).toBe(WRONG);
    expect(await refusal({ ...body, sms_code: next })).toBe(201);
  });

  it("of another phone is wrong", async () => {
    const [one, other] = [await valid(), await valid()];
    if (one.sms_code !== other.sms_code) expect(await refusal({ ...one, sms_code: other.sms_code })).toBe(WRONG);
  });

  it("is a text: spaces around it and numbers are read, lost zeros are not made up", async () => {
    const body = await valid();
    const typed = body.sms_code.startsWith("0") ? ` ${body.sms_code} ` : Number(body.sms_code);
    expect(await refusal({ ...body, sms_code: `0${body.sms_code}` })).toBe(WRONG);
    expect(await refusal({ ...body, sms_code: typed })).toBe(201);
  });

  it("is neither used nor tried by field errors", async () => {
    const body = await valid();
    for (let count = 0; count < 6; count++) expect((await post({ ...body, school_id: 99 })).status).toBe(400);
    expect((await post({ ...body, sms_code: wrong(body.sms_code), username: "" })).status).toBe(400);
    expect(await db().smsCode.findUnique({ where: { phone: body.phone } })).toMatchObject({ tries: 0, usedAt: null });
    expect(await refusal(body)).toBe(201);
  });
});
