import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Ask, client, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addSession, addUser, PASSWORD } from "../../support/rows";
import { f1, ok1 } from "./answers";

const DONE = ok1(204, null);

openServer();
let ask: Ask;
let id: number;
beforeAll(async () => {
  ask = client(server);
  id = await addUser("user1");
});

const living = () => db().session.count({ where: { userId: id, endedAt: null } });
const withCookie = async () => ({ cookie: `sessionid=${await addSession(id)}` });

describe("GET and POST", () => {
  it("end the session of the cookie and clear it", async () => {
    for (const method of ["GET", "POST"]) {
      const cookie = await withCookie();
      const answer = await ask(method, "/account/logout/", undefined, cookie);
      expect(told(answer)).toEqual(DONE);
      expect(answer.headers.get("set-cookie")).toMatch(/^sessionid=;.*Max-Age=0/);
      expect((await ask("GET", "/account/user/", undefined, cookie)).status).toBe(401);
    }
    expect(await living()).toBe(0);
    const ended = await db().session.findMany({ where: { userId: id }, select: { endReason: true } });
    expect(ended).toEqual([{ endReason: "logout" }, { endReason: "logout" }]);
  });

  it("end the session of a token of any dialect, and only that", async () => {
    const cookie = await withCookie();
    const signIn = await ask("POST", "/myapp/login/", { username: "user1", password: PASSWORD });
    const token = { authorization: `Bearer ${JSON.parse(signIn.text).data.token}` };
    expect((await ask("GET", "/account/user/", undefined, token)).status).toBe(403);
    expect(told(await ask("GET", "/api/account/logout", undefined, { ...token, ...cookie }))).toEqual(DONE);
    expect((await ask("GET", "/account/user/", undefined, token)).status).toBe(401);
    expect((await ask("GET", "/account/user/", undefined, cookie)).status).toBe(403);
  });

  it("do nothing for who is not signed in", async () => {
    const before = await living();
    for (const headers of [{}, { cookie: "sessionid=unknown" }, { authorization: "Bearer x.y.z" }, { authorization: "Bearer" }]) {
      const answer = await ask("GET", "/account/logout/", undefined, headers);
      expect([told(answer), answer.headers.get("set-cookie")]).toEqual([DONE, null]);
    }
    expect(await living()).toBe(before);
  });
});

describe("calls that nobody meant", () => {
  it("GET from another site or ahead of need changes nothing", async () => {
    const cookie = await withCookie();
    const before = await living();
    for (const headers of [{ "sec-fetch-site": "cross-site" }, { "sec-purpose": "prefetch;prerender" }, { purpose: "prefetch" }]) {
      const answer = await ask("GET", "/account/logout/", undefined, { ...cookie, ...headers });
      expect([told(answer), answer.headers.get("set-cookie")]).toEqual([DONE, null]);
    }
    expect(await living()).toBe(before);
  });

  it("POST by cookie from another site is refused", async () => {
    const cookie = await withCookie();
    const refused = await ask("POST", "/account/logout/", undefined, { ...cookie, origin: "https://evil.example" });
    const detail = "CSRF Failed: Origin checking failed - https://evil.example does not match any trusted origins.";
    expect(told(refused)).toEqual(f1(403, { detail }));
    expect((await ask("GET", "/account/user/", undefined, cookie)).status).toBe(403);
  });

  it("HEAD is no method here", async () => {
    const cookie = await withCookie();
    const head = await ask("HEAD", "/account/logout/", undefined, cookie);
    expect([head.status, head.headers.get("allow")]).toEqual([405, "GET, POST, OPTIONS"]);
    expect((await ask("GET", "/account/user/", undefined, cookie)).status).toBe(403);
  });
});
