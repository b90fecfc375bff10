import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { sha256Hex } from "@/lib/security/opaque";
import { openServer, server } from "../../support/program";
import { addUser, age, call, claimsOf, f2, forge, fromElsewhere, pairOf, signIn, signInMyapp, type Told } from "./calls";

const UNREADABLE = f2(422, "请求参数验证失败，请检查输入格式");
const DAY = 86_400;

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
beforeAll(async () => {
  await addUser("user1", { email: "user1@example.com" });
});

const post = (body?: unknown, headers = {}, path = "/refresh_token") =>
  call(server, "POST", path, body, { ...fromElsewhere(), ...headers });
const refresh = (token: string) => post({ refresh_token: token });
const told = ({ status, text }: Told) => ({ status, text });
const mayRead = async (token: string) =>
  (await call(server, "GET", "/userinfo", undefined, { authorization: `Bearer ${token}` })).status === 200;

describe("200", () => {
  it("exchanges the token for a new pair of the same session", async () => {
    const first = await signIn(server, "user1");
    const answer = await refresh(first.refresh);
    const next = pairOf(answer);
    expect(answer.headers.get("content-type")).toBe("application/json");
    const [old, access, renewed] = [first.refresh, next.access, next.refresh].map(claimsOf);
    const names = ["token_type", "user_id", "username", "name", "email", "exp", "iat", "jti", "sid", "iss"];
    expect([Object.keys(access ?? {}), Object.keys(renewed ?? {})]).toEqual([names, names]);
    expect(access).toMatchObject({ token_type: "access", user_id: old?.user_id, sid: old?.sid, email: "user1@example.com" });
    expect(renewed).toMatchObject({ token_type: "refresh", user_id: old?.user_id, sid: old?.sid, iss: "gatehouse" });
    expect([access, renewed].map((claims) => (claims?.exp ?? 0) - (claims?.iat ?? 0))).toEqual([14_400, 604_800]);
    expect(new Set([old?.jti, access?.jti, renewed?.jti]).size).toBe(3);
    expect(renewed?.jti).toMatch(/^[0-9a-f]{32}$/);
    expect([await mayRead(first.access), await mayRead(next.access)]).toEqual([true, true]);
  });

  it("can go on for long, with and without the slash", async () => {
    let { refresh: token } = await signIn(server, "user1");
    for (const path of ["/refresh_token", "/refresh_token/", "/refresh_token"]) {
      token = pairOf(await post({ refresh_token: token }, {}, path)).refresh;
    }
  });

  it("gives the same successor again, and a fresh access token, while the successor is unused", async () => {
    const { refresh: token } = await signIn(server, "user1");
    const first = pairOf(await refresh(token));
    await age(token, 8);
    const second = pairOf(await refresh(token));
    expect(second.refresh).toBe(first.refresh);
    expect(claimsOf(second.access).jti).not.toBe(claimsOf(first.access).jti);
    expect([await mayRead(first.access), await mayRead(second.access)]).toEqual([true, true]);
  });

  it("takes a token of another document", async () => {
    const { refresh: token } = await signInMyapp(server, "user1");
    const { sid, exp, iat } = claimsOf(token);
    expect(exp - iat).toBe(10_800);
    const next = claimsOf(pairOf(await refresh(token)).refresh);
    expect([next.sid, next.exp - next.iat]).toEqual([sid, 604_800]);
  });

  it("leaves an op row without the token, and no login row", async () => {
    const { refresh: token } = await signIn(server, "user1");
    const answer = await refresh(token);
    const requestId = answer.headers.get("x-request-id") ?? "";
    const rows = await db().operationLog.findMany({ where: { requestId } });
    expect(rows).toMatchObject([{ url: "/api/v1/base/refresh_token", status: 200, content: '{"body":{"refresh_token":"***"}}' }]);
    expect(await db().loginLog.count({ where: { requestId } })).toBe(0);
  });

  it("does not move last_login, and keeps only hashes", async () => {
    const { refresh: token } = await signIn(server, "user1");
    const before = await db().user.findUniqueOrThrow({ where: { usernameKey: "user1" } });
    const next = pairOf(await refresh(token)).refresh;
    expect(await db().user.findUniqueOrThrow({ where: { usernameKey: "user1" } })).toEqual(before);
    const row = await db().rotatedToken.findUniqueOrThrow({ where: { jtiHash: sha256Hex(claimsOf(token).jti) } });
    const { jti, iat, exp, sid } = claimsOf(next);
    expect(row).toMatchObject({
      successorHash: sha256Hex(jti),
      successorIat: iat,
      successorExp: exp,
      sessionId: sid,
      successorUsedAt: null,
    });
    expect(row.expiresAt.getTime()).toBe(claimsOf(token).exp * 1000);
  });

  it("ignores bad credentials and other origins beside", async () => {
    const { refresh: token } = await signIn(server, "user1");
    const headers = { authorization: "Bearer rubbish", cookie: "sessionid=rubbish", origin: "https://elsewhere.example" };
    pairOf(await post({ refresh_token: token }, headers));
  });
});

describe("the end of a chain", () => {
  it("is seven days from now and prolongs the session, for 30 days from the sign-in", async () => {
    const { refresh: token } = await signIn(server, "user1");
    const { sid, iat } = claimsOf(token);
    const signedInAt = async (seconds: number) => {
      const at = new Date((iat - seconds) * 1000);
      await db().session.update({ where: { id: sid }, data: { createdAt: at, expiresAt: new Date((iat + DAY) * 1000) } });
      return at.getTime() / 1000;
    };
    await signedInAt(22 * DAY);
    const second = claimsOf(pairOf(await refresh(token)).refresh);
    expect(second.exp - second.iat).toBe(7 * DAY);
    const session = await db().session.findUniqueOrThrow({ where: { id: sid } });
    expect(session.expiresAt.getTime()).toBe(second.exp * 1000);
    const start = await signedInAt(29 * DAY);
    const third = claimsOf(pairOf(await refresh(forge(second))).refresh);
    expect(third.exp).toBe(start + 30 * DAY);
  });

  it("does not cut the access token", async () => {
    const { refresh: token } = await signIn(server, "user1");
    const { sid, iat } = claimsOf(token);
    const at = new Date((iat - 30 * DAY + 60) * 1000);
    await db().session.update({ where: { id: sid }, data: { createdAt: at, expiresAt: new Date((iat + 60) * 1000) } });
    const next = pairOf(await refresh(token));
    const [access, renewed] = [claimsOf(next.access), claimsOf(next.refresh)];
    expect([renewed.exp, access.exp - access.iat]).toEqual([at.getTime() / 1000 + 30 * DAY, 14_400]);
    const session = await db().session.findUniqueOrThrow({ where: { id: sid } });
    expect(session.expiresAt.getTime()).toBe(access.exp * 1000);
  });
});

describe("405, 413, 422, 429", () => {
  it("methods", async () => {
    for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE"]) {
      const { status, text, headers } = await call(server, method, "/refresh_token");
      expect([status, text, headers.get("allow")]).toEqual([405, method === "HEAD" ? "" : f2(405, "请求方法不允许"), "POST, OPTIONS"]);
    }
    const { status, headers } = await call(server, "OPTIONS", "/refresh_token");
    expect([status, headers.get("allow")]).toEqual([204, "POST, OPTIONS"]);
  });

  it("a body over 1 MiB", async () => {
    expect(told(await refresh("x".repeat(1_048_576)))).toEqual({ status: 413, text: f2(413, "请求体过大") });
  });

  it.each([
    ["no body", undefined, {}],
    ["nothing in it", {}, {}],
    ["null", { refresh_token: null }, {}],
    ["a number", { refresh_token: 7 }, {}],
    ["a list", { refresh_token: ["x"] }, {}],
    ["NUL", { refresh_token: "x\u0000" }, {}],
    ["a lone surrogate", { refresh_token: "\udc00" }, {}],
    ["another name", { refresh: "x" }, {}],
    ["an array", [], {}],
    ["no JSON", "refresh_token=x", {}],
    ["a form", "refresh_token=x", { "content-type": "application/x-www-form-urlencoded" }],
  ])("422 for %s", async (_, body, headers) => {
    expect(told(await post(body, headers))).toEqual({ status: 422, text: UNREADABLE });
  });

  it("more than 60 calls of one source in a minute", async () => {
    const source = fromElsewhere();
    for (let calls = 0; calls < 60; calls++) expect((await post({ refresh_token: "x" }, source)).status).toBe(401);
    const { status, text, headers } = await post(undefined, source);
    expect({ status, text }).toEqual({ status: 429, text: f2(429, "请求过于频繁") });
    expect(headers.get("retry-after")).toMatch(/^([1-5]?\d|60)$/);
    expect((await post({ refresh_token: "x" })).status).toBe(401);
  });
});
