import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Ask, client, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addSession, addUser, askAs, askAsRoot, grant } from "../../support/rows";
import { ROOT } from "../../support/server";
import { FORBIDDEN, f1, INTEGER, missing, NOT_FOUND, ok1, REQUIRED, UNSIGNED } from "./answers";

const OWN = "You cannot delete your own account.";
const BULK = "/account/user/multiple_delete/";

openServer();
let root: Ask;
beforeAll(async () => {
  root = await askAsRoot(server);
});

const alive = (ids: readonly number[]) => db().user.count({ where: { id: { in: [...ids] }, deletedAt: null } });
const some = (prefix: string, count: number) => Promise.all(Array.from({ length: count }, (_, at) => addUser(`${prefix}-${at}`)));

describe("DELETE /account/user/PK/", () => {
  it("frees the name, ends the sessions, and the user never existed", async () => {
    const id = await addUser("gone", { phone: "13800000201" });
    await addSession(id);
    expect(told(await root("DELETE", `/account/user/${id}/`))).toEqual(ok1(204, null));
    expect(await db().session.findMany({ where: { userId: id }, select: { endReason: true } })).toEqual([{ endReason: "deleted" }]);
    for (const method of ["GET", "DELETE"]) expect(told(await root(method, `/account/user/${id}/`))).toEqual(NOT_FOUND);
    const again = await root("POST", "/account/user/", { username: "gone", password: "x", phone: "13800000201" });
    expect(again.status).toBe(201);
    expect(JSON.parse(again.text).data.id).toBeGreaterThan(id);
  });

  it("404, own account, rank, last superuser: in this order", async () => {
    const { id: rootId } = await db().user.findFirstOrThrow({ where: { username: ROOT.username } });
    expect(told(await root("DELETE", "/account/user/99999/"))).toEqual(NOT_FOUND);
    expect(told(await root("DELETE", `/account/user/${rootId}/`))).toEqual(f1(400, { detail: OWN }));
    const id = await addUser("deleter");
    await grant(id, ["DELETE", "/account/user/.*"]);
    const deleter = await askAs(server, id);
    expect(told(await deleter("DELETE", `/account/user/${rootId}/`))).toEqual(FORBIDDEN);
    expect(told(await deleter("DELETE", `/account/user/${id}/`))).toEqual(f1(400, { detail: OWN }));
    expect(told(await client(server)("DELETE", `/account/user/${id}/`))).toEqual(UNSIGNED);
  });
});

describe("DELETE multiple_delete", () => {
  it("deletes all, under both spellings, with spaces and repeats", async () => {
    const ids = await some("bulk", 4);
    const [a, b, c, d] = ids;
    expect(told(await root("DELETE", `${BULK}?ids=${a},%20${b},${a}`))).toEqual(ok1(204, null));
    expect(told(await root("DELETE", `/account/usr/multiple_delete?ids=${c}`))).toEqual(ok1(204, null));
    expect(told(await root("DELETE", `/api/account/usr/multiple_delete/?ids=${d}`))).toEqual(ok1(204, null));
    expect(await alive(ids)).toBe(0);
  });

  it("reads ids from the body when the query has none", async () => {
    const ids = await some("body", 5);
    const [a, b, c, d, e] = ids;
    expect((await root("DELETE", BULK, { ids: [a, String(b)] })).status).toBe(200);
    expect((await root("DELETE", BULK, { ids: `${c},${d}` })).status).toBe(200);
    expect((await root("DELETE", BULK, new URLSearchParams({ ids: String(e) }))).status).toBe(200);
    expect(await alive(ids)).toBe(0);
  });

  it("400 for ids that are none; nothing is deleted", async () => {
    const before = await db().user.count({ where: { deletedAt: null } });
    expect(told(await root("DELETE", BULK))).toEqual(f1(400, { ids: [REQUIRED] }));
    for (const ids of ["", ",", "1,", "undefined", "null", "NaN", "*", "[]", "0", "-1", "1.5", "2147483648", "1;2", "%00"]) {
      expect(told(await root("DELETE", `${BULK}?ids=${ids}`)), ids).toEqual(f1(400, { ids: [INTEGER] }));
    }
    expect(told(await root("DELETE", `${BULK}?ids[]=1`))).toEqual(f1(400, { ids: [REQUIRED] }));
    for (const ids of [[], null, {}, [1.5], [[1]]]) expect(told(await root("DELETE", BULK, { ids }))).toEqual(f1(400, { ids: [INTEGER] }));
    const many = Array.from({ length: 10_001 }, (_, at) => at + 1);
    const refused = await root("DELETE", BULK, { ids: many });
    expect(told(refused)).toEqual(f1(400, { ids: ["Ensure this field has no more than 10000 elements."] }));
    expect(await db().user.count({ where: { deletedAt: null } })).toBe(before);
  });

  it("400 with at most 20 unknown ids in input order, all or nothing", async () => {
    const ids = await some("unknown", 3);
    const refused = await root("DELETE", `${BULK}?ids=${ids[0]},99999,${ids[1]},99998`);
    expect(told(refused)).toEqual(f1(400, { ids: [missing(99999), missing(99998)] }));
    const strangers = Array.from({ length: 9_999 }, (_, at) => 50_000 + at);
    const many = await root("DELETE", BULK, { ids: [...strangers, ids[2]] });
    expect(told(many)).toEqual(f1(400, { ids: strangers.slice(0, 20).map(missing) }));
    expect(await alive(ids)).toBe(3);
  });

  it("own account, then rank, then the last superuser", async () => {
    const ids = await some("order", 2);
    const strong = await addUser("order-strong", { isSuperuser: true });
    const id = await addUser("bulk-deleter");
    await grant(id, ["ALL", "/account/usr/multiple_delete/"]);
    const deleter = await askAs(server, id);
    expect(told(await deleter("DELETE", `${BULK}?ids=${ids[0]},${strong},${id}`))).toEqual(f1(400, { ids: [OWN] }));
    const refused = await deleter("DELETE", `${BULK}?ids=${ids[0]},${strong}`);
    expect(told(refused)).toEqual(FORBIDDEN);
    expect(refused.headers.get("x-decision-id")).toMatch(/^[0-9a-f]{32}$/);
    expect(await alive([...ids, strong])).toBe(3);
    expect(told(await deleter("DELETE", `${BULK}?ids=${ids.join()}`))).toEqual(ok1(204, null));
  });

  it("knows only DELETE and OPTIONS", async () => {
    const wrong = await client(server)("GET", `${BULK}?ids=1`);
    expect(told(wrong)).toEqual(f1(405, { detail: 'Method "GET" not allowed.' }));
    expect(wrong.headers.get("allow")).toBe("DELETE, OPTIONS");
    expect((await client(server)("OPTIONS", "/account/usr/multiple_delete/")).headers.get("allow")).toBe("DELETE, OPTIONS");
  });
});
