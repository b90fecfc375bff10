import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Ask, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addGroup, addPermission, addUser, askAs, askAsRoot, grant } from "../../support/rows";
import { FORBIDDEN, NOT_FOUND, ok1 } from "./answers";

openServer();
let root: Ask;
let count = 0;
beforeAll(async () => {
  root = await askAsRoot(server);
});

/** Asks as a new user who holds just these rights. */
async function askWith(...rights: [string, string][]): Promise<Ask> {
  const id = await addUser(`holder${count++}`);
  await grant(id, ...rights);
  return askAs(server, id);
}

describe("the engine", () => {
  it("needs method and whole path", async () => {
    const ask = await askWith(["GET", "/account/user/"]);
    expect((await ask("GET", "/api/account/user")).status).toBe(200);
    expect((await ask("HEAD", "/account/user/")).status).toBe(200);
    for (const [method, path] of [
      ["GET", "/account/user/5/"],
      ["POST", "/account/user/"],
      ["DELETE", "/account/user/multiple_delete/"],
    ] as const) {
      expect(told(await ask(method, path))).toEqual(FORBIDDEN);
    }
  });

  it("matches patterns from end to end, case-sensitive", async () => {
    const id = await addUser("five");
    const digits = await askWith(["GET", "/account/user/\\d+"]);
    expect((await digits("GET", `/account/user/${id}/`)).status).toBe(200);
    expect((await digits("GET", `/account/user/0${id}/`)).status).toBe(200);
    expect(told(await digits("GET", "/account/user/x/"))).toEqual(FORBIDDEN);
    for (const pattern of ["user", "/ACCOUNT/USER/", "^/account/user/x$", "[", "(?=/account/user/)"]) {
      expect(told(await (await askWith(["GET", pattern]))("GET", "/account/user/")), pattern).toEqual(FORBIDDEN);
    }
    const anchored = await askWith(["GET", "["], ["GET", "^/account/group/$"]);
    expect((await anchored("GET", "/account/group/")).status).toBe(200);
  });

  it("decodes once, in the number only", async () => {
    const id = await addUser("coded");
    const escaped = [...String(id)].map((digit) => `%3${digit}`).join("");
    const ask = await askWith(["GET", `/account/user/${id}/`]);
    expect((await ask("GET", `/account/user/${escaped}/`)).status).toBe(200);
    expect(told(await ask("GET", `/account/user/${escaped.replaceAll("%", "%25")}/`))).toEqual(FORBIDDEN);
    expect(told(await ask("GET", "/account/%75ser/"))).toEqual(NOT_FOUND);
  });

  it("takes * and ALL for any method, and either spelling of the bulk deletion", async () => {
    const victims = [await addUser("victim1"), await addUser("victim2")];
    const all = await askWith(["ALL", "/account/usr/multiple_delete/"]);
    expect(told(await all("DELETE", `/account/user/multiple_delete/?ids=${victims[0]}`))).toEqual(ok1(204, null));
    const star = await askWith(["*", "/account/user/multiple_delete/"]);
    expect(told(await star("DELETE", `/account/usr/multiple_delete?ids=${victims[1]}`))).toEqual(ok1(204, null));
  });

  it("lets nobody in by is_staff, is_super or is_grade", async () => {
    const ask = await askAs(server, await addUser("staff", { isStaff: true, isSuper: 6, isGrade: 6 }));
    expect(told(await ask("GET", "/account/user/"))).toEqual(FORBIDDEN);
  });
});

describe("a change of rights counts from the next request", () => {
  it("of a group: membership, permission, deletion", async () => {
    const id = await addUser("changing");
    const ask = await askAs(server, id);
    const right = await addPermission("GET", "/account/permission/");
    const group = await addGroup("changing");
    const may = async () => (await ask("GET", "/account/permission/")).status === 200;
    expect(await may()).toBe(false);
    await root("POST", `/account/group/${group}/permission/?user_ids=${id}&perm_ids=${right}`);
    expect(await may()).toBe(true);
    await root("DELETE", `/account/group/${group}/permission/?user_ids=${id}`);
    expect(await may()).toBe(false);
    await root("PATCH", `/account/user/${id}/`, { groups: [group] });
    expect(await may()).toBe(true);
    await root("PATCH", `/account/group/${group}/`, { permissions: [] });
    expect(await may()).toBe(false);
    await root("PATCH", `/account/group/${group}/`, { permissions: [right] });
    expect(await may()).toBe(true);
    await root("DELETE", `/account/group/${group}/`);
    expect(await may()).toBe(false);
  });

  it("of a user, a permission and a pattern", async () => {
    const id = await addUser("changing2");
    const ask = await askAs(server, id);
    const right = await addPermission("GET", "/account/permission/");
    const { apiId } = await db().permission.findUniqueOrThrow({ where: { id: right } });
    const may = async () => (await ask("GET", "/account/permission/")).status === 200;
    await root("PATCH", `/account/user/${id}/`, { permissions: [right] });
    expect(await may()).toBe(true);
    await root("PATCH", `/account/permission/${right}/`, { method: "POST" });
    expect(await may()).toBe(false);
    await root("PATCH", `/account/permission/${right}/`, { method: "ALL" });
    expect(await may()).toBe(true);
    await root("PATCH", `/account/backendapi/${apiId}/`, { pattern: "/other/" });
    expect(await may()).toBe(false);
    await root("PATCH", `/account/backendapi/${apiId}/`, { pattern: "/account/permission/" });
    expect(await may()).toBe(true);
    await root("DELETE", `/account/permission/${right}/`);
    expect(await may()).toBe(false);
    await root("PATCH", `/account/user/${id}/`, { is_superuser: true });
    expect(await may()).toBe(true);
    await root("PATCH", `/account/user/${id}/`, { is_superuser: false });
    expect(await may()).toBe(false);
  });
});

describe("rank", () => {
  const RIGHTS: [string, string][] = [
    ["*", "/account/user/.*"],
    ["GET", "/a/"],
  ];

  it("protects superusers, super administrators and whoever holds more", async () => {
    const ask = await askWith(...RIGHTS);
    const more = await addUser("more");
    await grant(more, ["POST", "/a/"]);
    const byGroup = await addUser("by-group");
    await addGroup("stronger", [await addPermission("GET", "/b/")], [byGroup]);
    const later = await addUser("later");
    await grant(later, ["GET", "/c/"]);
    await db().userGrant.updateMany({ where: { userId: later }, data: { validFrom: new Date(Date.now() + 3_600_000) } });
    const superuser = await addUser("super", { isSuperuser: true });
    const sleeping = await addUser("sleeping", { isSuperuser: true, isActive: false });
    for (const id of [more, byGroup, later, superuser, sleeping, await addUser("grade", { isSuper: 1 })]) {
      for (const method of ["PUT", "PATCH", "DELETE"]) {
        const refused = await ask(method, `/account/user/${id}/`, {});
        expect(told(refused)).toEqual(FORBIDDEN);
        expect(refused.headers.get("x-decision-id")).toMatch(/^[0-9a-f]{32}$/);
      }
      expect((await ask("GET", `/account/user/${id}/`)).status).toBe(200);
    }
  });

  it("lets through who holds the same or less, by whatever row", async () => {
    const ask = await askWith(...RIGHTS);
    const same = await addUser("same");
    await grant(same, ["GET", "^/a/$"], ["PATCH", "/account/user/.*"]);
    const expired = await addUser("expired");
    await grant(expired, ["GET", "/secret/"]);
    await db().userGrant.updateMany({ where: { userId: expired }, data: { validUntil: new Date(Date.now() - 1000) } });
    for (const id of [same, expired, await addUser("grade0", { isGrade: 6 })]) {
      expect((await ask("PATCH", `/account/user/${id}/`, { first_name: "x" })).status).toBe(200);
    }
  });

  it("takes * on .* for everything, but not over superusers", async () => {
    const ask = await askWith(["*", ".*"]);
    const strong = await addUser("strong");
    await grant(strong, ["DELETE", "/anything/"]);
    expect((await ask("PATCH", `/account/user/${strong}/`, { first_name: "x" })).status).toBe(200);
    const superuser = await addUser("super2", { isSuperuser: true });
    expect(told(await ask("PATCH", `/account/user/${superuser}/`, { password: "x" }))).toEqual(FORBIDDEN);
  });
});
