import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { addTeacher, ask, codeFor, fields, messagesTo, NOT_FOUND, NOT_TEXT, NUL, newPhone, type Sent, type Told, tooLong } from "./calls";

const PATH = "/vertifications/";
const SENT = '{"message":"发送成功"}';
const MISSING = '{"msg":"缺少参数"}';

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });

const post = (sent: Sent) => ask(server, "POST", PATH, sent);
const request = (json: unknown) => post({ json });
const answer = async (json: unknown) => {
  const { status, text } = await request(json);
  return { status, text };
};

describe("200", () => {
  it.each([PATH, "/vertifications", "/api/vertifications/", "/api/vertifications"])("by %s", async (path) => {
    const { status, text, headers } = await ask(server, "POST", path, { json: { phone: newPhone() } });
    expect({ status, text }).toEqual({ status: 200, text: SENT });
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each([
    ["urlencoded", (phone: string) => new URLSearchParams({ phone, username: "user1" })],
    [
      "multipart",
      (phone: string) => {
        const form = new FormData();
        form.set("phone", phone);
        return form;
      },
    ],
  ])("by a form, %s", async (_type, form) => {
    const phone = newPhone();
    expect((await post({ body: form(phone) })).text).toBe(SENT);
    expect(await messagesTo(phone)).toHaveLength(1);
  });

  it("for a phone that somebody has, too, and as a number", async () => {
    const phone = newPhone();
    await addTeacher("user2", { phone, phoneKey: phone });
    expect(await answer({ phone: Number(phone) })).toEqual({ status: 200, text: SENT });
  });

  it("greets by a short and valid username only", async () => {
    const greeted = async (username: unknown) => {
      const phone = newPhone();
      expect((await request({ phone, username })).text).toBe(SENT);
      return (await messagesTo(phone))[0];
    };
    const code = String.raw`您的验证码是 \d{6}，5 分钟内有效，请勿告诉他人。`;
    expect(await greeted("用户1")).toMatch(new RegExp(`^用户1，您好！${code}$`));
    expect(await greeted("u".repeat(20))).toMatch(new RegExp(`^u{20}，您好！${code}$`));
    for (const username of ["u".repeat(21), "see http://example.com", "", "  "]) {
      expect(await greeted(username)).toMatch(new RegExp(`^${code}$`));
    }
  });

  it("keeps a keyed hash only, of the newest code", async () => {
    const phone = newPhone();
    const first = await codeFor(server, phone);
    const before = await db().smsCode.findUniqueOrThrow({ where: { phone } });
    const second = await codeFor(server, phone);
    const after = await db().smsCode.findUniqueOrThrow({ where: { phone } });
    expect(after.codeHash).toMatch(/^[0-9a-f]{64}$/);
    expect(after.codeHash).not.toBe(before.codeHash);
    expect(after.expiresAt.getTime() - after.createdAt.getTime()).toBe(300_000);
    const logs = JSON.stringify([await db().operationLog.findMany(), await db().errorLog.findMany(), after]) + server.output();
    for (const code of [first, second]) expect(logs).not.toContain(`${code}`);
  });

  it("leaves an op row with a masked phone and no login row", async () => {
    const { headers } = await request({ phone: "13899990001", username: "user1", note: "x" });
    const requestId = headers.get("x-request-id") ?? "";
    const [row] = await db().operationLog.findMany({ where: { requestId } });
    expect(row).toMatchObject({ url: "/vertifications/", method: "POST", status: 200, dialect: "excourse" });
    expect(row?.content).toBe('{"body":{"phone":"138****0001","username":"user1","note":"***"}}');
    expect(await db().loginLog.count({ where: { requestId } })).toBe(0);
  });
});

describe("403 缺少参数", () => {
  it.each<[string, Sent]>([
    ["no body", {}],
    ["an empty object", { json: {} }],
    ["null", { json: { phone: null } }],
    ["an empty text", { json: { phone: "" } }],
    ["white space", { json: { phone: " \t" } }],
    ["only a name, too long", { json: { username: "u".repeat(151) } }],
    ["an array", { json: [] }],
    ["a text", { json: "13800000001" }],
    ["JSON null", { json: null }],
    ["an empty form field", { body: new URLSearchParams({ phone: "" }) }],
  ])("%s", async (_name, sent) => {
    const { status, text, headers } = await post(sent);
    expect({ status, text }).toEqual({ status: 403, text: MISSING });
    expect([headers.get("x-decision-id"), headers.get("retry-after")]).toEqual([null, null]);
  });
});

describe("400", () => {
  it.each([
    ["a name over 150", { phone: "13800000001", username: "u".repeat(151) }, fields({ username: tooLong(150) })],
    ["a phone over 11", { phone: "138000000012" }, fields({ phone: tooLong(11) })],
    ["a phone of letters over 11", { phone: "x".repeat(12) }, fields({ phone: tooLong(11) })],
    ["a short phone", { phone: "1380000000" }, fields({ phone: "输入值不匹配要求的模式。" })],
    ["a foreign phone", { phone: "23800000001" }, fields({ phone: "输入值不匹配要求的模式。" })],
    ["full-width digits", { phone: "１３８００００００００" }, fields({ phone: "输入值不匹配要求的模式。" })],
    ["both", { phone: "1", username: "u".repeat(151) }, fields({ username: tooLong(150), phone: "输入值不匹配要求的模式。" })],
    ["a truth value", { phone: true }, fields({ phone: NOT_TEXT })],
    ["a list", { phone: ["13800000001"] }, fields({ phone: NOT_TEXT })],
    ["an operator", { phone: { not: "" } }, fields({ phone: NOT_TEXT })],
    ["NUL", { phone: "1380000000\0" }, fields({ phone: NUL })],
    ["a lone surrogate", { phone: "\ud800" }, fields({ phone: "Surrogate characters are not allowed: U+D800." })],
  ])("%s", async (_name, json, text) => {
    expect(await answer(json)).toEqual({ status: 400, text });
  });

  it("for a body that is no JSON", async () => {
    const { status, text } = await post({ body: "{", headers: { "content-type": "application/json" } });
    expect(status).toBe(400);
    expect(text).toMatch(/^\{"detail":"JSON parse error - /);
  });

  it("sends nothing", async () => {
    const before = await db().throttle.count({ where: { key: { startsWith: "sms_source:" } } });
    await request({ phone: "1380000000" });
    expect(await db().throttle.count({ where: { key: { startsWith: "sms_source:" } } })).toBe(before);
  });
});

describe("other refusals", () => {
  it("405 and OPTIONS", async () => {
    for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
      const { status, text, headers } = await ask(server, method, PATH);
      expect({ status, text }).toEqual({ status: 405, text: `{"detail":"方法 “${method}” 不被允许。"}` });
      expect(headers.get("allow")).toBe("POST, OPTIONS");
    }
    const { status, text, headers } = await ask(server, "OPTIONS", PATH);
    expect({ status, text, allow: headers.get("allow") }).toEqual({ status: 204, text: "", allow: "POST, OPTIONS" });
    expect((await ask(server, "HEAD", PATH)).status).toBe(405);
  });

  it("415 and 413", async () => {
    const { status, text } = await post({ body: "{}", headers: { "content-type": "text/plain" } });
    expect({ status, text }).toEqual({ status: 415, text: '{"detail":"不支持请求中的媒体类型 “text/plain”。"}' });
    const large: Told = await request({ phone: "x".repeat(1_048_576) });
    expect([large.status, large.text]).toEqual([413, '{"detail":"请求体过大。"}']);
  });

  it("404 for what lies below, and for the root of the users", async () => {
    for (const path of ["/vertifications/1/", "/api/vertifications/x", "/users/", "/api/users", "/users/1/x/", "/users/login/1/"]) {
      for (const method of ["GET", "POST", "DELETE", "OPTIONS"]) {
        const { status, text } = await ask(server, method, path);
        expect({ path, method, status, text }).toEqual({ path, method, status: 404, text: NOT_FOUND });
      }
    }
  });

  it("ignores credentials, bad ones too", async () => {
    const { status } = await post({ json: { phone: newPhone() }, headers: { authorization: "Bearer x", origin: "http://evil.example" } });
    expect(status).toBe(200);
  });
});
