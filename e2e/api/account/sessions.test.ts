import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Answered, type Ask, client, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addSession, addUser, askAs, askAsRoot, grant, PASSWORD } from "../../support/rows";
import { FORBIDDEN, f1, NOT_FOUND, ok1, UNSIGNED } from "./answers";

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}000$/;
const ALL: [string, string][] = [["ALL", "/account/user/\\d+/sessions/.*"]];

openServer();
let root: Ask;
beforeAll(async () => {
  root = await askAsRoot(server);
});

const at = (id: number, sid = "") => `/account/user/${id}/sessions/${sid === "" ? "" : `${sid}/`}`;
const dataOf = ({ text }: Answered) => JSON.parse(text).data;
const sidsIn = (answer: Answered): string[] => dataOf(answer).map(({ id }: { id: string }) => id);
const alive = (userId: number) => db().session.count({ where: { userId, endedAt: null } });
const sidOf = async (userId: number) => (await db().session.findFirstOrThrow({ where: { userId, endedAt: null } })).id;

/** Signs in by document `002`; the headers of its token. */
async function signIn(username: string) {
  const { text } = await client(server)(
    "POST",
    "/api/v1/base/access_token",
    { username, password: PASSWORD },
    { "user-agent": "device/1" },
  );
  const { access_token, refresh_token } = JSON.parse(text).data;
  return { headers: { authorization: `Bearer ${access_token}` }, refresh_token };
}

describe("GET /account/user/PK/sessions/", () => {
  it("lists the own ones without a grant, newest first, with the documented keys", async () => {
    const id = await addUser("owner");
    const { headers } = await signIn("owner");
    const cookie = await addSession(id);
    const answer = await client(server, headers)("GET", at(id));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("x-total-count")).toBe("2");
    const [newer, own] = dataOf(answer);
    const token = await db().session.findFirstOrThrow({ where: { userId: id, dialect: "base" } });
    expect(newer).toMatchObject({ dialect: "account", current: false });
    const shown = (time: Date) => new Date(time.getTime() + 8 * 3_600_000).toISOString().replace("Z", "000");
    const wanted = {
      ...{ id: token.id, dialect: "base", created_at: shown(token.createdAt), last_seen: shown(token.lastSeenAt), ip: "127.0.0.1" },
      ...{ ua: "device/1", expires_at: shown(token.expiresAt), current: true },
    };
    expect(own.created_at).toMatch(TIME);
    expect(JSON.stringify(own)).toBe(JSON.stringify(wanted));
    expect(told(answer)).toEqual(ok1(200, [newer, own]));
    const byCookie = await client(server, { cookie: `sessionid=${cookie}` })("GET", `/api/account/user/0${id}/sessions`);
    expect(dataOf(byCookie).map(({ current }: { current: boolean }) => current)).toEqual([true, false]);
    expect(byCookie.text).not.toContain(cookie);
  });

  it("leaves out what has ended or expired, and pages", async () => {
    const id = await addUser("several");
    for (let n = 0; n < 5; n++) await addSession(id);
    const [a, b] = await db().session.findMany({ where: { userId: id }, take: 2 });
    await db().session.update({ where: { id: a?.id ?? "" }, data: { endedAt: new Date() } });
    await db().session.update({ where: { id: b?.id ?? "" }, data: { expiresAt: new Date(Date.now() - 1) } });
    const answer = await root("GET", at(id));
    expect(sidsIn(answer)).toHaveLength(3);
    expect(dataOf(answer).some(({ current }: { current: boolean }) => current)).toBe(false);
    expect(dataOf(await root("GET", `${at(id)}?limit=1&offset=1`))).toEqual({
      count: 3,
      next: `${server.url}${at(id)}?limit=1&offset=2`,
      previous: `${server.url}${at(id)}?limit=1`,
      results: dataOf(answer).slice(1, 2),
    });
  });

  it("tells more than a slice of one moment once each", async () => {
    const userId = await addUser("busy");
    const [createdAt, expiresAt] = [new Date(), new Date(Date.now() + 60_000)];
    const same = { userId, dialect: "base", ip: "", userAgent: "", createdAt, lastSeenAt: createdAt, expiresAt };
    await db().session.createMany({ data: Array.from({ length: 1_103 }, (_, n) => ({ ...same, id: `busy-${n}` })) });
    expect(new Set(sidsIn(await root("GET", at(userId)))).size).toBe(1_103);
  });

  it("of others needs the grant, but no rank; 404 for whoever is none", async () => {
    const [id, other] = [await addUser("reader"), await addUser("other", { isSuperuser: true })];
    const reader = await askAs(server, id);
    expect(told(await client(server)("GET", at(other)))).toEqual(UNSIGNED);
    expect(told(await reader("GET", at(other)))).toEqual(FORBIDDEN);
    await grant(id, ["GET", "/account/user/\\d+/sessions/"]);
    expect(told(await reader("GET", at(other)))).toEqual(ok1(200, []));
    const gone = await addUser("gone", { usernameKey: null, deletedAt: new Date() });
    for (const pk of [gone, 99_999, 0, "x"]) expect(told(await root("GET", `/account/user/${pk}/sessions/`))).toEqual(NOT_FOUND);
  });

  it("knows GET, DELETE and HEAD; one session DELETE only", async () => {
    const wrong = await root("PATCH", at(1));
    expect(told(wrong)).toEqual(f1(405, { detail: 'Method "PATCH" not allowed.' }));
    expect(wrong.headers.get("allow")).toBe("GET, DELETE, HEAD, OPTIONS");
    const one = await root("GET", at(1, "x"));
    expect([one.status, one.headers.get("allow")]).toEqual([405, "DELETE, OPTIONS"]);
    expect(told(await root("GET", "/account/user/1/session/"))).toEqual(NOT_FOUND);
  });
});

describe("DELETE /account/user/PK/sessions/", () => {
  it("ends the own ones, the one in use too, from the next request on", async () => {
    const id = await addUser("leaver");
    const { headers, refresh_token } = await signIn("leaver");
    const leaver = client(server, headers);
    await addSession(id);
    expect(told(await leaver("DELETE", at(id)))).toEqual(ok1(204, null));
    expect(await alive(id)).toBe(0);
    const reasons = await db().session.findMany({ where: { userId: id }, select: { endReason: true } });
    expect(reasons).toEqual([{ endReason: "revoked" }, { endReason: "revoked" }]);
    expect((await leaver("GET", at(id))).status).toBe(401);
    expect((await client(server)("POST", "/api/v1/base/refresh_token", { refresh_token })).status).toBe(401);
    await signIn("leaver");
    expect(await alive(id)).toBe(1);
  });

  it("ends those of others by grant and rank", async () => {
    const [id, weak, strong] = [await addUser("revoker"), await addUser("weak"), await addUser("strong", { isSuper: 2 })];
    const more = await addUser("more");
    await grant(more, ["GET", "/more/"]);
    const asks = { weak: await askAs(server, weak), strong: await askAs(server, strong), more: await askAs(server, more) };
    const revoker = await askAs(server, id);
    expect(told(await revoker("DELETE", at(weak)))).toEqual(FORBIDDEN);
    await grant(id, ...ALL);
    for (const one of [strong, more]) {
      const refused = await revoker("DELETE", at(one));
      expect(told(refused)).toEqual(FORBIDDEN);
      expect(refused.headers.get("x-decision-id")).toMatch(/^[0-9a-f]{32}$/);
    }
    expect((await asks.strong("GET", at(strong))).status).toBe(200);
    expect(told(await revoker("DELETE", `/api${at(weak).slice(0, -1)}`))).toEqual(ok1(204, null));
    expect((await asks.weak("GET", at(weak))).status).toBe(401);
    expect(told(await revoker("DELETE", at(weak)))).toEqual(ok1(204, null));
    expect(told(await root("DELETE", at(more)))).toEqual(ok1(204, null));
    expect((await asks.more("GET", at(more))).status).toBe(401);
    expect(told(await root("DELETE", at(99_999)))).toEqual(NOT_FOUND);
    expect(told(await client(server)("DELETE", at(weak)))).toEqual(UNSIGNED);
  });

  it("leaves the account as it is", async () => {
    const id = await addUser("same");
    const before = await root("GET", `/account/user/${id}/`);
    await root("DELETE", at(id));
    expect((await root("GET", `/account/user/${id}/`)).text).toBe(before.text);
  });
});

describe("DELETE /account/user/PK/sessions/SID/", () => {
  it("ends one of the own", async () => {
    const id = await addUser("own");
    const other = await askAs(server, id);
    const sid = await sidOf(id);
    const own = await askAs(server, id);
    expect(told(await own("DELETE", at(id, sid)))).toEqual(ok1(204, null));
    expect((await other("GET", at(id))).status).toBe(401);
    expect((await own("GET", at(id))).status).toBe(200);
    expect(told(await own("DELETE", at(id, sid)))).toEqual(NOT_FOUND);
    expect(told(await own("DELETE", at(id, await sidOf(id)), undefined, { origin: "https://evil.example" }))[0]).toBe(403);
    expect(told(await own("DELETE", `/api${at(id, await sidOf(id)).slice(0, -1)}`))).toEqual(ok1(204, null));
    expect((await own("GET", at(id))).status).toBe(401);
  });

  it("404 for a session of another user, one that is over, and none", async () => {
    const [id, other] = [await addUser("finder"), await addUser("found")];
    const finder = await askAs(server, id);
    await askAs(server, other);
    const sid = await sidOf(other);
    expect(told(await finder("DELETE", at(id, sid)))).toEqual(NOT_FOUND);
    await db().session.update({ where: { id: sid }, data: { expiresAt: new Date(Date.now() - 1) } });
    for (const one of [sid, "x", "%F0%9F%98%80", "' OR 1=1", "*"])
      expect(told(await root("DELETE", at(other, one))), one).toEqual(NOT_FOUND);
    expect(told(await root("DELETE", "/account/user/x/sessions/y/"))).toEqual(NOT_FOUND);
    expect(await alive(id)).toBe(1);
  });

  it("of others by grant, then 404, then rank", async () => {
    const [id, strong] = [await addUser("ender"), await addUser("unended", { isSuperuser: true })];
    await askAs(server, strong);
    const ender = await askAs(server, id);
    expect(told(await ender("DELETE", at(strong, "x")))).toEqual(FORBIDDEN);
    await grant(id, ...ALL);
    expect(told(await ender("DELETE", at(strong, "x")))).toEqual(NOT_FOUND);
    expect(told(await ender("DELETE", at(strong, await sidOf(strong))))).toEqual(FORBIDDEN);
    expect(await alive(strong)).toBe(1);
    expect(told(await root("DELETE", at(strong, await sidOf(strong))))).toEqual(ok1(204, null));
    expect(told(await client(server)("DELETE", at(strong, "x")))).toEqual(UNSIGNED);
  });

  it("of eight at once one ends it, the others find nothing", async () => {
    const id = await addUser("raced");
    await addSession(id);
    const sid = await sidOf(id);
    const answers = await Promise.all(Array.from({ length: 8 }, () => root("DELETE", at(id, sid))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 404)]);
  });
});
