import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Ask, client, cookieOf, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addSession, addUser, PASSWORD, startWithDatabase } from "../../support/rows";
import { BLANK, f1, NOT_DICT, NOT_TEXT, NULL, REQUIRED, UNSIGNED } from "./answers";

const DONE = [200, '{"code":200,"data":{},"msg":"Login Successful."}'];
const WRONG = [401, '{"code":401,"data":{},"msg":"account or password error."}'];

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
let ask: Ask;
let id: number;
beforeAll(async () => {
  ask = client(server, { "x-forwarded-for": "198.51.100.1" });
  id = await addUser("user1");
});

const login = (body?: unknown, headers = {}) => ask("POST", "/account/login/", body, headers);
const credentials = (password = PASSWORD, username = "user1") => ({ username, password });

describe("200", () => {
  it("sets the cookie, moves last_login and leaves a login row", async () => {
    const answer = await login(credentials());
    expect(told(answer)).toEqual(DONE);
    const parts = answer.headers.get("set-cookie")?.split("; ") ?? [];
    expect(parts[0]).toMatch(/^sessionid=[\w-]{32,}$/);
    expect(parts.slice(1).sort()).toEqual(["HttpOnly", "Max-Age=1209600", "Path=/", "SameSite=Lax"]);
    const user = await db().user.findUniqueOrThrow({ where: { id } });
    const session = await db().session.findFirstOrThrow({ where: { userId: id }, orderBy: { createdAt: "desc" } });
    expect(user.lastLogin).toEqual(session.createdAt);
    expect(user.updatedAt).toEqual(user.createdAt);
    expect(session.dialect).toBe("account");
    expect(session.expiresAt.getTime() - session.createdAt.getTime()).toBe(1_209_600_000);
    expect(session.cookieHash).not.toBe(cookieOf(answer));
    const row = await db().loginLog.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(row).toMatchObject({ username: "user1", success: true, dialect: "account", ip: "198.51.100.1" });
  });

  it("takes forms, other letters of the name, and the /api spelling", async () => {
    expect(told(await login(new URLSearchParams(credentials(PASSWORD, " USER1 "))))).toEqual(DONE);
    const form = new FormData();
    for (const [name, value] of Object.entries(credentials())) form.set(name, value);
    expect(told(await ask("POST", "/api/account/login", form))).toEqual(DONE);
  });

  it("gives a new value each time and ends the session of the old cookie, whoever's it was", async () => {
    const first = cookieOf(await login(credentials()));
    const second = cookieOf(await login(credentials(), { cookie: `sessionid=${first}` }));
    expect(second).not.toBe(first);
    const other = await addSession(await addUser("user2"));
    await login(credentials(), { cookie: `sessionid=${other}` });
    for (const cookie of [first, other]) {
      expect(told(await ask("GET", "/account/user/", undefined, { cookie: `sessionid=${cookie}` }))).toEqual(UNSIGNED);
    }
    expect((await ask("GET", "/account/user/", undefined, { cookie: `sessionid=${second}` })).status).toBe(403);
  });

  it("is Secure when the public address is https", async () => {
    const env = { APP_URL: "https://gatehouse.example.com", ALLOWED_HOSTS: "127.0.0.1" };
    const behind = await startWithDatabase({ env, database: server.databaseUrl });
    const answer = await client(behind)("POST", "/account/login/", credentials());
    await behind.stop();
    expect(answer.headers.get("set-cookie")).toMatch(/; Secure(;|$)/);
    expect(cookieOf(answer)).not.toBeNull();
  });
});

describe("400, 401, 405", () => {
  it("400 for fields, which count as no failure", async () => {
    expect(told(await login({}))).toEqual(f1(400, { username: [REQUIRED], password: [REQUIRED] }));
    expect(told(await login())).toEqual(f1(400, { username: [REQUIRED], password: [REQUIRED] }));
    expect(told(await login({ username: null, password: [] }))).toEqual(f1(400, { username: [NULL], password: [NOT_TEXT] }));
    expect(told(await login({ username: " ", password: " " }))).toEqual(f1(400, { username: [BLANK], password: [BLANK] }));
    expect(told(await login([]))).toEqual(NOT_DICT);
    for (let at = 0; at < 12; at++) await login({ username: "user1" });
    expect(told(await login(credentials()))).toEqual(DONE);
  });

  it("401 for a wrong password, an unknown or an inactive user, alike", async () => {
    await addUser("inactive", { isActive: false });
    await addUser("broken", { password: "pbkdf2_sha256$x$y" });
    for (const name of ["inactive", "nobody", "broken", "user1\u0130"])
      expect(told(await login(credentials(PASSWORD, name)))).toEqual(WRONG);
    const answer = await login(credentials("wrong"));
    expect(told(answer)).toEqual(WRONG);
    expect([answer.headers.get("www-authenticate"), cookieOf(answer)]).toEqual(['Bearer realm="api"', null]);
    expect(told(await login(credentials("a".repeat(1025))))).toEqual(WRONG);
    expect(await db().loginLog.findFirstOrThrow({ orderBy: { id: "desc" } })).toMatchObject({ username: "user1", success: false });
  });

  it("405 for every other method", async () => {
    const wrong = await ask("GET", "/account/login/");
    expect(told(wrong)).toEqual(f1(405, { detail: 'Method "GET" not allowed.' }));
    expect(wrong.headers.get("allow")).toBe("POST, OPTIONS");
  });
});

describe("403 across sites, with and without a cookie", () => {
  const csrf = (reason: string) => f1(403, { detail: `CSRF Failed: ${reason}` });
  const origin = (value: string) => csrf(`Origin checking failed - ${value} does not match any trusted origins.`);

  it("by Origin, Sec-Fetch-Site or Referer", async () => {
    const evil = "https://evil.example";
    const cases: [Record<string, string>, readonly [number, string]][] = [
      [{ origin: evil }, origin(evil)],
      [{ origin: "null", "sec-fetch-site": "same-origin" }, origin("null")],
      [{ "sec-fetch-site": "same-site", referer: `${server.url}/` }, csrf("Cross-site request refused.")],
      [{ referer: `${evil}/x` }, csrf(`Referer checking failed - ${evil}/x does not match any trusted origins.`)],
    ];
    for (const [headers, refusal] of cases) {
      const refused = await login(credentials(), headers);
      expect(told(refused)).toEqual(refusal);
      expect([refused.headers.get("x-decision-id"), cookieOf(refused)]).toEqual([null, null]);
    }
    for (const headers of [{ origin: server.url }, { "sec-fetch-site": "none" }, { referer: `${server.url}/login` }]) {
      expect(told(await login(credentials(), headers))).toEqual(DONE);
    }
  });
});
