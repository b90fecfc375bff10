import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Ask, client, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addPermission, addUser, askAs, askAsRoot, grant } from "../../support/rows";
import { BLANK, FORBIDDEN, f1, INTEGER, longest, missing, NOT_FOUND, NULL, ok1, REQUIRED, UNSIGNED } from "./answers";

const BAD_PATTERN = "Enter a valid pattern (RE2 syntax, no look-around or back-references).";
const NOT_UNIQUE = f1(400, { non_field_errors: ["The fields method, api_id must make a unique set."] });

openServer();
let root: Ask;
let manager: Ask;
beforeAll(async () => {
  root = await askAsRoot(server);
  const id = await addUser("manager");
  await grant(id, ["*", ".*"]);
  manager = await askAs(server, id);
});

const idOf = (text: string): number => JSON.parse(text).data.id;
const addApi = async (pattern: string) => idOf((await root("POST", "/account/backendapi/", { pattern })).text);

describe("/account/backendapi/", () => {
  it("creates, lists, shows, changes and deletes", async () => {
    const body = { name: "users", pattern: "/account/user/", app_name: "account", comment: "" };
    const created = await root("POST", "/account/backendapi/", body);
    const api = { id: idOf(created.text), name: "users", pattern: "/account/user/", app_name: "account", comment: null };
    expect(told(created)).toEqual(ok1(201, api));
    expect(JSON.parse((await root("GET", "/account/backendapi/")).text).data.at(-1)).toEqual(api);
    const path = `/account/backendapi/${api.id}/`;
    expect(told(await root("GET", path))).toEqual(ok1(200, api));
    expect(told(await root("PUT", path, {}))).toEqual(f1(400, { pattern: [REQUIRED] }));
    expect(told(await root("PUT", path, { pattern: "/x/" }))).toEqual(ok1(200, { ...api, pattern: "/x/" }));
    expect(told(await root("PATCH", path, { app_name: "", name: null }))).toEqual(
      ok1(200, { ...api, pattern: "/x/", app_name: null, name: null }),
    );
    expect(told(await root("DELETE", path))).toEqual(ok1(204, null));
    expect(told(await root("GET", path))).toEqual(NOT_FOUND);
  });

  it("refuses what RE2 refuses, and the limits of each column", async () => {
    const patterns: [unknown, string][] = [
      ["(?=a)", BAD_PATTERN],
      ["(a)\\1", BAD_PATTERN],
      ["[", BAD_PATTERN],
      ["(a{1,1000}){1,1000}", BAD_PATTERN],
      ["", BLANK],
      [null, NULL],
      ["a".repeat(101), longest(100)],
    ];
    for (const [pattern, text] of patterns) {
      expect(told(await root("POST", "/account/backendapi/", { pattern }))).toEqual(f1(400, { pattern: [text] }));
    }
    for (const pattern of ["a", "a".repeat(100), "(a+)+$", "/account/user/(?P<pk>\\d+)/"]) {
      expect((await root("POST", "/account/backendapi/", { pattern })).status, pattern).toBe(201);
    }
    for (const [field, max] of Object.entries({ name: 50, app_name: 30, comment: 100 })) {
      const send = (length: number) => root("POST", "/account/backendapi/", { pattern: "/x/", [field]: "名".repeat(length) });
      for (const length of [max - 1, max]) expect((await send(length)).status).toBe(201);
      expect(told(await send(max + 1))).toEqual(f1(400, { [field]: [longest(max)] }));
    }
  });

  it("takes a batch, all or nothing", async () => {
    const before = await db().backendApi.count();
    const refused = await root("POST", "/account/backendapi/", [{ pattern: "/a/" }, { pattern: "[" }, 1]);
    const noObject = { non_field_errors: ["Invalid data. Expected a dictionary, but got int."] };
    expect(told(refused)).toEqual(f1(400, [{}, { pattern: [BAD_PATTERN] }, noObject]));
    expect(await db().backendApi.count()).toBe(before);
    const created = await root("POST", "/account/backendapi/", [{ pattern: "/b/" }, { pattern: "/a/" }]);
    expect(JSON.parse(created.text).data).toMatchObject([{ pattern: "/b/" }, { pattern: "/a/" }]);
  });

  it("takes its permissions along when it is deleted", async () => {
    const permission = await addPermission("GET", "/along/");
    const { apiId } = await db().permission.findUniqueOrThrow({ where: { id: permission } });
    expect(told(await root("DELETE", `/account/backendapi/multiple_delete/?ids=${apiId},99999`))).toEqual(
      f1(400, { ids: [missing(99_999)] }),
    );
    expect(told(await root("DELETE", `/account/backendapi/multiple_delete/?ids=${apiId}`))).toEqual(ok1(204, null));
    expect(await db().permission.count({ where: { id: permission } })).toBe(0);
  });
});

describe("/account/permission/", () => {
  it("creates, shows, changes and deletes; the method in any case", async () => {
    const [api, other] = [await addApi("/p/"), await addApi("/q/")];
    const created = await root("POST", "/account/permission/", { method: "get", api_id: api });
    const permission = { id: idOf(created.text), method: "GET", api_id: api };
    expect(told(created)).toEqual(ok1(201, permission));
    expect(JSON.parse((await root("GET", "/account/permission/")).text).data).toContainEqual(permission);
    const path = `/account/permission/${permission.id}/`;
    expect(told(await root("GET", path))).toEqual(ok1(200, permission));
    expect(told(await root("PUT", path, { method: "all" }))).toEqual(f1(400, { api_id: [REQUIRED] }));
    expect(told(await root("PATCH", path, { method: "all" }))).toEqual(ok1(200, { ...permission, method: "ALL" }));
    expect(told(await root("PUT", path, { method: "*", api: other }))).toEqual(ok1(200, { ...permission, method: "*", api_id: other }));
    expect(told(await root("PATCH", path, {}))).toEqual(ok1(200, { ...permission, method: "*", api_id: other }));
    expect(told(await root("DELETE", path))).toEqual(ok1(204, null));
    expect(told(await root("DELETE", path))).toEqual(NOT_FOUND);
  });

  it("takes api for api_id, in JSON and forms", async () => {
    const api = await addApi("/r/");
    expect((await root("POST", "/account/permission/", { method: "GET", api: String(api) })).status).toBe(201);
    const form = await root("POST", "/account/permission/", new URLSearchParams({ method: "POST", api: String(api) }));
    expect(JSON.parse(form.text).data).toMatchObject({ method: "POST", api_id: api });
    const batch = await root("POST", "/account/permission/", [
      { method: "PUT", api },
      { method: "PATCH", api_id: api, api: 99_999 },
    ]);
    expect(JSON.parse(batch.text).data).toMatchObject([
      { method: "PUT", api_id: api },
      { method: "PATCH", api_id: api },
    ]);
  });

  it("refuses by the rules", async () => {
    const api = await addApi("/s/");
    expect(told(await root("POST", "/account/permission/", {}))).toEqual(f1(400, { method: [REQUIRED], api_id: [REQUIRED] }));
    expect(told(await root("POST", "/account/permission/", { method: "HEAD", api_id: 99_999 }))).toEqual(
      f1(400, { method: ['"HEAD" is not a valid choice.'], api_id: [missing(99_999)] }),
    );
    const references: [unknown, string][] = [
      [null, NULL],
      ["x", "Incorrect type. Expected pk value, received str."],
      [[], "Incorrect type. Expected pk value, received list."],
      [0, missing(0)],
    ];
    for (const [api_id, text] of references) {
      expect(told(await root("POST", "/account/permission/", { method: "GET", api_id }))).toEqual(f1(400, { api_id: [text] }));
    }
    expect((await root("POST", "/account/permission/", { method: "GET", api_id: api })).status).toBe(201);
    expect(told(await root("POST", "/account/permission/", { method: "get", api_id: api }))).toEqual(NOT_UNIQUE);
    const put = await root("POST", "/account/permission/", { method: "PUT", api_id: api });
    expect(told(await root("PATCH", `/account/permission/${idOf(put.text)}/`, { method: "GET" }))).toEqual(NOT_UNIQUE);
    const rows = [
      { method: "DELETE", api_id: api },
      { method: "delete", api_id: api },
      { method: "*", api_id: api },
    ];
    expect(told(await root("POST", "/account/permission/", rows))).toEqual(f1(400, [{}, JSON.parse(NOT_UNIQUE[1]).data, {}]));
  });

  it("one of many with one method and api at once; an api that goes meanwhile is unknown", async () => {
    const api = await addApi("/t/");
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => root("POST", "/account/permission/", { method: "GET", api_id: api })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) expect(told(answer)).toEqual(NOT_UNIQUE);
    const going = await addApi("/u/");
    const [, ...added] = await Promise.all([
      root("DELETE", `/account/backendapi/${going}/`),
      ...["GET", "PUT", "POST", "PATCH"].map((method) => root("POST", "/account/permission/", { method, api_id: going })),
    ]);
    for (const { status, text } of added)
      expect([[201], [400, f1(400, { api_id: [missing(going)] })[1]]]).toContainEqual(status === 201 ? [201] : [status, text]);
    expect(await db().permission.count({ where: { apiId: going } })).toBe(0);
  });

  it("multiple_delete is all or nothing", async () => {
    const ids = [await addPermission("GET", "/v/"), await addPermission("GET", "/w/")];
    expect(told(await root("DELETE", "/account/permission/multiple_delete/?ids="))).toEqual(f1(400, { ids: [INTEGER] }));
    expect(told(await root("DELETE", `/account/permission/multiple_delete/?ids=${ids[0]},99999`))).toEqual(
      f1(400, { ids: [missing(99_999)] }),
    );
    expect(told(await root("DELETE", `/account/permission/multiple_delete/?ids=${ids.join()}`))).toEqual(ok1(204, null));
    expect(await db().permission.count({ where: { id: { in: ids } } })).toBe(0);
  });
});

describe("writing by others than superusers", () => {
  it("403 whatever the engine allows, after 404 and before the body", async () => {
    const permission = await addPermission("GET", "/z/");
    const { apiId } = await db().permission.findUniqueOrThrow({ where: { id: permission } });
    for (const [folder, id] of [
      ["backendapi", apiId],
      ["permission", permission],
    ] as const) {
      expect((await manager("GET", `/account/${folder}/`)).status).toBe(200);
      expect((await manager("GET", `/account/${folder}/${id}/`)).status).toBe(200);
      expect(told(await manager("POST", `/account/${folder}/`, "{"))).toEqual(FORBIDDEN);
      expect(told(await manager("DELETE", `/account/${folder}/multiple_delete/?ids=x`))).toEqual(FORBIDDEN);
      for (const method of ["PUT", "PATCH", "DELETE"]) {
        expect(told(await manager(method, `/account/${folder}/99999/`))).toEqual(NOT_FOUND);
        expect(told(await manager(method, `/account/${folder}/${id}/`))).toEqual(FORBIDDEN);
      }
      expect(told(await client(server)("GET", `/account/${folder}/`))).toEqual(UNSIGNED);
    }
    expect(await db().permission.count({ where: { id: permission } })).toBe(1);
  });
});
