import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { ROOT } from "../../support/server";
import { ask, bearer, ERROR_ROW, LOGIN_ROW, OPERATION_ROW, signIn, type Told } from "./calls";

const time = new Date(1_893_456_000_000);
const text = expect.any(String);
const number = expect.any(Number);

openServer();
let token: string;
beforeAll(async () => {
  token = (await signIn(server, ROOT.username, ROOT.password)).token;
});

/** Keys in their order, and values of the documented types. */
function expectDocumented({ status, text: body }: Told, wanted: Record<string, unknown>): void {
  expect(status).toBe(200);
  const told = JSON.parse(body);
  expect(told).toEqual(wanted);
  expect(Object.keys(told)).toEqual(Object.keys(wanted));
  if (told.data && !Array.isArray(told.data)) expect(Object.keys(told.data)).toEqual(Object.keys(wanted.data ?? {}));
}

// The calls of the document in their order, bodies as forms; only persons and addresses are others.
describe("document 000", () => {
  let refresh = "";

  it("POST /myapp/register/", async () => {
    const form = { username: "普通用户9", password: "123456789", confirm_password: "123456789", email: "user9@example.com" };
    const told = await ask(server, "POST", "/myapp/register/", { form });
    const user = { id: number, username: "普通用户9", email: "user9@example.com" };
    expectDocumented(told, { code: 0, msg: text, data: { refresh: text, token: text, expire: text, user } });
  });

  it("POST /myapp/login/", async () => {
    const told = await ask(server, "POST", "/myapp/login/", { form: { username: "普通用户9", password: "123456789" } });
    const data = { refresh: text, token: text, expire: text, username: "普通用户9", email: "user9@example.com", phone: null };
    expectDocumented(told, { code: 0, msg: text, data });
    refresh = JSON.parse(told.text).data.refresh;
  });

  it("POST /myapp/token/refresh/", async () => {
    expectDocumented(await ask(server, "POST", "/myapp/token/refresh/", { form: { refresh } }), { access: text });
  });

  it("POST /myapp/token/verify/", async () => {
    expectDocumented(await ask(server, "POST", "/myapp/token/verify/", { form: { token: refresh } }), {});
  });

  it.each([
    ["login", { id: number, log_time: text, username: text, ip: text, ua: text }],
    ["op", { id: number, re_time: text, re_ip: text, re_url: text, re_method: text, re_content: null, access_time: text }],
    ["error", { id: number, log_time: text, ip: text, url: text, method: text, content: text }],
  ])("GET /myapp/log/%s/ and DELETE /myapp/log/%s/delete", async (name, row) => {
    await db().loginLog.create({ data: { ...LOGIN_ROW, time } });
    await db().operationLog.create({ data: { ...OPERATION_ROW, time } });
    await db().errorLog.create({ data: { ...ERROR_ROW, time } });
    const list = await ask(server, "GET", `/myapp/log/${name}/?start=2030-01-01`, { headers: bearer(token) });
    expectDocumented(list, { code: 0, msg: text, data: expect.arrayContaining([row]) });
    const [first] = JSON.parse(list.text).data;
    expect(Object.keys(first)).toEqual(Object.keys(row));
    const removed = await ask(server, "DELETE", `/myapp/log/${name}/delete?ids=${first.id}`, { headers: bearer(token) });
    expectDocumented(removed, { code: 0, msg: "删除成功" });
  });

  it("its sample tokens are expired or foreign", async () => {
    const sample = `${Buffer.from('{"alg":"HS256","typ":"JWT"}').toString("base64url")}.${Buffer.from(
      '{"token_type":"refresh","exp":1700676753,"iat":1700665953,"jti":"0a8dace0056f4f02910001c06cda9e56","user_id":3,"name":"user1"}',
    ).toString("base64url")}.cqYCd2zAhLazuCxzYgvA071JzIvW6aYvhQgS_57f0ZI`;
    for (const [path, form] of [
      ["refresh", { refresh: sample }],
      ["verify", { token: sample }],
    ] as const) {
      const told = await ask(server, "POST", `/myapp/token/${path}/`, { form });
      expect([told.status, told.text]).toEqual([401, '{"detail":"令牌无效或已过期","code":"token_not_valid"}']);
    }
  });
});
