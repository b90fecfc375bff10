import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { read } from "@/lib/db/statement";
import { addUser, PASSWORD } from "../api/base/calls";
import { ask, bearer, signIn, type Tokens, type Told, withoutTable } from "../api/myapp/calls";
import { openServer, server } from "../support/program";
import { exchange } from "../support/raw-http";
import { onPostgresql, ROOT } from "../support/server";

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
let root: Tokens;
let user: Tokens;
beforeAll(async () => {
  for (const name of ["user1", "user2"]) await addUser(name);
  root = await signIn(server, ROOT.username, ROOT.password);
  user = await signIn(server, "user1", PASSWORD);
});

const idOf = ({ headers }: Told) => headers.get("x-request-id") ?? "";
const operationOf = (told: Told) => db().operationLog.findFirstOrThrow({ where: { requestId: idOf(told) } });

/** The rows of one request, in short. */
async function leftBy(told: Told): Promise<string> {
  const where = { requestId: idOf(told) };
  const [op, error] = [await db().operationLog.count({ where }), await db().errorLog.count({ where })];
  const login = (await db().loginLog.findMany({ where })).map(({ success }) => (success ? "success" : "failure"));
  return [...Array(op).fill("op"), ...Array(error).fill("error"), ...login].join(" ");
}

describe("which request leaves which rows", () => {
  const as = ({ token }: Tokens) => ({ headers: bearer(token) });
  const good = { username: "user1", password: PASSWORD };
  const news = { username: "user3", password: "a", confirm_password: "a", email: "user3@example.com" };
  const cases: [string, number, string, () => Promise<Told>][] = [
    ["myapp sign-in", 200, "op success", () => ask(server, "POST", "/myapp/login/", { form: good })],
    ["myapp sign-in, refused", 400, "op failure", () => ask(server, "POST", "/myapp/login/", { form: { ...good, password: "x" } })],
    ["myapp sign-in, fields", 400, "op failure", () => ask(server, "POST", "/myapp/login/")],
    ["account sign-in", 200, "op success", () => ask(server, "POST", "/account/login/", { form: good })],
    ["account sign-in, refused", 401, "op failure", () => ask(server, "POST", "/account/login/", { form: { ...good, password: "x" } })],
    [
      "a cross-site sign-in",
      403,
      "op",
      () => ask(server, "POST", "/account/login/", { form: good, headers: { origin: "http://a.example" } }),
    ],
    ["registration", 200, "op success", () => ask(server, "POST", "/myapp/register/", { form: news })],
    ["registration, refused", 400, "op failure", () => ask(server, "POST", "/myapp/register/", { form: news })],
    ["a sign-in of another media type", 415, "op", () => ask(server, "POST", "/myapp/login/", { body: "a" })],
    ["a sign-in that is too long", 413, "op", () => ask(server, "POST", "/myapp/login/", { body: "a".repeat(1_048_577) })],
    ["a sign-in by GET", 405, "op", () => ask(server, "GET", "/myapp/login/")],
    ["OPTIONS", 204, "op", () => ask(server, "OPTIONS", "/myapp/login/")],
    ["refresh", 200, "op", () => ask(server, "POST", "/myapp/token/refresh/", { form: { refresh: user.refresh } })],
    ["refresh, refused", 401, "op", () => ask(server, "POST", "/myapp/token/refresh/", { form: { refresh: "x" } })],
    ["verify", 200, "", () => ask(server, "POST", "/myapp/token/verify/", { form: { token: user.token } })],
    ["verify, refused", 401, "", () => ask(server, "POST", "/myapp/token/verify/", { form: { token: "x" } })],
    ["a list", 200, "op", () => ask(server, "GET", "/myapp/log/op/", as(root))],
    ["a list by HEAD", 200, "op", () => ask(server, "HEAD", "/myapp/log/op/", as(root))],
    ["a list, not signed in", 401, "op", () => ask(server, "GET", "/myapp/log/op/")],
    ["a list, without right", 403, "op error", () => ask(server, "GET", "/myapp/log/op/", as(user))],
    ["a list, bad filter", 400, "op error", () => ask(server, "GET", "/myapp/log/op/?start=x", as(root))],
    ["a list by POST", 405, "op", () => ask(server, "POST", "/myapp/log/op/", as(root))],
    ["a deletion, bad ids", 400, "op error", () => ask(server, "DELETE", "/myapp/log/op/delete", as(root))],
    ["a deletion, missing id", 400, "op error", () => ask(server, "DELETE", "/myapp/log/op/delete?ids=2147483647", as(root))],
    ["an unknown path", 404, "op", () => ask(server, "GET", "/myapp/nothing/")],
    ["an unknown path, signed in", 404, "op", () => ask(server, "GET", "/account/nothing/", as(root))],
    ["an unknown path of no document", 404, "", () => ask(server, "GET", "/api/nothing/")],
    ["logout", 200, "op", () => ask(server, "GET", "/account/logout/")],
  ];

  it.each(cases)("%s: %i leaves [%s]", async (_, status, rows, call) => {
    const told = await call();
    expect([told.status, await leftBy(told)]).toEqual([status, rows]);
  });

  it("a throttled sign-in: a failure", async () => {
    const headers = { "x-forwarded-for": "203.0.113.77" };
    const form = { username: "user2", password: "x" };
    for (let time = 0; time < 10; time += 1) await ask(server, "POST", "/myapp/login/", { form, headers });
    const told = await ask(server, "POST", "/myapp/login/", { form, headers });
    expect([told.status, await leftBy(told)]).toEqual([429, "op failure"]);
  });

  it("a failure of ours: op and error with the request id, whoever asked", async () => {
    const told = await withoutTable("login_logs", () => ask(server, "GET", "/myapp/log/login/", as(root)));
    expect([told.status, await leftBy(told)]).toEqual([500, "op error"]);
    expect(told.text).toBe(`{"code":1,"msg":"服务器内部错误","request_id":"${idOf(told)}"}`);
    const row = await db().errorLog.findFirstOrThrow({ where: { requestId: idOf(told) } });
    expect(row.content).toBe(`服务器内部错误 ${idOf(told)}`);
  });
});

describe("what the rows hold", () => {
  it("the root form of the path with the documented slash, without query; the proven address; whole milliseconds", async () => {
    const headers = { ...bearer(root.token), "x-forwarded-for": "evil, 192.0.2.44", "user-agent": "check/1" };
    const told = await ask(server, "GET", "/api/myapp/log/error?method=GET&secret=x&limit=5", { headers });
    const row = await operationOf(told);
    expect(row).toMatchObject({ url: "/myapp/log/error/", path: "/myapp/log/error/", method: "GET", ip: "192.0.2.44", status: 200 });
    expect(row).toMatchObject({ content: '{"query":{"method":"GET","secret":"***","limit":"5"}}', username: "root", repeats: 1 });
    expect(Number.isInteger(row.durationMs)).toBe(true);
  });

  it("long and strange paths cut and clean", async () => {
    const told = await ask(server, "GET", `/myapp/${"%E4%B8%AD".repeat(100)}`);
    expect([...(await operationOf(told)).url]).toHaveLength(200);
    expect(await operationOf(await ask(server, "GET", "/myapp/a%00b"))).toMatchObject({ url: "/myapp/a%00b", content: null });
  });

  it("names as typed, trimmed and cut; agents cut; nothing as nothing", async () => {
    const form = { username: `  a\r\n\u202e${"𝒂".repeat(80)} `, password: "x" };
    const told = await ask(server, "POST", "/myapp/login/", { form, headers: { "user-agent": "b".repeat(300) } });
    const row = await db().loginLog.findFirstOrThrow({ where: { requestId: idOf(told) } });
    expect(row.username).toBe([..."a\\u000d\\u000a\\u202e", ...Array<string>(80).fill("𝒂")].slice(0, 50).join(""));
    expect(row.userAgent).toBe("b".repeat(200));
    const bare = await exchange(
      server.url,
      "POST /myapp/login/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
    );
    const requestId = bare.headers["x-request-id"] ?? "";
    expect(await db().loginLog.findFirst({ where: { requestId } })).toMatchObject({ username: "", userAgent: "" });
  });

  it("the body only when it was read", async () => {
    const form = { ids: "x" };
    const told = await ask(server, "DELETE", "/myapp/log/op/delete?ids=y", { form, headers: bearer(root.token) });
    expect((await operationOf(told)).content).toBe('{"query":{"ids":"y"}}');
    const refused = await ask(server, "DELETE", "/myapp/log/op/delete", { form, headers: bearer(user.token) });
    expect((await operationOf(refused)).content).toBeNull();
  });

  it.each([
    ["NUL", { username: "a\0b", password: "\0", "k\0": 1 }],
    ["lone surrogates", { username: "\ud800", password: "\udfff", "\ud800": "\udc00" }],
    ["deep and odd values", { username: [[[[[[[["a"]]]]]]]], password: { a: null }, ids: { b: ["\0"] } }],
    ["many keys", Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`key${index}`, "v".repeat(50)]))],
    ["prototype names", JSON.parse('{"__proto__":{"a":1},"constructor":"x","username":"a"}')],
  ])("%s never silence a request", async (_, json) => {
    const told = await ask(server, "POST", "/myapp/login/", { json });
    expect([told.status, await leftBy(told)]).toEqual([400, "op failure"]);
    expect([...((await operationOf(told)).content ?? "")].length).toBeLessThanOrEqual(4000);
  });
});

describe("secrets", () => {
  it("stand in no table, no file and no output, wherever they were sent", async () => {
    let sent = 0;
    const canary = () => {
      sent += 1;
      return `canary${sent}zq`;
    };
    const fields = () => ({
      ...{
        username: "user1",
        password: canary(),
        PassWord: canary(),
        confirm_password: canary(),
        "sms-code": canary(),
        sms_code: canary(),
      },
      ...{ token: canary(), refresh: canary(), refresh_token: canary(), secret: canary(), Authorization: canary(), other: canary() },
    });
    const headers = { authorization: `Bearer ${canary()}`, cookie: `sessionid=${canary()}; a=${canary()}`, "x-api-key": canary() };
    const paths = ["login/", "register/", "token/refresh/", "token/verify/", "log/op/", "log/op/delete"];
    for (const path of [...paths.map((rest) => `/myapp/${rest}`), "/account/login/", "/account/logout/"]) {
      const query = new URLSearchParams(fields()).toString();
      const form = new FormData();
      for (const [name, value] of Object.entries(fields())) form.append(name, value);
      form.append("file", new Blob([canary()]), canary());
      const type = { ...headers, "content-type": "application/json" };
      for (const method of ["POST", "DELETE", "GET"]) {
        await ask(server, method, `${path}?${query}`, { headers });
        if (method === "GET") continue;
        await ask(server, method, path, { form: fields(), headers });
        await ask(server, method, path, {
          json: { ...fields(), deep: [{ ids: { password: canary() } }], username: { password: canary() } },
          headers,
        });
        await ask(server, method, path, { json: [fields()], headers });
        await ask(server, method, path, { body: form, headers });
        await ask(server, method, path, { body: `{"password":"${canary()}"`, headers: type });
        await ask(server, method, path, { body: `${canary()}`, headers: type });
        await ask(server, method, path, { body: canary(), headers: { "content-type": `text/${canary()}`, cookie: headers.cookie } });
      }
    }
    const typed = { username: `Bearer ${canary()}`, password: canary() };
    await ask(server, "POST", "/myapp/login/", { form: typed });
    await ask(server, "POST", "/myapp/login/", { form: { ...typed, username: user.token } });
    const kept = `${await everythingKept()}${server.output()}`;
    expect(kept).toContain("/myapp/token/refresh/");
    expect(sent).toBeGreaterThan(500);
    expect(kept.match(/canary\d+zq/g)).toBeNull();
    for (const secret of [user.token.split(".")[1], user.refresh.split(".")[2], PASSWORD, ROOT.password])
      expect(kept).not.toContain(secret);
  }, 60_000);

  it("phones and addresses are masked", async () => {
    const json = { username: "user1", password: "x", phone: "13800000001", email: "user1@example.com", note: "y" };
    const told = await ask(server, "POST", "/myapp/login/", { json });
    const body = '{"username":"user1","password":"***","phone":"138****0001","email":"u***@example.com","note":"***"}';
    expect((await operationOf(told)).content).toBe(`{"body":${body}}`);
  });
});

/** All that the database keeps: the bytes of its files, or the rows of all tables. */
async function everythingKept(): Promise<string> {
  if (!onPostgresql()) {
    const file = server.databaseUrl.slice("file:".length);
    return [file, `${file}-wal`].map((name) => (existsSync(name) ? readFileSync(name, "latin1") : "")).join("");
  }
  const tables = await read("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?", ["public"]);
  const rows = await Promise.all(tables.map(({ name }) => read(`SELECT * FROM "${name}"`, [])));
  return JSON.stringify(rows);
}
