import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { ROOT } from "../../support/server";
import { addUser, PASSWORD } from "../base/calls";
import { ask, bearer, cookieOf, ERROR_ROW, f0, grant, LOGIN_ROW, OPERATION_ROW, signIn } from "./calls";

const DONE = '{"code":0,"msg":"删除成功"}';
const BAD_IDS = f0("ids参数错误");
const time = new Date(1_893_456_000_000);
const ids = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);

/** What differs between the three logs. */
const LOGS = [
  {
    name: "login",
    missing: "删除的登入日志对象不存在",
    add: async (n: number) =>
      ids(await db().loginLog.createManyAndReturn({ data: Array.from({ length: n }, (_, i) => ({ ...LOGIN_ROW, time, success: i > 0 })) })),
    left: async (chosen: number[]) => ids(await db().loginLog.findMany({ where: { id: { in: chosen } } })),
  },
  {
    name: "op",
    missing: "删除的操作日志对象不存在",
    add: async (n: number) =>
      ids(await db().operationLog.createManyAndReturn({ data: Array.from({ length: n }, () => ({ ...OPERATION_ROW, time })) })),
    left: async (chosen: number[]) => ids(await db().operationLog.findMany({ where: { id: { in: chosen } } })),
  },
  {
    name: "error",
    missing: "删除的错误日志对象不存在",
    add: async (n: number) =>
      ids(await db().errorLog.createManyAndReturn({ data: Array.from({ length: n }, () => ({ ...ERROR_ROW, time })) })),
    left: async (chosen: number[]) => ids(await db().errorLog.findMany({ where: { id: { in: chosen } } })),
  },
];

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
let root: string;
beforeAll(async () => {
  root = (await signIn(server, ROOT.username, ROOT.password)).token;
});

describe.each(LOGS)("$name", ({ name, missing, add, left }) => {
  const remove = (query: string, sent: Parameters<typeof ask>[3] = {}) =>
    ask(server, "DELETE", `/myapp/log/${name}/delete${query}`, { ...sent, headers: { ...bearer(root), ...sent.headers } });
  let rows: number[] = [];
  beforeEach(async () => {
    rows = await add(4);
  });

  it("200: deletes exactly the rows named, and leaves one row of its own", async () => {
    const [one, two, three] = rows;
    const { status, text, headers } = await remove(`?ids=${one},%20${two}%20,${one},0${three}`);
    expect([status, text]).toEqual([200, DONE]);
    expect(await left(rows)).toEqual(rows.slice(3));
    const told = await db().operationLog.findMany({ where: { requestId: headers.get("x-request-id") ?? "" } });
    const content = `{"query":{"ids":"${one}, ${two} ,${one},0${three}"}}`;
    expect(told).toMatchObject([{ url: `/myapp/log/${name}/delete`, method: "DELETE", status: 200, username: "root", content }]);
  });

  it("200 under the other spellings, and with ids in the body", async () => {
    const [one, two, three, four] = rows;
    const headers = bearer(root);
    expect((await ask(server, "DELETE", `/api/myapp/log/${name}/delete/?ids=${one}`, { headers })).text).toBe(DONE);
    expect((await remove("", { json: { ids: [two] } })).text).toBe(DONE);
    expect((await remove("", { json: { ids: `${three}` } })).text).toBe(DONE);
    expect((await remove("", { form: { ids: `${four}` } })).text).toBe(DONE);
    expect(await left(rows)).toEqual([]);
  });

  it("400 when one is missing: nothing is deleted, an error row is left", async () => {
    const { status, text, headers } = await remove(`?ids=${rows.join()},2147483647`);
    expect([status, text]).toEqual([400, f0(missing)]);
    expect(await left(rows)).toEqual(rows);
    const where = { requestId: headers.get("x-request-id") ?? "" };
    const told = await db().errorLog.findMany({ where });
    expect(told).toMatchObject([{ url: `/myapp/log/${name}/delete`, method: "DELETE", content: missing, status: 400 }]);
    expect(await db().operationLog.findMany({ where })).toMatchObject([{ status: 400 }]);
  });

  it.each([
    ...["", "?ids=", "?ids=,", "?ids=1,", "?ids=1,,2", "?ids=%20", "?ids=undefined", "?ids=null", "?ids=NaN", "?ids=*", "?ids=[]"],
    ...[
      "?ids[]=1",
      "?ids=0",
      "?ids=-1",
      "?ids=1.0",
      "?ids=1e1",
      "?ids=0x1",
      "?ids=%2B1",
      "?ids=2147483648",
      "?ids=1%00",
      "?ids=１",
      "?id=1",
    ],
    ...[`?ids=${Array.from({ length: 10_001 }, () => "1").join()}`, `?ids=1&ids=`],
  ])("400 for %.30s: nothing is deleted, an error row is left", async (query) => {
    const before = await left(rows);
    const { status, text, headers } = await remove(query);
    expect([status, text]).toEqual([400, BAD_IDS]);
    expect(await left(rows)).toEqual(before);
    const told = await db().errorLog.findMany({ where: { requestId: headers.get("x-request-id") ?? "" } });
    expect(told.map(({ content }) => content)).toEqual(["ids参数错误"]);
  });

  it("400 for ids of a wrong type in the body", async () => {
    for (const sent of [null, true, {}, [], [[rows[0]]], [null], [1.5], 7])
      expect((await remove("", { json: { ids: sent } })).text).toBe(BAD_IDS);
    expect(await left(rows)).toEqual(rows);
  });

  it("10,000 entries pass, all or nothing", async () => {
    const many = await add(2500);
    const repeated = [...many, ...many, ...many, ...many];
    expect((await remove(`?ids=${[...repeated.slice(1), 2_147_483_647].join()}`)).text).toBe(f0(missing));
    expect((await remove("", { json: { ids: repeated } })).text).toBe(DONE);
    expect(await left(many.slice(0, 500))).toEqual([]);
  });

  it("of two that want the same rows one gets them", async () => {
    const told = await Promise.all([rows, [...rows].reverse()].map((wanted) => remove(`?ids=${wanted.join()}`)));
    expect(told.map(({ text }) => text).sort()).toEqual([DONE, f0(missing)].sort());
  });

  it("401, 403 with a decision, 405 with Allow", async () => {
    const path = `/myapp/log/${name}/delete`;
    const stranger = await ask(server, "DELETE", `${path}?ids=${rows[0]}`);
    expect([stranger.status, stranger.text]).toEqual([401, '{"detail":"身份认证信息未提供。"}']);
    const id = await addUser(`user-${name}`);
    const { token } = await signIn(server, `user-${name}`, PASSWORD);
    await grant(id, "GET", `/myapp/log/.*`);
    const refused = await ask(server, "DELETE", `${path}?ids=x`, { headers: bearer(token) });
    expect([refused.status, refused.text]).toEqual([403, '{"detail":"您没有执行该操作的权限。"}']);
    expect(refused.headers.get("x-decision-id")).toMatch(/^[0-9a-f]{32}$/);
    const read = await ask(server, "GET", `${path}?ids=${rows[0]}`, { headers: bearer(root) });
    expect([read.status, read.headers.get("allow")]).toEqual([405, "DELETE, OPTIONS"]);
    await grant(id, "DELETE", path);
    expect((await ask(server, "DELETE", `${path}?ids=${rows[0]}`, { headers: bearer(token) })).text).toBe(DONE);
    expect(await left(rows)).toEqual(rows.slice(1));
  });

  it("by the cookie only from the own origin", async () => {
    const cookie = `sessionid=${await cookieOf(server, ROOT.username, ROOT.password)}`;
    const path = `/myapp/log/${name}/delete?ids=${rows[0]}`;
    const foreign = await ask(server, "DELETE", path, { headers: { cookie, origin: "http://evil.example" } });
    const reason = "Origin checking failed - http://evil.example does not match any trusted origins.";
    expect([foreign.status, foreign.text]).toEqual([403, `{"detail":"CSRF Failed: ${reason}"}`]);
    expect(foreign.headers.get("x-decision-id")).toBeNull();
    expect(await left(rows)).toEqual(rows);
    expect((await ask(server, "DELETE", path, { headers: { cookie, origin: server.url } })).text).toBe(DONE);
  });
});

it("a deletion of operation rows cannot name its own record", async () => {
  const last = await db().operationLog.findFirstOrThrow({ orderBy: { id: "desc" } });
  const next = Array.from({ length: 5 }, (_, index) => last.id + 1 + index);
  const told = await ask(server, "DELETE", `/myapp/log/op/delete?ids=${last.id},${next.join()}`, { headers: bearer(root) });
  expect(told.text).toBe(f0("删除的操作日志对象不存在"));
  expect(await db().operationLog.count({ where: { requestId: told.headers.get("x-request-id") ?? "" } })).toBe(1);
});
