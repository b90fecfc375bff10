import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { ROOT } from "../../support/server";
import { addUser, PASSWORD } from "../base/calls";
import { ask, at, bearer, cookieOf, ERROR_ROW, emptied, grant, LOGIN_ROW, OPERATION_ROW, rowsOf, signIn } from "./calls";

const LISTS = ["login", "op", "error"] as const;
const DAY = at("2030-01-01 08:00:00");

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
let root: string;
let user: string;
beforeAll(async () => {
  await addUser("user1");
  const [one, two] = [await signIn(server, ROOT.username, ROOT.password), await signIn(server, "user1", PASSWORD)];
  [root, user] = [one.token, two.token];
});

const get = (path: string, token = root) => ask(server, "GET", `/myapp/log/${path}`, { headers: bearer(token) });
const column = async (path: string, name: string) => rowsOf(await get(path)).map((row) => row[name]);

describe("200", () => {
  beforeAll(emptied);

  it("an empty log", async () => {
    const { status, text, headers } = await get("error/");
    expect([status, text, headers.get("x-total-count")]).toEqual([200, '{"code":0,"msg":"查询成功","data":[]}', "0"]);
    expect(headers.get("link")).toBeNull();
  });

  it("rows as the document shows them", async () => {
    await emptied();
    const { id: login } = await db().loginLog.create({ data: { ...LOGIN_ROW, time: DAY } });
    const { id: error } = await db().errorLog.create({ data: { ...ERROR_ROW, time: DAY } });
    const { id: op } = await db().operationLog.create({ data: { ...OPERATION_ROW, time: DAY } });
    const wrapped = (row: string) => `{"code":0,"msg":"查询成功","data":[${row}]}`;
    const filter = "?start=2030-01-01&end=2030-01-01";
    expect((await get(`login/${filter}`)).text).toBe(
      wrapped(`{"id":${login},"log_time":"2030-01-01 08:00:00","username":"user1","ip":"192.0.2.1","ua":"check/1"}`),
    );
    expect((await get(`op/${filter}`)).text).toBe(
      wrapped(
        `{"id":${op},"re_time":"2030-01-01 08:00:00","re_ip":"192.0.2.1","re_url":"/account/user/","re_method":"GET","re_content":null,"access_time":"29"}`,
      ),
    );
    expect((await get(`error/${filter}`)).text).toBe(
      wrapped(
        `{"id":${error},"log_time":"2030-01-01 08:00:00","ip":"192.0.2.1","url":"/account/user/","method":"GET","content":"Not found."}`,
      ),
    );
  });

  it("content cut at 200 characters, though more is stored", async () => {
    await db().operationLog.create({ data: { ...OPERATION_ROW, content: "𝒂".repeat(4000), url: "/cut/", time: DAY } });
    expect(await column("op/?url=/cut/", "re_content")).toEqual(["𝒂".repeat(200)]);
  });

  it("newest first, of one time the greater id first", async () => {
    await emptied();
    const times = ["2030-01-01 08:00:01", "2030-01-01 08:00:03", "2030-01-01 08:00:01", "2030-01-01 08:00:02"];
    for (const name of ["a", "b", "c", "d"]) {
      await db().loginLog.create({ data: { ...LOGIN_ROW, username: name, time: at(times["abcd".indexOf(name)] ?? "") } });
    }
    expect(await column("login/", "username")).toEqual(["b", "d", "c", "a"]);
  });

  it("never holds its own request; the next one sees it", async () => {
    await emptied();
    expect(await column("op/", "re_url")).toEqual([]);
    const next = await get("op/");
    expect(rowsOf(next)).toMatchObject([{ re_url: "/myapp/log/op/", re_method: "GET", re_content: null }]);
    expect(next.headers.get("x-total-count")).toBe("1");
  });

  it("by the cookie, by the scheme JWT, under both spellings, with and without slash", async () => {
    const cookie = await cookieOf(server, ROOT.username, ROOT.password);
    for (const headers of [{ cookie: `sessionid=${cookie}` }, { authorization: `JWT ${root}` }]) {
      for (const path of ["/myapp/log/error/", "/myapp/log/error", "/api/myapp/log/error/", "/api/myapp/log/error"]) {
        const { status } = await ask(server, "GET", path, { headers });
        expect(status, path).toBe(200);
      }
    }
  });

  it("HEAD: the same headers, no body", async () => {
    const { status, text, headers } = await ask(server, "HEAD", "/myapp/log/error/", { headers: bearer(root) });
    expect([status, text, headers.get("x-total-count")]).toEqual([200, "", "0"]);
  });
});

describe("refusals", () => {
  it.each(LISTS)("%s: 401 without credentials, 403 without a grant, with a decision", async (name) => {
    const stranger = await ask(server, "GET", `/myapp/log/${name}/`);
    expect([stranger.status, stranger.text]).toEqual([401, '{"detail":"身份认证信息未提供。"}']);
    expect(stranger.headers.get("www-authenticate")).toBe('Bearer realm="api"');
    const refused = await get(`${name}/?start=x`, user);
    expect([refused.status, refused.text]).toEqual([403, '{"detail":"您没有执行该操作的权限。"}']);
    const decisionId = refused.headers.get("x-decision-id") ?? "";
    expect(decisionId).toMatch(/^[0-9a-f]{32}$/);
    const rows = await db().errorLog.findMany({ where: { decisionId } });
    expect(rows).toMatchObject([{ url: `/myapp/log/${name}/`, method: "GET", content: "您没有执行该操作的权限。", username: "user1" }]);
  });

  it.each(LISTS)("%s: a grant of exactly this address opens it, for HEAD too, and nothing else", async (name) => {
    const id = await addUser(`reader-${name}`);
    const { token } = await signIn(server, `reader-${name}`, PASSWORD);
    await grant(id, "GET", `/myapp/log/${name}/`);
    for (const other of LISTS) expect((await get(`${other}/`, token)).status).toBe(other === name ? 200 : 403);
    const head = await ask(server, "HEAD", `/myapp/log/${name}/`, { headers: bearer(token) });
    const remove = await ask(server, "DELETE", `/myapp/log/${name}/delete?ids=1`, { headers: bearer(token) });
    expect([head.status, remove.status]).toEqual([200, 403]);
  });

  it.each(LISTS)("%s: 405 also for DELETE and before sign-in; OPTIONS", async (name) => {
    const { status, text, headers } = await ask(server, "DELETE", `/myapp/log/${name}/?ids=1`);
    expect([status, text]).toEqual([405, '{"detail":"方法 “DELETE” 不被允许。"}']);
    expect(headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    const options = await ask(server, "OPTIONS", `/myapp/log/${name}/`);
    expect([options.status, options.text, options.headers.get("allow")]).toEqual([204, "", "GET, HEAD, OPTIONS"]);
  });

  it("bad tokens, in the words of the document's framework", async () => {
    const { refresh } = await signIn(server, ROOT.username, ROOT.password);
    const invalid = (text: string) =>
      `{"detail":"此令牌对任何类型的令牌无效","code":"token_not_valid","messages":[{"token_class":"AccessToken","token_type":"access","message":"${text}"}]}`;
    for (const [authorization, text] of [
      ["Bearer", '{"detail":"授权头必须包含两个用空格分隔的值","code":"bad_authorization_header"}'],
      ["Bearer a b", '{"detail":"授权头必须包含两个用空格分隔的值","code":"bad_authorization_header"}'],
      ["Bearer rubbish", invalid("令牌无效或已过期")],
      [`Bearer ${refresh}`, invalid("令牌类型错误")],
      ["Basic dTpw", '{"detail":"身份认证信息未提供。"}'],
    ] as const) {
      const told = await ask(server, "GET", "/myapp/log/op/", { headers: { authorization } });
      expect([told.status, told.text], authorization).toEqual([401, text]);
    }
  });
});

describe("unknown paths", () => {
  it.each(["/myapp/", "/myapp", "/myapp/log/", "/myapp/log/other/", "/myapp/Login/", "/api/myapp/log/op/delete/1", "/myapp/%6Cogin/"])(
    "%s",
    async (path) => {
      for (const method of ["GET", "POST", "DELETE", "OPTIONS"]) {
        const { status, text } = await ask(server, method, path);
        expect([status, text], method).toEqual([404, '{"detail":"未找到。"}']);
      }
    },
  );
});
