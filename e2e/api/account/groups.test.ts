import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Ask, client, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addGroup, addPermission, addUser, askAs, askAsRoot, grant } from "../../support/rows";
import {
  BLANK,
  FORBIDDEN,
  f1,
  INTEGER,
  longest,
  missing,
  NOT_DICT,
  NOT_FOUND,
  NULL,
  ok1,
  REQUIRED,
  SUPERUSER_ONLY,
  UNSIGNED,
} from "./answers";

const TAKEN = "group with this name already exists.";

openServer();
let root: Ask;
let editor: Ask;
let permission: number;
beforeAll(async () => {
  root = await askAsRoot(server);
  permission = await addPermission("GET", "/x/");
  const id = await addUser("editor");
  await grant(id, ["*", "/account/group/.*"]);
  editor = await askAs(server, id);
});

const idOf = (text: string): number => JSON.parse(text).data.id;

describe("/account/group/", () => {
  it("creates, lists and shows", async () => {
    const created = await root("POST", "/account/group/", { name: " group1 ", permissions: [permission, permission] });
    const group = { id: idOf(created.text), name: "group1", permissions: [permission] };
    expect(told(created)).toEqual(ok1(201, group));
    expect(told(await root("GET", `/account/group/${group.id}/`))).toEqual(ok1(200, group));
    const { text, headers } = await root("GET", "/account/group/");
    expect(JSON.parse(text).data).toContainEqual(group);
    expect(headers.get("x-total-count")).toBe(String(JSON.parse(text).data.length));
    const page = await root("GET", "/account/group/?limit=1&offset=1");
    expect(JSON.parse(page.text).data.results).toEqual([group]);
  });

  it("creates a batch, all or nothing", async () => {
    const answer = await root("POST", "/account/group/", [{ name: "b" }, { name: "a", permissions: [permission] }]);
    expect(answer.status).toBe(201);
    expect(JSON.parse(answer.text).data).toMatchObject([
      { name: "b", permissions: [] },
      { name: "a", permissions: [permission] },
    ]);
    const before = await db().group.count();
    const refused = await root("POST", "/account/group/", [
      { name: "c" },
      { name: "c" },
      { name: "C" },
      { name: "a", permissions: [99_999] },
      {},
    ]);
    const wrong = { name: [TAKEN], permissions: [missing(99_999)] };
    expect(told(refused)).toEqual(f1(400, [{}, { name: [TAKEN] }, {}, wrong, { name: [REQUIRED] }]));
    expect(await db().group.count()).toBe(before);
    expect(told(await root("POST", "/account/group/", []))).toEqual(ok1(201, []));
  });

  it("refuses a name by its rules", async () => {
    await addGroup("taken");
    const cases: [unknown, string][] = [
      ["taken", TAKEN],
      [" ", BLANK],
      [null, NULL],
      ["名".repeat(151), longest(150)],
      [[], "Not a valid string."],
    ];
    for (const [name, text] of cases) expect(told(await root("POST", "/account/group/", { name }))).toEqual(f1(400, { name: [text] }));
    for (const length of [149, 150]) expect((await root("POST", "/account/group/", { name: "名".repeat(length) })).status).toBe(201);
    expect((await root("POST", "/account/group/", { name: "TAKEN" })).status).toBe(201);
  });

  it("one of many with one name at once", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => root("POST", "/account/group/", { name: "at once" })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) expect(told(answer)).toEqual(f1(400, { name: [TAKEN] }));
  });
});

describe("/account/group/PK/", () => {
  it("PUT needs a name and keeps the permissions that are not sent; PATCH any part", async () => {
    const id = await addGroup("changing", [permission]);
    const path = `/account/group/${id}/`;
    expect(told(await root("PUT", path, {}))).toEqual(f1(400, { name: [REQUIRED] }));
    expect(told(await root("PUT", path, []))).toEqual(NOT_DICT);
    expect(told(await root("PUT", path, { name: "changed" }))).toEqual(ok1(200, { id, name: "changed", permissions: [permission] }));
    expect(told(await root("PATCH", path, { permissions: [] }))).toEqual(ok1(200, { id, name: "changed", permissions: [] }));
    expect(told(await root("PATCH", path, {}))).toEqual(ok1(200, { id, name: "changed", permissions: [] }));
    await addGroup("in the way");
    expect(told(await root("PATCH", path, { name: "in the way" }))).toEqual(f1(400, { name: [TAKEN] }));
  });

  it("DELETE takes memberships and grants along, for good", async () => {
    const member = await addUser("member");
    const id = await addGroup("short-lived", [permission], [member]);
    expect(told(await root("DELETE", `/account/group/${id}/`))).toEqual(ok1(204, null));
    expect(await db().membership.count({ where: { groupId: id } })).toBe(0);
    expect(await db().groupGrant.count({ where: { groupId: id } })).toBe(0);
    for (const method of ["GET", "PUT", "PATCH", "DELETE"]) expect(told(await root(method, `/account/group/${id}/`))).toEqual(NOT_FOUND);
  });

  it("only superusers give or take permissions", async () => {
    const id = await addGroup("guarded", [permission]);
    const only = f1(403, { permissions: [SUPERUSER_ONLY] });
    expect(told(await editor("PATCH", `/account/group/${id}/`, { name: "x", permissions: [] }))).toEqual(only);
    expect(told(await editor("POST", "/account/group/", { name: "x", permissions: [permission] }))).toEqual(only);
    expect(told(await editor("POST", "/account/group/", [{ name: "x", permissions: [permission] }]))).toEqual(
      f1(403, [{ permissions: [SUPERUSER_ONLY] }]),
    );
    const same = await editor("PATCH", `/account/group/${id}/`, { name: "guarded2", permissions: [permission] });
    expect(told(same)).toEqual(ok1(200, { id, name: "guarded2", permissions: [permission] }));
  });

  it("401, 403, 405", async () => {
    expect(told(await client(server)("GET", "/account/group/1/"))).toEqual(UNSIGNED);
    const plain = await askAs(server, await addUser("plain"));
    expect(told(await plain("GET", "/account/group/1/"))).toEqual(FORBIDDEN);
    const wrong = await root("POST", "/account/group/1/");
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET, PUT, PATCH, DELETE, HEAD, OPTIONS"]);
  });
});

describe("/account/group/multiple_delete/", () => {
  const BULK = "/account/group/multiple_delete/";

  it("all or nothing", async () => {
    const ids = [await addGroup("m1", [permission]), await addGroup("m2"), await addGroup("m3")];
    expect(told(await root("DELETE", BULK))).toEqual(f1(400, { ids: [REQUIRED] }));
    expect(told(await root("DELETE", `${BULK}?ids=1,x`))).toEqual(f1(400, { ids: [INTEGER] }));
    expect(told(await root("DELETE", `${BULK}?ids=${ids.join()},99999`))).toEqual(f1(400, { ids: [missing(99_999)] }));
    expect(await db().group.count({ where: { id: { in: ids } } })).toBe(3);
    expect(told(await editor("DELETE", `${BULK}?ids=${ids[0]}`))).toEqual(ok1(204, null));
    expect(told(await root("DELETE", BULK, { ids: ids.slice(1) }))).toEqual(ok1(204, null));
    expect(await db().group.count({ where: { id: { in: ids } } })).toBe(0);
  });
});
