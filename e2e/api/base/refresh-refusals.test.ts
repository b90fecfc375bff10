import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { addUser, age, call, claimsOf, f2, forge, fromElsewhere, pairOf, refreshMyapp, signIn, signInMyapp, type Told } from "./calls";

const REFUSED = { status: 401, text: f2(401, "令牌无效或已过期") };

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
beforeAll(async () => {
  await addUser("user1");
});

const refresh = (token: string) => call(server, "POST", "/refresh_token", { refresh_token: token }, fromElsewhere());
const told = ({ status, text }: Told) => ({ status, text });
const mayRead = async (token: string) =>
  (await call(server, "GET", "/userinfo", undefined, { authorization: `Bearer ${token}` })).status === 200;

describe("401: a token that comes again", () => {
  it("after its successor was used ends the session and all its tokens", async () => {
    const first = await signIn(server, "user1");
    const second = pairOf(await refresh(first.refresh));
    const third = pairOf(await refresh(second.refresh));
    const reuse = await refresh(first.refresh);
    expect(told(reuse)).toEqual(REFUSED);
    expect(reuse.headers.get("www-authenticate")).toBe("Bearer");
    for (const { access } of [first, second, third]) expect(await mayRead(access)).toBe(false);
    for (const token of [second.refresh, third.refresh]) expect(told(await refresh(token))).toEqual(REFUSED);
    const session = await db().session.findUniqueOrThrow({ where: { id: claimsOf(first.access).sid } });
    expect(session).toMatchObject({ endReason: "reuse" });
    const row = await db().operationLog.findFirstOrThrow({ where: { requestId: reuse.headers.get("x-request-id") ?? "" } });
    expect(row).toMatchObject({ status: 401, reason: "token_reuse" });
  });

  it("after ten seconds ends the session, also when the successor was never used", async () => {
    const first = await signIn(server, "user1");
    const second = pairOf(await refresh(first.refresh));
    await age(first.refresh, 11);
    expect(told(await refresh(first.refresh))).toEqual(REFUSED);
    expect(told(await refresh(second.refresh))).toEqual(REFUSED);
    expect(await mayRead(second.access)).toBe(false);
  });

  it("after its successor was used at the refresh call of another document", async () => {
    const first = await signInMyapp(server, "user1");
    const second = pairOf(await refresh(first.refresh));
    expect((await refreshMyapp(server, first.refresh)).status).toBe(200);
    expect((await refreshMyapp(server, second.refresh)).status).toBe(200);
    expect(told(await refresh(first.refresh))).toEqual(REFUSED);
    expect((await refreshMyapp(server, second.refresh)).status).toBe(401);
    expect(await mayRead(second.access)).toBe(false);
  });

  it("at the refresh call of another document ends the session too", async () => {
    const first = await signIn(server, "user1");
    const second = pairOf(await refresh(first.refresh));
    await age(first.refresh, 11);
    expect((await refreshMyapp(server, first.refresh)).status).toBe(401);
    expect(told(await refresh(second.refresh))).toEqual(REFUSED);
  });

  it("is told apart by its jti, not by its text", async () => {
    const first = await signIn(server, "user1");
    const second = pairOf(await refresh(first.refresh));
    pairOf(await refresh(second.refresh));
    expect(told(await refresh(`${first.refresh}=`))).toEqual(REFUSED);
    expect(await mayRead(second.access)).toBe(false);
  });

  it("leaves other sessions of the user alone", async () => {
    const other = await signIn(server, "user1");
    const first = await signIn(server, "user1");
    pairOf(await refresh(pairOf(await refresh(first.refresh)).refresh));
    expect(told(await refresh(first.refresh))).toEqual(REFUSED);
    expect(await mayRead(other.access)).toBe(true);
  });
});

describe("401: other tokens", () => {
  it("an access token", async () => {
    const { access } = await signIn(server, "user1");
    expect(told(await refresh(access))).toEqual(REFUSED);
    expect(await mayRead(access)).toBe(true);
  });

  it.each<[string, Record<string, unknown>, unknown?, (string | undefined)?, string?]>([
    ["expired", { exp: 1_893_456 }],
    ["another issuer", { iss: "other" }],
    ["an audience", { aud: "other" }],
    ["no jti", { jti: undefined }],
    ["no type", { token_type: undefined }],
    ["no user", { user_id: undefined }],
    ["an unknown user", { user_id: 999_999 }],
    ["no session", { sid: undefined }],
    ["an unknown session", { sid: "unknown" }],
    ["another secret", {}, undefined, "another-long-secret-of-at-least-32-bytes"],
    ["no algorithm", {}, { alg: "none", typ: "JWT" }],
    ["another algorithm", {}, { alg: "HS512", typ: "JWT" }, undefined, "sha512"],
  ])("%s", async (_, change, header, secret, digest) => {
    const { refresh: token, access } = await signIn(server, "user1");
    expect(told(await refresh(forge({ ...claimsOf(token), ...change }, header, secret, digest)))).toEqual(REFUSED);
    expect(await mayRead(access)).toBe(true);
    pairOf(await refresh(token));
  });

  it.each(["", " ", "rubbish", "a.b", "a.b.c", "null", "dev", "密", "x".repeat(5_000)])("rubbish %#", async (token) => {
    expect(told(await refresh(token))).toEqual(REFUSED);
  });

  it("a session that was ended or is over", async () => {
    for (const change of [{ endedAt: new Date() }, { expiresAt: new Date(1000) }]) {
      const { refresh: token } = await signIn(server, "user1");
      await db().session.update({ where: { id: claimsOf(token).sid }, data: change });
      expect(told(await refresh(token))).toEqual(REFUSED);
    }
  });

  it("a session of somebody else", async () => {
    const userId = await addUser("user2");
    const { refresh: token } = await signIn(server, "user1");
    expect(told(await refresh(forge({ ...claimsOf(token), user_id: userId })))).toEqual(REFUSED);
  });

  it("a user who is gone, or inactive whatever the session", async () => {
    await addUser("user3");
    const { refresh: token } = await signIn(server, "user3");
    const change = (data: object) => db().user.updateMany({ where: { username: "user3" }, data });
    await change({ isActive: false });
    const inactive = { status: 401, text: f2(401, "用户不存在或已被禁用") };
    expect(told(await refresh(token))).toEqual(inactive);
    await db().session.update({ where: { id: claimsOf(token).sid }, data: { endedAt: new Date() } });
    expect(told(await refresh(token))).toEqual(inactive);
    await change({ deletedAt: new Date() });
    expect(told(await refresh(token))).toEqual(REFUSED);
  });
});
