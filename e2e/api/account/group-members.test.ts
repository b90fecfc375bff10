import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Ask, client, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addGroup, addPermission, addUser, askAs, askAsRoot, grant } from "../../support/rows";
import { FORBIDDEN, f1, INTEGER, missing, NOT_FOUND, ok1, UNSIGNED } from "./answers";

openServer();
let root: Ask;
let users: number[];
let permissions: number[];
beforeAll(async () => {
  root = await askAsRoot(server);
  users = [await addUser("m1"), await addUser("m2"), await addUser("m3")];
  permissions = [await addPermission("GET", "/m1/"), await addPermission("GET", "/m2/")];
});

const at = (group: number) => `/account/group/${group}/permission/`;
const members = async (groupId: number) =>
  (await db().membership.findMany({ where: { groupId }, orderBy: { userId: "asc" } })).map(({ userId }) => userId);

describe("POST", () => {
  it("adds users, permissions or both; repeats and members are no error", async () => {
    const group = await addGroup("adding");
    const answer = await root("POST", `${at(group)}?user_ids=${users[0]},%20${users[1]},${users[0]}`);
    expect(told(answer)).toEqual(ok1(200, { id: group, name: "adding", permissions: [] }));
    const both = await root("POST", at(group), { user_ids: [users[1], users[2]], perm_ids: permissions.join() });
    expect(told(both)).toEqual(ok1(200, { id: group, name: "adding", permissions }));
    expect(told(await root("POST", `${at(group)}?perm_ids=${permissions[0]}`))).toEqual(
      ok1(200, { id: group, name: "adding", permissions }),
    );
    expect(await members(group)).toEqual(users);
    const author = await db().membership.findFirstOrThrow({ where: { groupId: group }, select: { createdById: true } });
    expect(author.createdById).not.toBeNull();
  });

  it("the same twice at once is one", async () => {
    const group = await addGroup("racing");
    const answers = await Promise.all(Array.from({ length: 8 }, () => root("POST", `${at(group)}?user_ids=${users.join()}`)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(await members(group)).toEqual(users);
  });

  it("is for superusers; an unknown group comes first", async () => {
    const id = await addUser("manager");
    await grant(id, ["*", ".*"]);
    const manager = await askAs(server, id);
    const group = await addGroup("managed");
    expect(told(await manager("POST", `${at(group)}?user_ids=${users[0]}`))).toEqual(FORBIDDEN);
    expect(told(await manager("POST", `${at(group)}`, "{"))).toEqual(FORBIDDEN);
    expect(told(await manager("POST", at(99_999)))).toEqual(NOT_FOUND);
    expect(told(await client(server)("POST", at(group)))).toEqual(UNSIGNED);
    expect(await members(group)).toEqual([]);
  });
});

describe("POST and DELETE", () => {
  it("400 for lists that are none, too long or unknown; nothing changes", async () => {
    const group = await addGroup("refusing", permissions, [users[0] ?? 0]);
    const long = Array.from({ length: 10_001 }, (_, index) => index + 1);
    for (const method of ["POST", "DELETE"]) {
      const ask = (query: string, body?: unknown) => root(method, `${at(group)}${query}`, body);
      expect(told(await ask(""))).toEqual(f1(400, { non_field_errors: ["user_ids or perm_ids is required."] }));
      expect(told(await ask("?user_ids="))).toEqual(f1(400, { user_ids: [INTEGER] }));
      expect(told(await ask("?perm_ids=1,"))).toEqual(f1(400, { perm_ids: [INTEGER] }));
      expect(told(await ask("?user_ids=x&perm_ids=0"))).toEqual(f1(400, { user_ids: [INTEGER], perm_ids: [INTEGER] }));
      expect(told(await ask("", { user_ids: long }))).toEqual(
        f1(400, { user_ids: ["Ensure this field has no more than 10000 elements."] }),
      );
      const unknown = `?user_ids=99999&perm_ids=${permissions[0]},99998,99997`;
      expect(told(await ask(unknown))).toEqual(f1(400, { user_ids: [missing(99_999)], perm_ids: [missing(99_998), missing(99_997)] }));
      expect(told(await ask(`?user_ids=${users[1]}&perm_ids=99998`))).toEqual(f1(400, { perm_ids: [missing(99_998)] }));
    }
    expect(await members(group)).toEqual([users[0]]);
    expect(await db().groupGrant.count({ where: { groupId: group } })).toBe(2);
  });

  it("know no other method", async () => {
    const wrong = await root("GET", at(1));
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST, DELETE, OPTIONS"]);
  });
});

describe("DELETE", () => {
  it("takes users and permissions away; who is no member is no error", async () => {
    const group = await addGroup("removing", permissions, users.slice(0, 2));
    const answer = await root("DELETE", `${at(group)}?user_ids=${users.join()}&perm_ids=${permissions[0]}`);
    expect(told(answer)).toEqual(ok1(204, null));
    expect(await members(group)).toEqual([]);
    expect(await db().groupGrant.findMany({ where: { groupId: group }, select: { permissionId: true } })).toEqual([
      { permissionId: permissions[1] },
    ]);
  });

  it("by others than superusers under the rank rule, user by user", async () => {
    const id = await addUser("remover");
    await grant(id, ["DELETE", "/account/group/\\d+/permission/"]);
    const remover = await askAs(server, id);
    const [weak, strong] = [await addUser("weak"), await addUser("strong")];
    await grant(strong, ["GET", "/secret/"]);
    const group = await addGroup("ranked", [], [weak, strong]);
    expect(told(await remover("DELETE", `${at(group)}?user_ids=${weak},${strong}`))).toEqual(FORBIDDEN);
    expect(await members(group)).toEqual([weak, strong]);
    expect(told(await remover("DELETE", `${at(group)}?user_ids=${weak}`))).toEqual(ok1(204, null));
    expect(await members(group)).toEqual([strong]);
  });
});
