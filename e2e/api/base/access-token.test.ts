import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { addUser, call, claimsOf, f2, fromElsewhere, PASSWORD, TOKEN } from "./calls";

const UNREADABLE = f2(422, "请求参数验证失败，请检查输入格式");
const WRONG = f2(400, "用户名或密码错误");
const good = { username: "user1", password: PASSWORD };

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
beforeAll(async () => {
  await addUser("user1", { email: "user1@example.com" });
  await addUser("Üser一", { email: "" });
  await addUser("user3", { isActive: false });
  await addUser("user4", { deletedAt: new Date() });
  await db().user.updateMany({ where: { username: "user4" }, data: { usernameKey: null } });
});

const post = (body?: unknown, headers = {}) => call(server, "POST", "/access_token", body, { ...fromElsewhere(), ...headers });

describe("200", () => {
  it("gives both tokens of one session, in the documented order", async () => {
    const { status, text, headers } = await post(good);
    expect(status).toBe(200);
    const shape = `{"code":200,"msg":"success","data":{"access_token":"(${TOKEN})","refresh_token":"(${TOKEN})","username":"user1","token_type":"bearer","expires_in":14400}}`;
    const [, access = "", refresh = ""] = new RegExp(`^${shape}$`).exec(text) ?? [];
    expect(headers.get("set-cookie")).toBeNull();
    const [one, two] = [claimsOf(access), claimsOf(refresh)];
    const names = ["token_type", "user_id", "username", "name", "email", "exp", "iat", "jti", "sid", "iss"];
    expect([Object.keys(one), Object.keys(two)]).toEqual([names, names]);
    expect(one).toMatchObject({ token_type: "access", username: "user1", name: "user1", email: "user1@example.com", iss: "gatehouse" });
    expect(two).toMatchObject({ token_type: "refresh", user_id: one.user_id, sid: one.sid, iat: one.iat });
    expect([one.exp - one.iat, two.exp - two.iat]).toEqual([14_400, 604_800]);
    expect([one.jti, two.jti].every((jti) => /^[0-9a-f]{32}$/.test(jti))).toBe(true);
    expect(one.jti).not.toBe(two.jti);
  });

  it("notes the sign-in: last_login, session, login row, op row", async () => {
    const told = await post(good, { "user-agent": "check/1" });
    const { sid, user_id: userId } = claimsOf(JSON.parse(told.text).data.access_token);
    const session = await db().session.findUniqueOrThrow({ where: { id: sid } });
    expect(session).toMatchObject({ userId, dialect: "base", userAgent: "check/1", cookieHash: null, endedAt: null });
    expect(session.expiresAt.getTime() - session.createdAt.getTime()).toBe(604_800_000);
    const user = await db().user.findUniqueOrThrow({ where: { usernameKey: "user1" } });
    expect(user.lastLogin).toEqual(session.createdAt);
    expect(user.updatedAt).toEqual(user.createdAt);
    const requestId = told.headers.get("x-request-id") ?? "";
    const login = await db().loginLog.findMany({ where: { requestId } });
    expect(login).toMatchObject([{ username: "user1", success: true, status: 200, userAgent: "check/1", dialect: "base" }]);
    const operation = await db().operationLog.findMany({ where: { requestId } });
    expect(operation).toMatchObject([{ url: "/api/v1/base/access_token", method: "POST", status: 200 }]);
    expect(operation[0]?.content).toBe('{"body":{"username":"user1","password":"***"}}');
  });

  it.each([
    ["the slash", "/access_token/", good, {}],
    ["another case of the name", "/access_token", { ...good, username: "USER1" }, {}],
    ["space around the name", "/access_token", { ...good, username: " user1 " }, {}],
    ["letters of the world", "/access_token", { ...good, username: "üser一" }, {}],
    ["kin of JSON", "/access_token", good, { "content-type": "application/vnd.api+json" }],
    ["a charset", "/access_token", good, { "content-type": "Application/JSON; Charset=UTF-8" }],
    ["unknown fields", "/access_token", { ...good, scope: [1], is_superuser: true }, {}],
    ["bad credentials beside", "/access_token", good, { authorization: "Bearer rubbish", cookie: "sessionid=rubbish" }],
    ["another origin", "/access_token", good, { origin: "https://elsewhere.example" }],
    ["the last of repeated keys", "/access_token", `{"username":"x","password":"x","username":"user1","password":"${PASSWORD}"}`, {}],
  ])("takes %s", async (_, path, body, headers) => {
    expect((await call(server, "POST", path, body, { ...fromElsewhere(), ...headers })).status).toBe(200);
  });

  it("tells an empty email as null in the claims and the name as stored", async () => {
    const { data } = JSON.parse((await post({ ...good, username: "ÜSER一" })).text);
    expect(data.username).toBe("Üser一");
    expect(claimsOf(data.access_token).email).toBeNull();
  });
});

describe("400", () => {
  it.each([
    ["unknown", { ...good, username: "nobody" }],
    ["wrong", { ...good, password: "b" }],
    ["disabled", { ...good, username: "user3" }],
    ["deleted", { ...good, username: "user4" }],
    ["an empty name", { ...good, username: "" }],
    ["an empty password", { ...good, password: "" }],
    ["both empty", { username: "", password: "" }],
    ["a password with spaces around", { ...good, password: ` ${PASSWORD} ` }],
    ["an overlong password", { ...good, password: "a".repeat(1_025) }],
    ["an overlong name", { ...good, username: "u".repeat(5_000) }],
  ])("%s", async (_, body) => {
    const { status, text, headers } = await post(body);
    expect({ status, text }).toEqual({ status: 400, text: WRONG });
    expect(headers.get("www-authenticate")).toBeNull();
    const requestId = headers.get("x-request-id") ?? "";
    expect(await db().loginLog.findMany({ where: { requestId } })).toMatchObject([
      { username: body.username.slice(0, 50), success: false, status: 400 },
    ]);
    expect(await db().errorLog.count({ where: { requestId } })).toBe(0);
  });
});

describe("204 and 405", () => {
  it("OPTIONS", async () => {
    const { status, text, headers } = await call(server, "OPTIONS", "/access_token");
    expect([status, text, headers.get("allow")]).toEqual([204, "", "POST, OPTIONS"]);
  });

  it.each(["GET", "PUT", "PATCH", "DELETE"])("%s", async (method) => {
    const { status, text, headers } = await call(server, method, "/access_token");
    expect({ status, text }).toEqual({ status: 405, text: f2(405, "请求方法不允许") });
    expect(headers.get("allow")).toBe("POST, OPTIONS");
  });

  it("HEAD", async () => {
    const { status, text, headers } = await call(server, "HEAD", "/access_token");
    expect([status, text, headers.get("allow")]).toEqual([405, "", "POST, OPTIONS"]);
  });
});

describe("413", () => {
  const padded = (size: number) => `${JSON.stringify(good)}${" ".repeat(size - JSON.stringify(good).length)}`;

  it("over 1 MiB, and not at it", async () => {
    expect((await post(padded(1_048_575))).status).toBe(200);
    expect((await post(padded(1_048_576))).status).toBe(200);
    const { status, text } = await post(padded(1_048_577));
    expect({ status, text }).toEqual({ status: 413, text: f2(413, "请求体过大") });
  });
});

describe("422", () => {
  it.each([
    ["no body", undefined],
    ["an empty object", {}],
    ["no password", { username: "user1" }],
    ["no name", { password: PASSWORD }],
    ["null", { ...good, password: null }],
    ["a number", { ...good, password: 7 }],
    ["a truth value", { ...good, username: true }],
    ["a list", { ...good, username: ["user1"] }],
    ["an object", { ...good, username: { $ne: null } }],
    ["NUL", { ...good, username: "user1\u0000" }],
    ["a lone surrogate", { ...good, password: "\ud800" }],
    ["an array", [good]],
    ["a text", '"user1"'],
    ["null as a whole", "null"],
    ["no JSON", "{"],
    ["NaN", '{"username":NaN,"password":"a"}'],
    ["a byte order mark", `\ufeff${JSON.stringify(good)}`],
    ["deep nesting", `{"username":"user1","password":"a","x":${"[".repeat(40)}${"]".repeat(40)}}`],
  ])("%s", async (_, body) => {
    const { status, text } = await post(body);
    expect({ status, text }).toEqual({ status: 422, text: UNREADABLE });
  });

  it.each([
    ["a form", "username=user1&password=a", { "content-type": "application/x-www-form-urlencoded" }],
    ["a plain text", JSON.stringify(good), { "content-type": "text/plain" }],
    ["another charset", JSON.stringify(good), { "content-type": "application/json; charset=utf-16" }],
    ["a compressed body", JSON.stringify(good), { "content-encoding": "gzip" }],
  ])("%s", async (_, body, headers) => {
    const { status, text } = await post(body, headers);
    expect({ status, text }).toEqual({ status: 422, text: UNREADABLE });
  });

  it("is an operation, and no try of a sign-in", async () => {
    const told = await post({ username: "user1" });
    const requestId = told.headers.get("x-request-id") ?? "";
    expect(await db().operationLog.count({ where: { requestId, status: 422 } })).toBe(1);
    expect(await db().loginLog.count({ where: { requestId } })).toBe(0);
  });
});

describe("429", () => {
  it("after ten failures of an account from one source, even with the right password", async () => {
    await addUser("user5");
    const source = fromElsewhere();
    const attempt = (password: string) => call(server, "POST", "/access_token", { username: "user5", password }, source);
    for (let tries = 0; tries < 10; tries++) expect((await attempt("b")).status).toBe(400);
    const { status, text, headers } = await attempt(PASSWORD);
    expect({ status, text }).toEqual({ status: 429, text: f2(429, "请求过于频繁") });
    expect(headers.get("retry-after")).toMatch(/^([1-8]\d{0,2}|900)$/);
    expect((await call(server, "POST", "/access_token", { username: "user5", password: PASSWORD }, fromElsewhere())).status).toBe(200);
  });

  it("for a source with a hundred failures, whatever it sends", async () => {
    const source = { "x-forwarded-for": "203.0.113.9" };
    await db().throttle.create({ data: { key: "sign_in:203.0.113.9", points: 100, expiresAt: BigInt(Date.now() + 60_000) } });
    for (const body of [good, undefined, "{"]) expect((await call(server, "POST", "/access_token", body, source)).status).toBe(429);
    expect((await call(server, "GET", "/access_token", undefined, source)).status).toBe(405);
  });
});
