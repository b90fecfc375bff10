import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { ROOT, startServer } from "../../support/server";
import { ask, at, bearer, ERROR_ROW, emptied, f0, LOGIN_ROW, OPERATION_ROW, rowsOf, signIn } from "./calls";

const DAY = at("2030-01-01 08:00:00");

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
let root: string;
beforeAll(async () => {
  root = (await signIn(server, ROOT.username, ROOT.password)).token;
});

const get = (path: string, token = root) => ask(server, "GET", `/myapp/log/${path}`, { headers: bearer(token) });
const column = async (path: string, name: string) => rowsOf(await get(path)).map((row) => row[name]);

describe("filters", () => {
  beforeAll(async () => {
    await emptied();
    const times = ["2030-01-01 00:00:00", "2030-01-01 23:59:59", "2030-01-02 00:00:00"].map(at);
    const login = times.map((time, index) => ({ ...LOGIN_ROW, time, username: `user${index + 1}`, ip: `192.0.2.${index + 1}` }));
    await db().loginLog.createMany({ data: [...login, { ...LOGIN_ROW, time: at("2030-01-03 00:00:00"), success: false, username: "a" }] });
    const contents = ["50% ÄRGER", "500 ärger", "a_b", "aXb", "back\\slash"];
    const errors = contents.map((content, index) => ({ ...ERROR_ROW, content, url: `/account/${index}_%*[a]/`, time: DAY }));
    await db().errorLog.createMany({ data: [...errors, { ...ERROR_ROW, method: "POST", url: "/Account/", content: "x", time: DAY }] });
    const ops = ["/account/user/", "/account/usr/", "/myapp/log/op/"].map((url) => ({ ...OPERATION_ROW, url, time: DAY }));
    await db().operationLog.createMany({ data: ops });
  });

  it.each([
    ["", ["user3", "user2", "user1"]],
    ["?result=success", ["user3", "user2", "user1"]],
    ["?result=failure", ["a"]],
    ["?result=all", ["a", "user3", "user2", "user1"]],
    ["?start=2030-01-02", ["user3"]],
    ["?end=2030-01-01", ["user2", "user1"]],
    ["?start=2030-01-01%2023:59:59&end=2030-01-02+00:00:00", ["user3", "user2"]],
    ["?end=2030-01-01%2023:59:58", ["user1"]],
    ["?start=2030-01-02&end=2030-01-01", []],
    ["?username=user2", ["user2"]],
    ["?username=USER2", []],
    ["?username=user1&username=user2", ["user2"]],
    ["?ip=192.0.2.1", ["user1"]],
    ["?result=all&ip=192.0.2.1", ["a", "user1"]],
    ["?start=&end=&username=&ip=&result=", ["user3", "user2", "user1"]],
    ["?unknown=1", ["user3", "user2", "user1"]],
  ])("login%s", async (query, names) => {
    const told = await get(`login/${query}`);
    expect(rowsOf(told).map(({ username }) => username)).toEqual(names);
    expect(told.headers.get("x-total-count")).toBe(String(names.length));
  });

  it("failures and all tell the result as last key", async () => {
    const [failure] = rowsOf(await get("login/?result=failure"));
    expect(Object.entries(failure ?? {}).at(-1)).toEqual(["result", "failure"]);
    const [, success] = rowsOf(await get("login/?result=all"));
    expect(Object.entries(success ?? {}).at(-1)).toEqual(["result", "success"]);
  });

  it.each([
    ["?method=POST", ["x"]],
    ["?method=post", []],
    ["?url=/Account/", ["x"]],
    ["?url=/account/2_%25*[", ["a_b"]],
    ["?url=/account/2X", []],
    ["?search=%C3%84rger", ["500 ärger", "50% ÄRGER"]],
    ["?search=50%25", ["50% ÄRGER"]],
    ["?search=A_B", ["a_b"]],
    ["?search=k%5Cs", ["back\\slash"]],
    ["?search=%20%C3%A4", ["500 ärger", "50% ÄRGER"]],
    ["?search=ärger&url=/account/1", ["500 ärger"]],
  ])("error%s", async (query, contents) => {
    expect(await column(`error/${query}&start=2030-01-01`, "content")).toEqual(contents);
  });

  it.each([
    ["?url=/account/us&end=2030-01-01", ["/account/usr/", "/account/user/"]],
    ["?url=/account/user/&start=2030-01-01", ["/account/user/"]],
    ["?search=nothing&start=2030-01-01", ["/myapp/log/op/", "/account/usr/", "/account/user/"]],
  ])("op%s", async (query, urls) => {
    expect((await column(`op/${query}`, "re_url")).filter((url) => urls.includes(String(url)))).toEqual(urls);
  });

  it.each([
    [
      "login/?result=maybe&start=x&end=2030-02-30",
      { result: ["“maybe” 不是合法选项。"], start: ["请输入合法的日期或日期时间。"], end: ["请输入合法的日期或日期时间。"] },
    ],
    ["op/?start=2030-01-01T00:00:00", { start: ["请输入合法的日期或日期时间。"] }],
    ["error/?ip=a%00", { ip: ["不允许是用空字符串。"] }],
    [`error/?search=${"a".repeat(201)}`, { search: ["请确保这个字段不能超过 200 个字符。"] }],
  ])("400 for %s", async (path, data) => {
    const { status, text } = await get(path);
    expect([status, text]).toEqual([400, f0("参数错误", data)]);
  });

  it("an invalid value leaves an error row of the caller", async () => {
    const { headers } = await get("op/?start=x");
    const rows = await db().errorLog.findMany({ where: { requestId: headers.get("x-request-id") ?? "" } });
    expect(rows).toMatchObject([{ url: "/myapp/log/op/", method: "GET", content: "参数错误", status: 400, username: "root" }]);
  });
});

describe("paging and the cap", () => {
  beforeAll(async () => {
    await emptied();
    const rows = Array.from({ length: 7 }, (_, index) => ({
      ...LOGIN_ROW,
      username: `user${index}`,
      time: new Date(DAY.getTime() + index),
    }));
    await db().loginLog.createMany({ data: rows });
  });
  const url = (rest: string) => `${server.url}/myapp/log/login/?${rest}`;

  it.each([
    ["limit=3", ["user6", "user5", "user4"], "limit=3&offset=3", null],
    ["limit=3&offset=3&ip=192.0.2.1", ["user3", "user2", "user1"], "limit=3&offset=6&ip=192.0.2.1", "limit=3&ip=192.0.2.1"],
    ["offset=5", ["user1", "user0"], null, "limit=100"],
    ["limit=0", ["user6", "user5", "user4", "user3", "user2", "user1", "user0"], null, null],
    ["limit=x&offset=-1", ["user6", "user5", "user4", "user3", "user2", "user1", "user0"], null, null],
    ["limit=2&offset=99", [], null, "limit=2&offset=97"],
  ])("%s", async (query, names, next, previous) => {
    const told = await get(`login/?${query}`);
    const { count, results, ...rest } = JSON.parse(told.text).data;
    expect(Object.keys(JSON.parse(told.text).data)).toEqual(["count", "next", "previous", "results"]);
    expect([count, results.map(({ username }: { username: string }) => username)]).toEqual([7, names]);
    expect(rest.next && new URL(rest.next).searchParams.size).toEqual(next && new URLSearchParams(next).size);
    for (const [told, wanted] of [
      [rest.next, next],
      [rest.previous, previous],
    ]) {
      expect(told && Object.fromEntries(new URL(told).searchParams)).toEqual(wanted && Object.fromEntries(new URLSearchParams(wanted)));
      if (told) expect(told.startsWith(url(""))).toBe(true);
    }
    expect([told.headers.get("x-total-count"), told.headers.get("link")]).toEqual(["7", null]);
  });

  it("a list over LOG_LIST_MAX is cut and links to the rest", async () => {
    for (const [most, names, link] of [
      ["3", ["user6", "user5", "user4"], true],
      ["6", ["user6", "user5", "user4", "user3", "user2", "user1"], true],
      ["7", ["user6", "user5", "user4", "user3", "user2", "user1", "user0"], false],
    ] as const) {
      const capped = await startServer({ env: { LOG_LIST_MAX: most }, database: server.databaseUrl });
      const told = await ask(capped, "GET", "/myapp/log/login/", { headers: bearer(root) });
      expect(rowsOf(told).map(({ username }) => username)).toEqual(names);
      expect(told.headers.get("x-total-count")).toBe("7");
      const rest = `<${capped.url}/myapp/log/login/?limit=${most}&offset=${most}>; rel="next"`;
      expect(told.headers.get("link")).toBe(link ? rest : null);
      await capped.stop();
    }
  });

  it("a list of many slices is complete, in order, and without doubles", async () => {
    const rows = Array.from({ length: 1201 }, (_, index) => ({
      ...ERROR_ROW,
      content: String(index),
      time: new Date(DAY.getTime() - (index % 7)),
    }));
    await db().errorLog.createMany({ data: rows });
    const told = rowsOf(await get("error/?end=2030-01-01&start=2029-12-31"));
    const wanted = rows.map((row, index) => ({ ...row, index })).sort((a, b) => Number(b.time) - Number(a.time) || b.index - a.index);
    expect(told.map(({ content }) => content)).toEqual(wanted.map(({ content }) => content));
  });
});
