import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Ask, client, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addGroup, addPermission, addUser, askAs, askAsRoot } from "../../support/rows";
import { FORBIDDEN, f1, missing, NOT_FOUND, REQUIRED, TAKEN, UNSIGNED } from "./answers";

const TIME = String.raw`20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}000`;
const DEFAULTS = { is_superuser: false, username: "", first_name: "", last_name: "", email: "", is_staff: false, is_active: true };
const NONE = { gender: "other", phone: null, dingding: null, user_permissions: [], permissions: [], groups: [] };

openServer();
let root: Ask;
beforeAll(async () => {
  root = await askAsRoot(server);
});

/** The user JSON as it must stand, with the moment of creation put where the expectation leaves it open. */
function userText(text: string, fields: object): string {
  const { id, date_joined } = JSON.parse(text).data;
  const { username, first_name, last_name, email, is_staff, is_active, is_superuser, ...rest } = { ...DEFAULTS, ...NONE, ...fields };
  const all = { id, last_login: null, is_superuser, username, first_name, last_name, email, is_staff, is_active, date_joined, ...rest };
  return JSON.stringify(all);
}

describe("POST /account/user/ 201", () => {
  it("creates with the documented body", async () => {
    const body = {
      ...{ groups: [1], permissions: [], is_superuser: true, username: "user3", first_name: "", last_name: "", email: "user3@example.com" },
      ...{ is_staff: false, gender: "male", phone: null, dingding: null, password: "example-123" },
    };
    const answer = await root("POST", "/account/user/", body);
    const { password, ...shown } = body;
    expect(told(answer)).toEqual([201, `{"code":201,"data":${userText(answer.text, shown)},"msg":"请求成功"}`]);
    expect(JSON.parse(answer.text).data.date_joined).toMatch(new RegExp(`^${TIME}$`));
    const login = await client(server)("POST", "/account/login/", { username: "user3", password });
    expect(login.status).toBe(200);
  });

  it("gives defaults to what is not sent", async () => {
    const answer = await root("POST", "/api/account/user", { username: " Ｕser4 ", password: " " + "p" });
    expect(told(answer)).toEqual([201, `{"code":201,"data":${userText(answer.text, { username: "User4" })},"msg":"请求成功"}`]);
    const row = await db().user.findUniqueOrThrow({ where: { usernameKey: "user4" }, omit: { password: false } });
    expect(row).toMatchObject({ email: null, isSuper: 0, isGrade: 0, schoolId: 1, passwordWeak: true, lastLogin: null, deletedAt: null });
    expect(row.password).toMatch(/^\$2[aby]\$/);
    expect(row.createdAt).toEqual(row.updatedAt);
  });

  it("takes forms of both kinds", async () => {
    const group = await addGroup("forms");
    const urlencoded = new URLSearchParams({ username: "user5", password: "x", phone: "", is_staff: "ON", is_active: "f" });
    urlencoded.append("groups", "1");
    urlencoded.append("groups", String(group));
    const first = await root("POST", "/account/user/", urlencoded);
    const fields = { username: "user5", is_staff: true, is_active: false, groups: [1, group] };
    expect(first.text).toBe(`{"code":201,"data":${userText(first.text, fields)},"msg":"请求成功"}`);
    const multipart = new FormData();
    for (const [name, value] of [
      ["username", "用户6"],
      ["password", "x"],
      ["gender", "female"],
    ] as const)
      multipart.set(name, value);
    const second = await root("POST", "/account/user/", multipart);
    expect(second.text).toBe(`{"code":201,"data":${userText(second.text, { username: "用户6", gender: "female" })},"msg":"请求成功"}`);
  });

  it("shows id lists ascending and once", async () => {
    const [one, two] = [await addPermission("GET", "/a/"), await addPermission("GET", "/b/")];
    const group = await addGroup("ascending");
    const body = { username: "user7", password: "x", groups: [group, "1", group], permissions: [two, one] };
    const answer = await root("POST", "/account/user/", body);
    expect(JSON.parse(answer.text).data).toMatchObject({ groups: [1, group], permissions: [one, two], user_permissions: [] });
  });

  it("leaves an unknown field alone", async () => {
    const answer = await root("POST", "/account/user/", {
      username: "user8",
      password: "x",
      id: 1,
      is_super: 3,
      last_login: "x",
      is_delete: true,
    });
    expect(answer.text).toBe(`{"code":201,"data":${userText(answer.text, { username: "user8" })},"msg":"请求成功"}`);
    expect(await db().user.findUnique({ where: { usernameKey: "user8" }, select: { isSuper: true } })).toEqual({ isSuper: 0 });
  });
});

describe("POST /account/user/ refused", () => {
  it("400 for fields, in the documented order", async () => {
    expect(told(await root("POST", "/account/user/"))).toEqual(f1(400, { password: [REQUIRED], username: [REQUIRED] }));
    const body = {
      groups: [98, 99],
      permissions: ["x"],
      username: "ROOT",
      password: "x",
      user_permissions: [5],
      gender: "Male",
      is_staff: null,
    };
    expect(told(await root("POST", "/account/user/", body))).toEqual(
      f1(400, {
        username: [TAKEN],
        is_staff: ["This field may not be null."],
        gender: ['"Male" is not a valid choice.'],
        user_permissions: [missing(5)],
        permissions: ["Incorrect type. Expected pk value, received str."],
        groups: [missing(98)],
      }),
    );
  });

  it("400 for a full phone number that somebody has, not for another text", async () => {
    await addUser("phone1", { phone: "13800000001" });
    await addUser("phone2", { phone: "139xxxx" });
    const taken = await root("POST", "/account/user/", { username: "phone3", password: "x", phone: "13800000001" });
    expect(told(taken)).toEqual(f1(400, { phone: ["user with this phone already exists."] }));
    expect((await root("POST", "/account/user/", { username: "phone4", password: "x", phone: "139xxxx" })).status).toBe(201);
  });

  it("401 and 403", async () => {
    const body = { username: "nobody", password: "x" };
    const anonymous = await client(server)("POST", "/account/user/", body);
    expect(told(anonymous)).toEqual(UNSIGNED);
    expect(anonymous.headers.get("www-authenticate")).toBe('Bearer realm="api"');
    const ask = await askAs(server, await addUser("plain1"));
    const refused = await ask("POST", "/account/user/", body);
    expect(told(refused)).toEqual(FORBIDDEN);
    expect(refused.headers.get("x-decision-id")).toMatch(/^[0-9a-f]{32}$/);
    expect(await db().user.count({ where: { username: "nobody" } })).toBe(0);
  });

  it("one of two that ask for the same name at once", async () => {
    const body = { username: "twice", password: "x", phone: "13800000002" };
    const answers = await Promise.all(Array.from({ length: 8 }, () => root("POST", "/account/user/", body)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const lost = f1(400, { username: [TAKEN], phone: ["user with this phone already exists."] });
    for (const answer of answers.filter(({ status }) => status !== 201)) expect(told(answer)).toEqual(lost);
  });
});

describe("GET /account/user/", () => {
  it("lists all live users by id, with their number", async () => {
    await addUser("gone1", { deletedAt: new Date(), usernameKey: null });
    const { text, headers } = await root("GET", "/account/user/");
    const names: string[] = JSON.parse(text).data.map((user: { username: string }) => user.username);
    expect(names).toContain("root");
    expect(names).not.toContain("gone1");
    const ids: number[] = JSON.parse(text).data.map((user: { id: number }) => user.id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(headers.get("x-total-count")).toBe(String(ids.length));
    expect(text).not.toContain("$2b$");
  });

  it("pages on demand", async () => {
    const all = JSON.parse((await root("GET", "/account/user/")).text).data;
    const { text } = await root("GET", "/account/user/?limit=2&offset=1&x=1");
    const { count, next, previous, results } = JSON.parse(text).data;
    expect(results).toEqual(all.slice(1, 3));
    expect([count, next, previous]).toEqual([
      all.length,
      `${server.url}/account/user/?limit=2&offset=3&x=1`,
      `${server.url}/account/user/?limit=2&x=1`,
    ]);
    const beyond = await root("GET", "/account/user/?offset=100000");
    expect(JSON.parse(beyond.text).data).toMatchObject({ count: all.length, next: null, results: [] });
  });

  it("answers HEAD without body, OPTIONS and 405", async () => {
    const head = await root("HEAD", "/account/user/");
    expect([head.status, head.text, head.headers.get("x-total-count")]).toEqual([200, "", expect.stringMatching(/^\d+$/)]);
    const options = await client(server)("OPTIONS", "/account/user");
    expect([options.status, options.text, options.headers.get("allow")]).toEqual([204, "", "GET, POST, HEAD, OPTIONS"]);
    const wrong = await client(server)("DELETE", "/account/user/");
    expect(told(wrong)).toEqual(f1(405, { detail: 'Method "DELETE" not allowed.' }));
    expect(wrong.headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
  });
});

describe("GET /account/user/PK/", () => {
  it("shows one user, unmasked", async () => {
    const id = await addUser("shown", { phone: "13800000009", email: "user1@example.com", firstName: "名" });
    const answer = await root("GET", `/account/user/${id}/`);
    const fields = { username: "shown", phone: "13800000009", email: "user1@example.com", first_name: "名" };
    expect(told(answer)).toEqual([200, `{"code":200,"data":${userText(answer.text, fields)},"msg":"请求成功"}`]);
    expect(told(await root("GET", `/api/account/user/000${id}`))).toEqual(told(answer));
    expect((await client(server)("OPTIONS", `/account/user/${id}/`)).headers.get("allow")).toBe("GET, PUT, PATCH, DELETE, HEAD, OPTIONS");
  });

  it("404 for what is gone, unknown or no number, after sign-in and rights", async () => {
    const gone = await addUser("gone2", { deletedAt: new Date(), usernameKey: null });
    for (const pk of [gone, 0, 99_999, "abc", "1.0", "-1", "2147483648", "00000000001", "%31%31x", "１"]) {
      expect(told(await root("GET", `/account/user/${pk}/`)), String(pk)).toEqual(NOT_FOUND);
    }
    expect(told(await client(server)("GET", "/account/user/99999/"))).toEqual(UNSIGNED);
    const ask = await askAs(server, await addUser("plain2"));
    expect(told(await ask("GET", "/account/user/99999/"))).toEqual(FORBIDDEN);
    expect(told(await client(server)("GET", "/account/nothing/"))).toEqual(NOT_FOUND);
  });
});
