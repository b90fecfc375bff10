import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { addUser, claimsOf, PASSWORD, TOKEN } from "../base/calls";
import { ask, BLANK, bearer, cookieOf, f0, NOT_DICT, NOT_TEXT, NULL, REQUIRED, THROTTLED } from "./calls";

const WRONG = f0("用户名或密码错误", { non_field_errors: ["Invalid username or password"] });
const good = { username: "user1", password: PASSWORD };

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
beforeAll(async () => {
  await addUser("user1", { email: "user1@example.com", phone: "13800000001", phoneKey: "13800000001" });
  await addUser("用户2");
  await addUser("user3", { isActive: false });
  await addUser("user4", { deletedAt: new Date() });
  await db().user.updateMany({ where: { username: "user4" }, data: { usernameKey: null } });
});

const post = (sent: Parameters<typeof ask>[3]) => ask(server, "POST", "/myapp/login/", sent);

describe("200", () => {
  it("gives both tokens, the end of the access token, and the own data unmasked", async () => {
    const { status, text, headers } = await post({ form: good });
    expect(status).toBe(200);
    const shape = `{"code":0,"msg":"登录成功","data":{"refresh":"(${TOKEN})","token":"(${TOKEN})","expire":"([\\d: -]{19})","username":"user1","email":"user1@example.com","phone":"13800000001"}}`;
    const [, refresh = "", token = "", expire = ""] = new RegExp(`^${shape}$`).exec(text) ?? [];
    const [one, two] = [claimsOf(token), claimsOf(refresh)];
    expect([one.token_type, two.token_type]).toEqual(["access", "refresh"]);
    expect([one.exp - one.iat, two.exp - two.iat]).toEqual([1800, 10_800]);
    expect(one.sid).toBe(two.sid);
    expect(Date.parse(`${expire.replace(" ", "T")}+08:00`)).toBe(one.exp * 1000);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("set-cookie")).toBeNull();
  });

  it("shows null for what there is not", async () => {
    const { text } = await post({ form: { username: "用户2", password: PASSWORD } });
    expect(text).toMatch(/"username":"用户2","email":null,"phone":null\}\}$/);
  });

  it("reads JSON and multipart alike, under both spellings, with and without slash", async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(good)) form.append(name, value);
    expect((await post({ json: good })).status).toBe(200);
    expect((await post({ body: form })).status).toBe(200);
    for (const path of ["/myapp/login", "/api/myapp/login/", "/api/myapp/login"]) {
      expect((await ask(server, "POST", path, { form: good })).status, path).toBe(200);
    }
  });

  it("takes the name trimmed, in any case and width, and shows it as stored", async () => {
    const { text } = await post({ form: { username: "  ＵＳＥＲ1 ", password: PASSWORD } });
    expect(text).toContain('"username":"user1"');
  });

  it("ends the session of the cookie sent along, looks at no credentials, notes the sign-in", async () => {
    const cookie = await cookieOf(server, "user1", PASSWORD);
    const told = await post({ form: good, headers: { cookie: `sessionid=${cookie}`, "user-agent": "check/1", ...bearer("rubbish") } });
    expect(told.status).toBe(200);
    const { sid } = claimsOf(JSON.parse(told.text).data.token);
    const session = await db().session.findUniqueOrThrow({ where: { id: sid }, include: { user: true } });
    expect(session).toMatchObject({ dialect: "myapp", userAgent: "check/1", cookieHash: null, endedAt: null });
    expect(session.user.lastLogin).toEqual(session.createdAt);
    expect(session.expiresAt.getTime() - session.createdAt.getTime()).toBe(10_800_000);
    const ended = await db().session.findFirstOrThrow({ where: { userId: session.userId, dialect: "account" } });
    expect(ended).toMatchObject({ endReason: "sign_in", endedAt: session.createdAt });
    const requestId = told.headers.get("x-request-id") ?? "";
    expect(await db().loginLog.findMany({ where: { requestId } })).toMatchObject([
      { username: "user1", success: true, userAgent: "check/1" },
    ]);
    expect(await db().operationLog.count({ where: { requestId } })).toBe(1);
  });
});

describe("400", () => {
  it.each([
    ["an unknown user", { username: "nobody", password: PASSWORD }],
    ["a wrong password", { username: "user1", password: "wrong" }],
    ["an inactive user", { username: "user3", password: PASSWORD }],
    ["a gone user", { username: "user4", password: PASSWORD }],
    ["a password of 1,025 characters", { username: "user1", password: "a".repeat(1025) }],
  ])("for %s", async (_, form) => {
    const { status, text, headers } = await post({ form });
    expect([status, text]).toEqual([400, WRONG]);
    expect(headers.get("www-authenticate")).toBeNull();
  });

  it.each([
    ["no body", {}, { username: [REQUIRED], password: [REQUIRED] }],
    ["missing fields", { json: {} }, { username: [REQUIRED], password: [REQUIRED] }],
    ["null", { json: { username: null, password: null } }, { username: [NULL], password: [NULL] }],
    ["blank", { form: { username: " ", password: "  " } }, { username: [BLANK], password: [BLANK] }],
    ["no text", { json: { username: true, password: ["a"] } }, { username: [NOT_TEXT], password: [NOT_TEXT] }],
    ["NUL", { json: { username: "a\0", password: "a" } }, { username: ["不允许是用空字符串。"] }],
    ["a lone surrogate", { json: { username: "a", password: "\ud800" } }, { password: ["Surrogate characters are not allowed: U+D800."] }],
    ["an array", { json: [] }, { non_field_errors: [NOT_DICT] }],
  ])("for %s, with the field", async (_, sent, data) => {
    const { status, text } = await post(sent);
    expect([status, text]).toEqual([400, f0("用户名或密码错误", data)]);
  });

  it("for malformed JSON and multipart, raw", async () => {
    const broken = await post({ body: "{", headers: { "content-type": "application/json" } });
    expect(broken.status).toBe(400);
    expect(broken.text).toMatch(/^\{"detail":"JSON parse error - .+"\}$/);
  });

  it("leaves a failed login row with the name as typed", async () => {
    const { headers } = await post({ form: { username: " nobody\n ", password: "x" } });
    const rows = await db().loginLog.findMany({ where: { requestId: headers.get("x-request-id") ?? "" } });
    expect(rows).toMatchObject([{ username: "nobody", success: false, status: 400 }]);
  });
});

describe("other refusals", () => {
  it("405 with Allow; OPTIONS", async () => {
    const { status, text, headers } = await ask(server, "GET", "/myapp/login/");
    expect([status, text]).toEqual([405, '{"detail":"方法 “GET” 不被允许。"}']);
    expect(headers.get("allow")).toBe("POST, OPTIONS");
    expect((await ask(server, "HEAD", "/myapp/login/")).status).toBe(405);
    const options = await ask(server, "OPTIONS", "/myapp/login/");
    expect([options.status, options.text, options.headers.get("allow")]).toEqual([204, "", "POST, OPTIONS"]);
  });

  it("413 and 415", async () => {
    const long = await post({ body: "a".repeat(1_048_577), headers: { "content-type": "application/json" } });
    expect([long.status, long.text]).toEqual([413, '{"detail":"请求体过大。"}']);
    const plain = await post({ body: "a", headers: { "content-type": "text/plain" } });
    expect([plain.status, plain.text]).toEqual([415, '{"detail":"不支持请求中的媒体类型 “text/plain”。"}']);
  });

  it("429 from the eleventh failure on, also with the right password; field errors do not count", async () => {
    await addUser("user5");
    const headers = { "x-forwarded-for": "203.0.113.5" };
    for (let time = 0; time < 12; time += 1) await post({ form: { username: "user5", password: "" }, headers });
    for (let time = 0; time < 10; time += 1)
      expect((await post({ form: { username: "user5", password: "wrong" }, headers })).text).toBe(WRONG);
    const refused = await post({ form: { username: "user5", password: PASSWORD }, headers });
    expect(refused.status).toBe(429);
    const [, seconds] = THROTTLED.exec(refused.text) ?? [];
    expect(refused.headers.get("retry-after")).toBe(seconds);
    expect((await post({ form: { username: "user5", password: PASSWORD } })).status).toBe(200);
    const rows = await db().loginLog.findMany({ where: { requestId: refused.headers.get("x-request-id") ?? "" } });
    expect(rows).toMatchObject([{ success: false, status: 429 }]);
  });
});
