import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Ask, client } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addGroup, addPermission, addUser, askAs, grant } from "../../support/rows";

const PATH = "/access/forward";

openServer();
let ask: Ask;
let id: number;
beforeAll(async () => {
  id = await addUser("用户1");
  await grant(id, ["GET", "/report/[^/]*/"], ["POST", "/report/"], ["GET", "/api/users/\\d+/"]);
  await addGroup("读者, 100%", [await addPermission("DELETE", "/report/5/")], [id]);
  ask = await askAs(server, id);
});

const nginx = (method: string, uri: string) => ({ "x-original-method": method, "x-original-uri": uri });
const traefik = (method: string, uri: string) => ({ "x-forwarded-method": method, "x-forwarded-uri": uri });

const SPELLINGS = ["%2e%2e/", "../", "5%2f/", "/", "%252e/", "a%5cb/", "a;b/", "%00/"].map((end) => `/report/${end}`);
const REFUSED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "another method": nginx("PATCH", "/report/5/"),
  "another path": nginx("GET", "/other/"),
  "a path that is open here": nginx("POST", "/users/login/"),
  "a path that needs no grant here": nginx("GET", "/users/1/"),
  "two addresses that differ": { ...nginx("GET", "/other/"), ...traefik("GET", "/report/5/") },
  "two methods that differ": { ...nginx("GET", "/report/5/"), "x-forwarded-method": "DELETE" },
  "an address with a host": nginx("GET", "http://127.0.0.1/report/5/"),
  ...Object.fromEntries(SPELLINGS.map((uri) => [`the spelling ${uri}`, nginx("GET", uri)])),
};

describe("200", () => {
  it.each([
    ["nginx", nginx("GET", "/report/5/?page=2")],
    ["Traefik and Caddy", traefik("GET", "/report/5/")],
    ["both alike", { ...nginx("GET", "/report/5/"), ...traefik("GET", "/report/5/") }],
    ["HEAD is GET", nginx("HEAD", "/report/5/")],
    ["without its last slash", nginx("GET", "/report/5")],
    ["escapes of other letters", nginx("GET", "/report/%E7%94%A8/")],
    ["through a group", nginx("DELETE", "/report/5/")],
    ["a path that would be another spelling here", nginx("GET", "/api/users/5/")],
  ])("%s", async (_name, headers) => {
    const { status, text } = await ask("GET", PATH, undefined, headers);
    expect([status, text]).toEqual([200, '{"decision":true}']);
  });

  it("tells who calls, in visible ASCII", async () => {
    const { headers } = await ask("HEAD", PATH, undefined, nginx("GET", "/report/5/"));
    const told = (name: string) => headers.get(`x-gatehouse-${name}`) ?? "";
    expect(decodeURIComponent(told("user"))).toBe("用户1");
    expect(told("id")).toBe(String(id));
    expect(told("groups").split(",").map(decodeURIComponent)).toEqual(["读者, 100%"]);
    expect(`${told("user")}${told("groups")}`).toMatch(/^[!-~]*$/);
  });
});

describe("403", () => {
  it.each(Object.entries(REFUSED))("%s", async (_name, headers) => {
    const answer = await ask("GET", PATH, undefined, headers);
    expect([answer.status, answer.text]).toEqual([403, '"You do not have permission to perform this action."']);
    expect(answer.headers.get("x-decision-id")).toMatch(/^[0-9a-f]{32}$/);
    expect(answer.headers.has("x-gatehouse-user")).toBe(false);
  });

  it("what a page of another site would change with the cookie", async () => {
    const from = (origin: string) => ask("GET", PATH, undefined, { ...nginx("POST", "/report/"), origin });
    expect([(await from("https://evil.example")).status, (await from(server.url)).status]).toEqual([403, 200]);
    expect((await ask("GET", PATH, undefined, { ...nginx("GET", "/report/5/"), origin: "https://evil.example" })).status).toBe(200);
  });
});

describe("others", () => {
  it("400 for a proxy that names no call", async () => {
    expect((await ask("GET", PATH)).text).toBe('"x-original-method: This field is required."');
    expect((await ask("GET", PATH, undefined, { "x-original-method": "GET" })).status).toBe(400);
  });

  it("401 for strangers and for accounts that are switched off, with a challenge", async () => {
    const off = await addUser("user2");
    const asOff = await askAs(server, off);
    await db().user.update({ where: { id: off }, data: { isActive: false } });
    for (const stranger of [client(server), asOff]) {
      const { status, headers } = await stranger("GET", PATH, undefined, nginx("GET", "/report/5/"));
      expect([status, headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    }
  });

  it("405 for other methods", async () => {
    expect((await ask("POST", PATH, {}, nginx("GET", "/report/5/"))).status).toBe(405);
  });

  it("leaves rows that name the call, without its query; a refusal can be looked up", async () => {
    const { headers } = await ask("GET", PATH, undefined, nginx("PATCH", "/report/5/?key=secret-value"));
    const [operation, error] = [
      await db().operationLog.findFirstOrThrow({ orderBy: { id: "desc" } }),
      await db().errorLog.findFirstOrThrow({ orderBy: { id: "desc" } }),
    ];
    expect(operation).toMatchObject({ url: PATH, path: "/report/5/", method: "GET", status: 403, userId: id, reason: "no_grant" });
    expect(JSON.parse(operation.content ?? "")).toEqual({ body: { method: "PATCH", url: "/report/5/" } });
    expect(error.decisionId).toBe(headers.get("x-decision-id"));
    expect(JSON.parse(error.trail ?? "")).toMatchObject({ method: "PATCH", path: "/report/5/", reason: "no_grant", allowed: false });
  });
});
