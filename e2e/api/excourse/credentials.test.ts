import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { claimsOf, forge } from "../base/calls";
import { addTeacher, ask, jwt, NOT_FOUND, tokenOf } from "./calls";

const NONE = "身份认证信息未提供。";
const DECODING = "Error decoding signature.";
const EXPIRED = "Signature has expired.";
const PAYLOAD = "Invalid payload.";

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
let id: number;
let token: string;
beforeAll(async () => {
  id = await addTeacher("user1");
  token = await tokenOf(server, "user1");
});

/** What a call to a protected address says: `200`, or the sentence of its 401. */
async function told(headers: Record<string, string>, method = "GET"): Promise<string> {
  const { status, text, headers: answered } = await ask(server, method, `/users/${id}/`, { headers });
  if (status === 200) return "200";
  const { detail } = JSON.parse(text);
  expect({ status, text }).toEqual({ status: 401, text: JSON.stringify({ detail }) });
  expect(answered.get("www-authenticate")).toBe('JWT realm="api"');
  return detail;
}
const changed = (change: Record<string, unknown>, header?: unknown) => told(jwt(forge({ ...claimsOf(token), ...change }, header)));

it.each(["JWT", "jwt", "Bearer", "bearer"])("takes the scheme %s", async (scheme) => {
  expect(await told({ authorization: `${scheme} ${token}` })).toBe("200");
});

describe("401", () => {
  it.each([
    ["nothing", {}, NONE],
    ["another scheme", { authorization: "Basic dXNlcjE6eA==" }, NONE],
    ["an unknown cookie", { cookie: "sessionid=unknown" }, NONE],
    ["no token", { authorization: "JWT" }, "Invalid Authorization header. No credentials provided."],
    ["three parts", { authorization: "JWT a b" }, "Invalid Authorization header. Credentials string should not contain spaces."],
    ["rubbish", { authorization: "JWT a.b.c" }, DECODING],
    ["a word", { authorization: "Bearer dev" }, DECODING],
  ])("for %s", async (_name, headers, text) => {
    for (const method of ["GET", "PUT", "PATCH"]) expect(await told(headers, method)).toBe(text);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["another issuer", { iss: "other" }, DECODING],
    ["an ended token", { exp: 1_000_000_000 }, EXPIRED],
    ["no exp", { exp: undefined }, PAYLOAD],
    ["no jti", { jti: undefined }, PAYLOAD],
    ["no token_type", { token_type: undefined }, PAYLOAD],
    ["a refresh token", { token_type: "refresh" }, PAYLOAD],
    ["no user", { user_id: undefined }, PAYLOAD],
    ["a user of text", { user_id: "x" }, PAYLOAD],
    ["an unknown user", { user_id: 999_999 }, "Invalid signature."],
    ["no session", { sid: undefined }, EXPIRED],
    ["an unknown session", { sid: "unknown" }, EXPIRED],
  ])("for %s", async (_name, change, text) => {
    expect(await changed(change)).toBe(text);
  });

  it("for other algorithms and secrets", async () => {
    expect(await changed({}, { alg: "none", typ: "JWT" })).toBe(DECODING);
    expect(await changed({}, { alg: "HS512", typ: "JWT" })).toBe(DECODING);
    expect(await told(jwt(forge(claimsOf(token), undefined, "another-secret-another-secret-another")))).toBe(DECODING);
  });

  it("for users who are disabled or gone, and sessions that ended, from the next call", async () => {
    const other = await addTeacher("user2");
    const own = jwt(await tokenOf(server, "user2"));
    expect(await told(own)).toBe("200");
    await db().user.update({ where: { id: other }, data: { isActive: false } });
    expect(await told(own)).toBe("User account is disabled.");
    await db().user.update({ where: { id: other }, data: { deletedAt: new Date(), usernameKey: null } });
    expect(await told(own)).toBe("Invalid signature.");
    await db().user.update({ where: { id: other }, data: { deletedAt: null, isActive: true } });
    await db().session.updateMany({ where: { userId: other }, data: { endedAt: new Date() } });
    expect(await told(own)).toBe(EXPIRED);
  });

  it("before 404, and after 405", async () => {
    expect((await ask(server, "GET", "/users/999999/")).status).toBe(401);
    expect((await ask(server, "GET", "/users/x/")).status).toBe(401);
    expect((await ask(server, "DELETE", "/users/x/")).status).toBe(405);
    const { status, text } = await ask(server, "GET", "/users/x/", { headers: jwt(token) });
    expect({ status, text }).toEqual({ status: 404, text: NOT_FOUND });
  });
});

describe("the cookie", () => {
  it("proves the caller, and is held to the same origin for changes", async () => {
    const body = new URLSearchParams({ username: "user1", password: "example-1" });
    const signedIn = await ask(server, "POST", "/account/login/", { body });
    const cookie = /sessionid=[^;]+/.exec(signedIn.headers.get("set-cookie") ?? "")?.[0] ?? "";
    const put = (headers: Record<string, string>) => ask(server, "PUT", `/users/${id}/`, { json: {}, headers: { cookie, ...headers } });
    expect((await put({})).status).toBe(200);
    expect((await put({ origin: server.url })).status).toBe(200);
    const { status, text, headers } = await put({ origin: "http://evil.example" });
    const reason = "Origin checking failed - http://evil.example does not match any trusted origins.";
    expect({ status, text }).toEqual({ status: 403, text: `{"detail":"CSRF Failed: ${reason}"}` });
    expect(headers.get("x-decision-id")).toBeNull();
    expect(await told({ cookie, authorization: "JWT bad" })).toBe(DECODING);
  });
});
