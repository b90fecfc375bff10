import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { TEST_SECRET } from "../../support/server";
import { addUser, claimsOf, forge, PASSWORD, signIn as signInBase, TOKEN } from "../base/calls";
import { ask, BLANK, bearer, NOT_DICT, NOT_TEXT, NULL, REQUIRED, signIn } from "./calls";

const INVALID = '{"detail":"令牌无效或已过期","code":"token_not_valid"}';
const NO_ACCOUNT = '{"detail":"No active account found for the given token."}';

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
beforeAll(async () => {
  for (const name of ["user1", "user2", "user3", "user4"]) await addUser(name, { email: `${name}@example.com` });
});

const post = (refresh: unknown) => ask(server, "POST", "/myapp/token/refresh/", { json: { refresh } });
const rotate = (token: string) => ask(server, "POST", "/api/v1/base/refresh_token", { json: { refresh_token: token } });
const sessionOf = (token: string) => db().session.findUniqueOrThrow({ where: { id: claimsOf(token).sid } });

async function expectRefused(refresh: string, text = INVALID): Promise<void> {
  const told = await post(refresh);
  expect([told.status, told.text]).toEqual([401, text]);
  expect(told.headers.get("www-authenticate")).toBe('Bearer realm="api"');
}

describe("200", () => {
  it("gives an access token of the same session, as often as asked, by form and both spellings", async () => {
    const { refresh } = await signIn(server, "user1", PASSWORD);
    const tokens = new Set<string>();
    for (const path of ["/myapp/token/refresh/", "/myapp/token/refresh", "/api/myapp/token/refresh/"]) {
      const { status, text } = await ask(server, "POST", path, { form: { refresh } });
      expect(status, path).toBe(200);
      const [, access = ""] = new RegExp(`^{"access":"(${TOKEN})"}$`).exec(text) ?? [];
      const claims = claimsOf(access);
      expect(claims).toMatchObject({ token_type: "access", username: "user1", email: "user1@example.com", sid: claimsOf(refresh).sid });
      expect(claims.exp - claims.iat).toBe(1800);
      tokens.add(access);
      const caller = await ask(server, "GET", "/myapp/log/op/", { headers: bearer(access) });
      expect(caller.status).toBe(403);
    }
    expect(tokens.size).toBe(3);
  });

  it("prolongs the session to the end of the new token, and never shortens it", async () => {
    const { refresh } = await signIn(server, "user1", PASSWORD);
    const { id, expiresAt } = await sessionOf(refresh);
    await post(refresh);
    expect((await sessionOf(refresh)).expiresAt).toEqual(expiresAt);
    await db().session.update({ where: { id }, data: { expiresAt: new Date(Date.now() + 60_000) } });
    const { text } = await post(refresh);
    expect((await sessionOf(refresh)).expiresAt.getTime()).toBe(claimsOf(JSON.parse(text).access).exp * 1000);
  });

  it("takes a refresh token of base", async () => {
    expect((await post((await signInBase(server, "user1")).refresh)).status).toBe(200);
  });

  it("leaves an op row and no login row", async () => {
    const { headers } = await post((await signIn(server, "user1", PASSWORD)).refresh);
    const where = { requestId: headers.get("x-request-id") ?? "" };
    expect(await db().operationLog.findMany({ where })).toMatchObject([{ content: '{"body":{"refresh":"***"}}', status: 200 }]);
    expect(await db().loginLog.count({ where })).toBe(0);
  });
});

describe("401", () => {
  it("for an access token", async () => {
    const { token } = await signIn(server, "user1", PASSWORD);
    await expectRefused(token, '{"detail":"令牌类型错误","code":"token_not_valid"}');
  });

  it("for tokens that are none of ours, or ended", async () => {
    const { refresh } = await signIn(server, "user1", PASSWORD);
    const claims = claimsOf(refresh);
    for (const token of [
      "rubbish",
      refresh.slice(0, -2),
      refresh.split(".").slice(0, 2).join("."),
      forge({ ...claims, exp: claims.iat - 1 }),
      forge({ ...claims, iss: "other" }),
      forge({ ...claims, sid: undefined }),
      forge({ ...claims, sid: "0".repeat(32) }),
      forge(claims, { alg: "HS256", typ: "JWT" }, "another-secret-another-secret-another-secret"),
      forge(claims, { alg: "none", typ: "JWT" }),
      forge(claims, { alg: "HS384", typ: "JWT" }, TEST_SECRET, "sha384"),
    ]) {
      await expectRefused(token);
    }
    expect((await post(refresh)).status).toBe(200);
  });

  it("after logout", async () => {
    const { refresh, token } = await signIn(server, "user1", PASSWORD);
    await ask(server, "POST", "/account/logout/", { headers: bearer(token) });
    await expectRefused(refresh);
  });

  it("for a user who is inactive or gone, whether or not the session lasts", async () => {
    const { refresh } = await signIn(server, "user2", PASSWORD);
    await db().user.updateMany({ where: { username: "user2" }, data: { isActive: false } });
    await expectRefused(refresh, NO_ACCOUNT);
    await db().session.updateMany({ where: { id: claimsOf(refresh).sid }, data: { endedAt: new Date() } });
    await expectRefused(refresh, NO_ACCOUNT);
    await db().user.updateMany({ where: { username: "user2" }, data: { deletedAt: new Date(), usernameKey: null } });
    await expectRefused(refresh, NO_ACCOUNT);
  });
});

describe("a token that base has rotated away", () => {
  it("is usable for 10 s, while its successor is unused", async () => {
    const { refresh } = await signIn(server, "user3", PASSWORD);
    expect((await rotate(refresh)).status).toBe(200);
    expect((await post(refresh)).status).toBe(200);
    expect((await sessionOf(refresh)).endedAt).toBeNull();
  });

  it("later ends the session, and with it every token", async () => {
    const { refresh, token } = await signIn(server, "user3", PASSWORD);
    await rotate(refresh);
    const earlier = new Date(Date.now() - 11_000);
    await db().rotatedToken.updateMany({ where: { sessionId: claimsOf(refresh).sid }, data: { rotatedAt: earlier } });
    await expectRefused(refresh);
    expect(await sessionOf(refresh)).toMatchObject({ endReason: "reuse" });
    const caller = await ask(server, "GET", "/myapp/log/op/", { headers: bearer(token) });
    expect(caller.status).toBe(401);
  });

  it("ends the session once its successor was used here", async () => {
    const { refresh } = await signIn(server, "user4", PASSWORD);
    const successor = JSON.parse((await rotate(refresh)).text).data.refresh_token;
    expect((await post(successor)).status).toBe(200);
    await expectRefused(refresh);
    expect(await sessionOf(refresh)).toMatchObject({ endReason: "reuse" });
    await expectRefused(successor);
  });
});

describe("400 and 405", () => {
  it.each([
    ["missing", {}, { refresh: [REQUIRED] }],
    ["blank", { refresh: "  " }, { refresh: [BLANK] }],
    ["null", { refresh: null }, { refresh: [NULL] }],
    ["not text", { refresh: ["a"] }, { refresh: [NOT_TEXT] }],
    ["no object", [], { non_field_errors: [NOT_DICT] }],
  ])("%s", async (_, json, body) => {
    const told = await ask(server, "POST", "/myapp/token/refresh/", { json });
    expect([told.status, told.text]).toEqual([400, JSON.stringify(body)]);
  });

  it("Allow", async () => {
    const { status, headers } = await ask(server, "GET", "/myapp/token/refresh/");
    expect([status, headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });
});
