import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Ask, client, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addGroup, addPermission, addSession, addUser, askAs, askAsRoot, grant, PASSWORD } from "../../support/rows";
import { BLANK, FORBIDDEN, f1, longest, NOT_DICT, NOT_FOUND, NULL, REQUIRED, SUPERUSER_ONLY, TAKEN } from "./answers";

openServer();
let root: Ask;
let editor: Ask;
beforeAll(async () => {
  root = await askAsRoot(server);
  const id = await addUser("editor");
  await grant(id, ["*", "/account/user/.*"]);
  editor = await askAs(server, id);
});

const row = (id: number) => db().user.findUniqueOrThrow({ where: { id }, omit: { password: false } });
const living = (userId: number) => db().session.count({ where: { userId, endedAt: null } });
const ended = async (userId: number) =>
  (await db().session.findMany({ where: { userId, endedAt: { not: null } } })).map(({ endReason }) => endReason);

describe("PUT /account/user/PK/", () => {
  it("needs username and password, and keeps what is not sent", async () => {
    const id = await addUser("put1", { phone: "13800000101", gender: "male" });
    expect(told(await root("PUT", `/account/user/${id}/`, {}))).toEqual(f1(400, { password: [REQUIRED], username: [REQUIRED] }));
    const answer = await root("PUT", `/account/user/${id}/`, { username: "put1b", password: PASSWORD, dingding: "d" });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text).data).toMatchObject({ username: "put1b", phone: "13800000101", gender: "male", dingding: "d" });
    expect(told(await root("GET", `/account/user/${id}/`))).toEqual(told(answer));
  });

  it("takes its own name and phone again, in other letters too", async () => {
    const id = await addUser("put2", { phone: "13800000102" });
    const answer = await root("PUT", `/account/user/${id}/`, { username: "PUT2", password: PASSWORD, phone: "13800000102" });
    expect(JSON.parse(answer.text).data).toMatchObject({ username: "PUT2", phone: "13800000102" });
  });

  it("refuses an array, as PATCH does", async () => {
    const id = await addUser("put3");
    for (const method of ["PUT", "PATCH"]) expect(told(await root(method, `/account/user/${id}/`, [{}]))).toEqual(NOT_DICT);
  });
});

describe("PATCH /account/user/PK/", () => {
  it("changes any subset; an empty one changes nothing, not even the time", async () => {
    const id = await addUser("patch1");
    const before = await row(id);
    expect((await root("PATCH", `/account/user/${id}/`, {})).status).toBe(200);
    expect((await root("PATCH", `/account/user/${id}/`, { username: "patch1", password: PASSWORD, groups: [] })).status).toBe(200);
    expect(await row(id)).toEqual(before);
    await root("PATCH", `/account/user/${id}/`, { email: "user1@example.com" });
    const after = await row(id);
    expect(after.email).toBe("user1@example.com");
    expect(after.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
    await root("PATCH", `/account/user/${id}/`, { email: "" });
    expect((await row(id)).email).toBeNull();
  });

  it("replaces id lists; relations that stay keep their row", async () => {
    const [one, two] = [await addPermission("GET", "/p1/"), await addPermission("GET", "/p2/")];
    const id = await addUser("patch2");
    const group = await addGroup("patch2", [], [id]);
    await db().membership.updateMany({ where: { groupId: group }, data: { validUntil: new Date(4e12) } });
    await root("PATCH", `/account/user/${id}/`, { permissions: [two, one] });
    const answer = await root("PATCH", `/account/user/${id}/`, { permissions: [two], groups: [1, group] });
    expect(JSON.parse(answer.text).data).toMatchObject({ permissions: [two], groups: [1, group] });
    const kept = await db().membership.findFirstOrThrow({ where: { userId: id, groupId: group } });
    expect(kept.validUntil).toEqual(new Date(4e12));
    await root("PATCH", `/account/user/${id}/`, { permissions: [], groups: [] });
    expect(await db().membership.count({ where: { userId: id } })).toBe(0);
    expect(await db().userGrant.count({ where: { userId: id } })).toBe(0);
  });

  it("refuses each field by its rules", async () => {
    const id = await addUser("patch3");
    await addUser("patch4", { phone: "13800000103" });
    const cases: [string, unknown, string][] = [
      ["username", "Patch4", TAKEN],
      ["username", " ", BLANK],
      ["username", "a b", "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters."],
      ["password", "", BLANK],
      ["password", "   ", BLANK],
      ["password", null, NULL],
      ["first_name", null, NULL],
      ["email", "x", "Enter a valid email address."],
      ["email", null, NULL],
      ["is_superuser", "maybe", "Must be a valid boolean."],
      ["is_active", null, NULL],
      ["gender", null, NULL],
      ["gender", "males", '"males" is not a valid choice.'],
      ["phone", "13800000103", "user with this phone already exists."],
      ["phone", {}, "Not a valid string."],
      ["dingding", "a\u0000", "Null characters are not allowed."],
      ["first_name", "\ud800", "Surrogate characters are not allowed: U+D800."],
      ["user_permissions", null, NULL],
      ["user_permissions", [1], 'Invalid pk "1" - object does not exist.'],
      ["permissions", "x", 'Expected a list of items but got type "str".'],
      ["permissions", [true], "Incorrect type. Expected pk value, received bool."],
      ["groups", [99_999_999_999], 'Invalid pk "99999999999" - object does not exist.'],
      ["groups", [1, [2]], "Incorrect type. Expected pk value, received list."],
      ["groups", null, NULL],
    ];
    for (const [field, value, text] of cases) {
      expect(told(await root("PATCH", `/account/user/${id}/`, { [field]: value })), field).toEqual(f1(400, { [field]: [text] }));
    }
  });

  it("counts code points up to the limit of each column", async () => {
    const id = await addUser("patch5");
    for (const [field, max] of Object.entries({ username: 150, password: 128, first_name: 30, last_name: 150, phone: 11, dingding: 32 })) {
      const sign = field === "username" ? "名" : "😀";
      for (const length of [max - 1, max]) {
        const answer = await root("PATCH", `/account/user/${id}/`, { [field]: sign.repeat(length) });
        expect([field, length, answer.status]).toEqual([field, length, 200]);
      }
      expect(told(await root("PATCH", `/account/user/${id}/`, { [field]: sign.repeat(max + 1) }))).toEqual(
        f1(400, { [field]: [longest(max)] }),
      );
    }
    const address = (length: number) => `${"a".repeat(length - 64)}@${"b".repeat(59)}.com`;
    for (const length of [253, 254]) expect((await root("PATCH", `/account/user/${id}/`, { email: address(length) })).status).toBe(200);
    expect(told(await root("PATCH", `/account/user/${id}/`, { email: address(255) }))).toEqual(f1(400, { email: [longest(254)] }));
  });

  it("404 and rank before the body is looked at", async () => {
    expect(told(await root("PATCH", "/account/user/99999/", "{"))).toEqual(NOT_FOUND);
    const strong = await addUser("strong1", { isSuper: 1 });
    expect(told(await editor("PATCH", `/account/user/${strong}/`, "{"))).toEqual(FORBIDDEN);
    const weak = await addUser("weak1");
    expect((await editor("PATCH", `/account/user/${weak}/`, "{")).status).toBe(400);
    expect((await editor("PATCH", `/account/user/${weak}/`, "{}", { "content-type": "text/plain" })).status).toBe(415);
  });
});

describe("fields of superusers", () => {
  it("403 with the fields that differ, after all field checks; nothing changes", async () => {
    const id = await addUser("fields1", { isStaff: true });
    const before = await row(id);
    const body = { is_superuser: true, is_staff: true, groups: [1], permissions: [], first_name: "x", password: "other" };
    const refused = await editor("PATCH", `/account/user/${id}/`, body);
    expect(told(refused)).toEqual(f1(403, { is_superuser: [SUPERUSER_ONLY], groups: [SUPERUSER_ONLY] }));
    expect(refused.headers.get("x-decision-id")).toMatch(/^[0-9a-f]{32}$/);
    expect(told(await editor("PATCH", `/account/user/${id}/`, { ...body, username: "" }))).toEqual(f1(400, { username: [BLANK] }));
    expect(await row(id)).toEqual(before);
    const same = { is_superuser: false, is_staff: true, groups: [], permissions: [], user_permissions: [], first_name: "x" };
    expect((await editor("PATCH", `/account/user/${id}/`, same)).status).toBe(200);
  });

  it("403 on creation for what differs from the default", async () => {
    const body = {
      username: "fields2",
      password: "x",
      is_staff: true,
      permissions: [await addPermission("GET", "/f2/")],
      is_active: false,
    };
    expect(told(await editor("POST", "/account/user/", body))).toEqual(
      f1(403, { is_staff: [SUPERUSER_ONLY], permissions: [SUPERUSER_ONLY] }),
    );
    expect((await editor("POST", "/account/user/", { ...body, is_staff: 0, permissions: [], groups: [] })).status).toBe(201);
  });
});

describe("sessions", () => {
  it("a new password by somebody else ends all, the same password none", async () => {
    const id = await addUser("sessions1");
    const ask = await askAs(server, id);
    await addSession(id);
    await root("PATCH", `/account/user/${id}/`, { password: PASSWORD });
    expect(await living(id)).toBe(2);
    await root("PATCH", `/account/user/${id}/`, { password: "example-1" });
    expect(await ended(id)).toEqual(["password", "password"]);
    expect((await ask("GET", "/users/1/")).status).toBe(401);
    expect((await client(server)("POST", "/account/login/", { username: "sessions1", password: "example-1" })).status).toBe(200);
  });

  it("the own new password keeps the session in use", async () => {
    const id = await addUser("sessions2");
    await grant(id, ["PATCH", "/account/user/\\d+/"]);
    const ask = await askAs(server, id);
    const other = await askAs(server, id);
    expect((await ask("PATCH", `/account/user/${id}/`, { password: "example-2" })).status).toBe(200);
    expect(await living(id)).toBe(1);
    expect((await ask("PATCH", `/account/user/${id}/`, {})).status).toBe(200);
    expect((await other("PATCH", `/account/user/${id}/`, {})).status).toBe(401);
  });

  it("deactivation ends all and activation revives none", async () => {
    const id = await addUser("sessions3");
    const ask = await askAs(server, id);
    await root("PATCH", `/account/user/${id}/`, { is_active: false });
    await root("PATCH", `/account/user/${id}/`, { is_active: true });
    expect(await ended(id)).toEqual(["deactivated"]);
    expect((await ask("GET", "/users/1/")).status).toBe(401);
  });

  it("a new username ends none", async () => {
    const id = await addUser("sessions4");
    await addSession(id);
    await root("PATCH", `/account/user/${id}/`, { username: "sessions4b" });
    expect(await living(id)).toBe(1);
  });
});
