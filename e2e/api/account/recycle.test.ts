import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Answered, type Ask, client, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addGroup, addPermission, addSession, addUser, askAs, askAsRoot, grant } from "../../support/rows";
import { FORBIDDEN, f1, NOT_FOUND, ok1, TAKEN, UNSIGNED } from "./answers";

const BIN = "/account/recycle/";
const DAY = 86_400_000;
const MINUTE = 60_000;
const PHONE_TAKEN = "user with this phone already exists.";
const WORK_ID_TAKEN = "user with this work_id already exists.";

openServer();
let root: Ask;
beforeAll(async () => {
  root = await askAsRoot(server);
});

const restore = (ask: Ask, id: number) => ask("POST", `${BIN}${id}/restore/`);
const remove = async (...ids: number[]) => {
  expect((await root("DELETE", `/account/user/multiple_delete/?ids=${ids.join()}`)).status).toBe(200);
};
/** Lets users have been deleted `ms` ago. */
const age = (ms: number, ...ids: number[]) =>
  db().user.updateMany({ where: { id: { in: ids } }, data: { deletedAt: new Date(Date.now() - ms) } });
const dataOf = ({ text }: Answered) => JSON.parse(text).data;
const idsIn = (answer: Answered): number[] => dataOf(answer).map(({ id }: { id: number }) => id);

describe("GET /account/recycle/", () => {
  it("lists the deleted of the last 30 days, newest first, each as a user and when", async () => {
    const [old, young, same, late] = [await addUser("old"), await addUser("young"), await addUser("same"), await addUser("late")];
    const before = dataOf(await root("GET", `/account/user/${old}/`));
    await remove(old, young, same, late);
    await age(30 * DAY - MINUTE, old);
    await age(30 * DAY + MINUTE, late);
    const at = new Date(Date.now() - DAY);
    await db().user.updateMany({ where: { id: { in: [young, same] } }, data: { deletedAt: at } });
    const answer = await root("GET", BIN);
    expect(answer.status).toBe(200);
    expect(idsIn(answer)).toEqual([same, young, old]);
    expect(answer.headers.get("x-total-count")).toBe("3");
    const [, { deleted_at, ...user }] = dataOf(answer);
    expect(deleted_at).toBe(new Date(at.getTime() + 8 * 3_600_000).toISOString().replace("Z", "000"));
    expect(user).toMatchObject({ id: young, username: "young" });
    expect(Object.keys(dataOf(answer)[2])).toEqual([...Object.keys(before), "deleted_at"]);
    expect(answer.text).toBe(ok1(200, dataOf(answer))[1]);
    for (const path of ["/account/recycle", "/api/account/recycle/", "/api/account/recycle"]) {
      expect((await root("GET", path)).text).toBe(answer.text);
    }
  });

  it("pages on demand", async () => {
    const all = dataOf(await root("GET", BIN));
    expect(dataOf(await root("GET", `${BIN}?limit=1&offset=1`))).toEqual({
      count: 3,
      next: `${server.url}${BIN}?limit=1&offset=2`,
      previous: `${server.url}${BIN}?limit=1`,
      results: all.slice(1, 2),
    });
  });

  it("tells more than a slice of one moment once each", async () => {
    const at = new Date();
    const rows = Array.from({ length: 1_103 }, (_, n) => ({
      username: `m${n}`,
      password: "!",
      createdAt: at,
      updatedAt: at,
      deletedAt: at,
    }));
    await db().user.createMany({ data: rows });
    const ids = idsIn(await root("GET", BIN));
    expect(ids).toHaveLength(1_106);
    expect(new Set(ids).size).toBe(1_106);
    expect(ids.slice(0, 1_103)).toEqual(ids.slice(0, 1_103).sort((a, b) => b - a));
    expect(dataOf(await root("GET", `${BIN}?limit=2&offset=1104`)).results).toHaveLength(2);
    await db().user.deleteMany({ where: { deletedAt: at } });
  });

  it("asks for a grant, and knows GET and HEAD only", async () => {
    expect(told(await client(server)("GET", BIN))).toEqual(UNSIGNED);
    const id = await addUser("bin-reader");
    const reader = await askAs(server, id);
    const refused = await reader("GET", BIN);
    expect(told(refused)).toEqual(FORBIDDEN);
    expect(refused.headers.get("x-decision-id")).toMatch(/^[0-9a-f]{32}$/);
    await grant(id, ["GET", BIN]);
    expect((await reader("GET", BIN)).status).toBe(200);
    const wrong = await root("POST", BIN);
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });
});

describe("POST /account/recycle/PK/restore/", () => {
  it("brings back what the user was, without sessions", async () => {
    const id = await addUser("Back", { phone: "13800000301", email: "user1@example.com", isStaff: true });
    const group = await addGroup("backers", [], [id]);
    const permission = await addPermission("GET", "/back/");
    await root("PATCH", `/account/user/${id}/`, { permissions: [permission] });
    const before = await root("GET", `/account/user/${id}/`);
    expect(dataOf(before)).toMatchObject({ groups: [group], permissions: [permission] });
    const cookie = await addSession(id);
    await remove(id);
    const { version } = await db().policy.findFirstOrThrow();
    const { updatedAt } = await db().user.findUniqueOrThrow({ where: { id } });
    await pause(2);
    expect(told(await restore(root, id))).toEqual(told(before));
    expect(told(await root("GET", `/account/user/${id}/`))).toEqual(told(before));
    const row = await db().user.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ usernameKey: "back", phoneKey: "13800000301", workIdKey: null, deletedAt: null });
    expect(row.updatedAt.getTime()).toBeGreaterThan(updatedAt.getTime());
    expect((await db().policy.findFirstOrThrow()).version).toBe(version + 1);
    const dead = await client(server, { cookie: `sessionid=${cookie}` })("GET", "/api/v1/base/userinfo");
    expect(dead.status).toBe(401);
    expect(await db().session.findMany({ where: { userId: id }, select: { endReason: true } })).toEqual([{ endReason: "deleted" }]);
    expect((await client(server)("POST", "/account/login/", { username: "back", password: "a".repeat(72) })).status).toBe(200);
    expect(idsIn(await root("GET", BIN))).not.toContain(id);
  });

  it("counts a restored superuser as one", async () => {
    const id = await addUser("chief", { isSuperuser: true });
    await remove(id);
    expect((await restore(root, id)).status).toBe(200);
    expect((await (await askAs(server, id))("GET", BIN)).status).toBe(200);
  });

  it("404 for whoever is not in the bin", async () => {
    const [late, alive] = [await addUser("too-late"), await addUser("alive")];
    await remove(late);
    await age(30 * DAY + MINUTE, late);
    for (const pk of [late, alive, 99_999, 0, "x", "2147483648", "00000000001"]) {
      expect(told(await root("POST", `${BIN}${pk}/restore/`)), String(pk)).toEqual(NOT_FOUND);
    }
    const edge = await addUser("just-in-time");
    await remove(edge);
    await age(30 * DAY - MINUTE, edge);
    expect((await restore(root, edge)).status).toBe(200);
    expect(told(await restore(root, edge))).toEqual(NOT_FOUND);
    for (const path of [`${BIN}${edge}/`, `${BIN}restore/`]) expect(told(await root("POST", path))).toEqual(NOT_FOUND);
  });

  it("400 with every value that is taken by now, in the order of the fields", async () => {
    const id = await addUser("Taken", { phone: "13800000302" });
    await db().user.update({ where: { id }, data: { workId: "w-1", workIdKey: "w-1" } });
    await remove(id);
    const other = await addUser("taken");
    expect(told(await restore(root, id))).toEqual(f1(400, { username: [TAKEN] }));
    await db().user.update({
      where: { id: other },
      data: { workId: "w-1", workIdKey: "w-1", phone: "13800000302", phoneKey: "13800000302" },
    });
    const all = f1(400, { username: [TAKEN], phone: [PHONE_TAKEN], work_id: [WORK_ID_TAKEN] });
    expect(told(await restore(root, id))).toEqual(all);
    expect(idsIn(await root("GET", BIN))).toContain(id);
    await remove(other);
    expect((await restore(root, id)).status).toBe(200);
    expect(told(await restore(root, other))).toEqual(all);
  });

  it("knows POST only, under every spelling", async () => {
    const wrong = await client(server)("GET", `${BIN}1/restore/`);
    expect(told(wrong)).toEqual(f1(405, { detail: 'Method "GET" not allowed.' }));
    expect(wrong.headers.get("allow")).toBe("POST, OPTIONS");
    for (const prefix of ["/api", ""]) {
      const id = await addUser(`spelled${prefix.slice(1)}`);
      await remove(id);
      expect((await root("POST", `${prefix}${BIN}${id}/restore`, "{", { "content-type": "text/plain" })).status).toBe(200);
    }
  });
});

describe("who may restore", () => {
  it("needs the grant, after which 404 comes before rank", async () => {
    const [id, victim] = [await addUser("restorer"), await addUser("weak")];
    await remove(victim);
    expect(told(await restore(client(server), victim))).toEqual(UNSIGNED);
    const restorer = await askAs(server, id);
    expect(told(await restore(restorer, 99_999))).toEqual(FORBIDDEN);
    await grant(id, ["POST", "/account/recycle/\\d+/restore/"]);
    expect(told(await restore(restorer, 99_999))).toEqual(NOT_FOUND);
    expect((await restore(restorer, victim)).status).toBe(200);
    const foreign = await restorer("POST", `${BIN}1/restore/`, undefined, { origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
  });

  it("403 for a superuser, a super administrator and whoever holds more, own or by group", async () => {
    const id = await addUser("restorer2");
    await grant(id, ["POST", "/account/recycle/\\d+/restore/"]);
    const restorer = await askAs(server, id);
    const strong = [await addUser("s1", { isSuperuser: true }), await addUser("s2", { isSuper: 1 }), await addUser("s3")];
    await grant(strong[2] ?? 0, ["GET", "/more/"]);
    strong.push(await addUser("s4"));
    await addGroup("more", [await addPermission("GET", "/more2/")], strong.slice(3));
    await remove(...strong);
    for (const one of strong) {
      const refused = await restore(restorer, one);
      expect(told(refused)).toEqual(FORBIDDEN);
      expect(refused.headers.get("x-decision-id")).toMatch(/^[0-9a-f]{32}$/);
    }
    expect(await db().user.count({ where: { id: { in: strong }, deletedAt: null } })).toBe(0);
    const equal = await addUser("s5");
    await grant(equal, ["POST", "/account/recycle/\\d+/restore/"]);
    await remove(equal);
    expect((await restore(restorer, equal)).status).toBe(200);
  });
});
