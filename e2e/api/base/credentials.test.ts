import { generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { exchange } from "../../support/raw-http";
import { TEST_SECRET } from "../../support/server";
import { addUser, call, claimsOf, f2, forge, signIn } from "./calls";

const MISSING = "认证失败";
const INVALID = "无效的Token";
const OVER = "登录已过期";

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
let access: string;
let refresh: string;
beforeAll(async () => {
  await addUser("user1");
  ({ access, refresh } = await signIn(server, "user1"));
});

async function ask(headers: Record<string, string>): Promise<string> {
  const { status, text, headers: answered } = await call(server, "GET", "/userinfo", undefined, headers);
  if (status === 200) return "200";
  const { msg } = JSON.parse(text);
  expect({ status, text }).toEqual({ status: 401, text: f2(401, msg) });
  expect(answered.get("www-authenticate")).toBe("Bearer");
  return msg;
}
const bearer = (token: string) => ask({ authorization: `Bearer ${token}` });
const changed = (change: Record<string, unknown>, header?: unknown) => bearer(forge({ ...claimsOf(access), ...change }, header));

describe("a header that is taken", () => {
  it.each(["Bearer", "bearer", "BEARER", "JWT", "jwt"])("%s", async (scheme) => {
    expect(await ask({ authorization: `${scheme} ${access}` })).toBe("200");
  });
});

describe("401 by the header", () => {
  it.each([
    ["none", {}, MISSING],
    ["empty", { authorization: "" }, MISSING],
    ["another scheme", { authorization: "Basic dXNlcjE6eA==" }, MISSING],
    ["a token without scheme", { authorization: "dev" }, MISSING],
    ["a token in another header", { token: "dev", "x-token": "dev" }, MISSING],
    ["an unknown cookie", { cookie: "sessionid=unknown" }, MISSING],
    ["no token", { authorization: "Bearer" }, MISSING],
    ["no token behind JWT", { authorization: "JWT " }, MISSING],
    ["three parts", { authorization: "Bearer a b" }, INVALID],
    ["%", { authorization: "Bearer %" }, INVALID],
    ["%%", { authorization: "Bearer %%" }, INVALID],
    ["a word", { authorization: "bearer x" }, INVALID],
    ["15 KB", { authorization: `Bearer ${"x".repeat(15_000)}` }, INVALID],
    ...["dev", "test", "admin-token", "null", "undefined", "true", ".", "..", "a.b", "a.b.c.d"].map(
      (word): [string, Record<string, string>, string] => [word, { authorization: `Bearer ${word}` }, INVALID],
    ),
  ])("%s", async (_, headers, msg) => {
    expect(await ask(headers)).toBe(msg);
  });

  it("bytes that are no text, and two headers", async () => {
    const head = "GET /api/v1/base/userinfo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    for (const lines of ["Authorization: Bearer \xe5\xaf\x86\xff\r\n", `Authorization: Bearer x\r\nAuthorization: Bearer y\r\n`]) {
      const { status, body } = await exchange(server.url, `${head}${lines}\r\n`);
      expect([status, body]).toEqual([401, f2(401, INVALID)]);
    }
    expect((await exchange(server.url, `${head}Authorization: Bearer \0\r\n\r\n`)).status).toBe(400);
  });

  it("decides alone, also when a good cookie stands beside it", async () => {
    const body = JSON.stringify({ username: "user1", password: "a".repeat(72) });
    const headers = { "content-type": "application/json" };
    const login = await fetch(`${server.url}/account/login/`, { method: "POST", headers, body });
    const cookie = login.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(await ask({ cookie })).toBe("200");
    expect(await ask({ cookie, authorization: "Bearer x" })).toBe(INVALID);
    expect(await ask({ cookie, authorization: "Basic x" })).toBe("200");
  });

  it("tokens elsewhere in the request count for nothing", async () => {
    const told = await call(server, "GET", `/userinfo?token=${access}&access_token=${access}`);
    expect(told.status).toBe(401);
    expect(await ask({ cookie: `sessionid=${access}` })).toBe(MISSING);
  });
});

describe("401 by the token", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["expired", { exp: 1_893_456 }, OVER],
    ["no exp", { exp: undefined }, INVALID],
    ["no jti", { jti: undefined }, INVALID],
    ["no type", { token_type: undefined }, INVALID],
    ["another type", { token_type: "sliding" }, INVALID],
    ["no user", { user_id: undefined }, INVALID],
    ["a text for a user", { user_id: "1" }, INVALID],
    ["another issuer", { iss: "other" }, INVALID],
    ["an audience", { aud: "other" }, INVALID],
    ["an unknown user", { user_id: 999_999 }, MISSING],
    ["no session", { sid: undefined }, OVER],
    ["an unknown session", { sid: "unknown" }, OVER],
  ])("%s", async (_, change, msg) => {
    expect(await changed(change)).toBe(msg);
  });

  it("a refresh token", async () => {
    expect(await bearer(refresh)).toBe(INVALID);
  });

  it("of somebody else's session", async () => {
    expect(await changed({ user_id: await addUser("user2") })).toBe(OVER);
  });

  it("damaged", async () => {
    const [head, body, signature = ""] = access.split(".");
    const other = signature.startsWith("A") ? "B" : "A";
    for (const token of [`${head}.${body}`, `${head}.${body}.`, `${head}.${body}.${other}${signature.slice(1)}`, `${access}.x`]) {
      expect(await bearer(token)).toBe(INVALID);
    }
  });

  it("by the same secret in another way, or by another secret", async () => {
    const claims = claimsOf(access);
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const input = [{ alg: "RS256", typ: "JWT" }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    const tokens = [
      ...["none", "None", "NONE", "nOnE"].map((alg) => forge(claims, { alg, typ: "JWT" })),
      `${forge(claims, { alg: "none" }).replace(/[^.]*$/, "")}`,
      forge(claims, { alg: "HS384" }, TEST_SECRET, "sha384"),
      forge(claims, { alg: "HS512" }, TEST_SECRET, "sha512"),
      forge(claims, { typ: "JWT" }),
      forge(claims, { alg: "HS256", crit: ["exp"] }),
      forge(claims, undefined, "another-long-secret-of-at-least-32-bytes"),
      forge(claims, undefined, ""),
      `${input}.${sign("sha256", Buffer.from(input), privateKey).toString("base64url")}`,
    ];
    for (const token of tokens) expect(await bearer(token)).toBe(INVALID);
  });

  it("that names its own keys: they are never fetched nor read", async () => {
    let calls = 0;
    const listener = createServer((_, answer) => {
      calls += 1;
      answer.end("{}");
    });
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", () => resolve()));
    const address = listener.address() as AddressInfo;
    const place = `http://127.0.0.1:${address.port}/keys`;
    for (const header of [{ jku: place }, { x5u: place }, { kid: "../../dev/null" }, { kid: "' OR 1=1" }]) {
      expect(await bearer(forge(claimsOf(access), { alg: "HS256", ...header }, ""))).toBe(INVALID);
    }
    listener.close();
    expect(calls).toBe(0);
  });

  it("whose user is inactive, then gone, whatever the session", async () => {
    const id = await addUser("user3");
    const { access: token } = await signIn(server, "user3");
    await db().user.update({ where: { id }, data: { isActive: false } });
    expect(await bearer(token)).toBe(MISSING);
    await db().session.updateMany({ where: { userId: id }, data: { endedAt: new Date() } });
    expect(await bearer(token)).toBe(MISSING);
    await db().user.update({ where: { id }, data: { deletedAt: new Date() } });
    expect(await bearer(token)).toBe(MISSING);
    await db().user.update({ where: { id }, data: { deletedAt: null, isActive: true } });
    expect(await bearer(token)).toBe(OVER);
  });
});
