import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { claimsOf, fromElsewhere, TOKEN } from "../base/calls";
import { addTeacher, ask, BLANK, fields, jwt, NOT_TEXT, NULL, noField, PASSWORD, REQUIRED, rowOf, type Sent } from "./calls";

const PATH = "/users/login/";
const good = { username: "user1", password: PASSWORD };
const REFUSED = { status: 400, text: noField("无法使用提供的认证信息登录。") };

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
let id: number;
beforeAll(async () => {
  id = await addTeacher("user1", { email: "user1@example.com" });
  await addTeacher("user2", { isActive: false });
  await addTeacher("user3", { usernameKey: "", deletedAt: new Date() });
});

const post = async (sent: Sent) => {
  const { status, text } = await ask(server, "POST", PATH, sent);
  return { status, text };
};

describe("200", () => {
  it.each([PATH, "/users/login", "/api/users/login/", "/api/users/login"])("by %s", async (path) => {
    const { status, text, headers } = await ask(server, "POST", path, { json: good });
    expect(status).toBe(200);
    const [, token = ""] = new RegExp(`^\\{"user_id":${id},"username":"user1","token":"(${TOKEN})"\\}$`).exec(text) ?? [];
    expect(headers.get("set-cookie")).toBeNull();
    const claims = claimsOf(token);
    expect(claims).toMatchObject({ token_type: "access", user_id: id, name: "user1", email: "user1@example.com", iss: "gatehouse" });
    expect(claims.exp - claims.iat).toBe(86_400);
    expect((await ask(server, "GET", "/api/v1/base/userinfo", { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  });

  it("by forms, with the name in any case", async () => {
    const form = new FormData();
    form.set("username", " USER1 ");
    form.set("password", PASSWORD);
    expect((await post({ body: form })).status).toBe(200);
    expect((await post({ body: new URLSearchParams({ ...good, username: "ｕser1" }) })).status).toBe(200);
  });

  it("leaves a session and a login row, and last_login and the times alone", async () => {
    const before = await rowOf(id);
    const { text, headers } = await ask(server, "POST", PATH, { json: good });
    const session = await db().session.findUniqueOrThrow({ where: { id: claimsOf(JSON.parse(text).token).sid } });
    expect(session).toMatchObject({ userId: id, dialect: "excourse", endedAt: null });
    expect(session.expiresAt.getTime() - session.createdAt.getTime()).toBe(86_400_000);
    const where = { requestId: headers.get("x-request-id") ?? "" };
    expect(await db().loginLog.findMany({ where })).toMatchObject([{ username: "user1", success: true, status: 200 }]);
    expect(await rowOf(id)).toEqual(before);
    expect(before.lastLogin).toBeNull();
  });

  it("whatever the credentials sent along", async () => {
    expect((await post({ json: good, headers: { ...jwt("x"), origin: "http://evil.example" } })).status).toBe(200);
  });
});

describe("400", () => {
  it.each([
    ["a wrong password", { ...good, password: "wrong" }],
    ["a password in other case", { ...good, password: PASSWORD.toUpperCase() }],
    ["an unknown user", { ...good, username: "nobody" }],
    ["an inactive user", { ...good, username: "user2" }],
    ["a user who is gone", { ...good, username: "user3" }],
    ["a long password", { ...good, password: "a".repeat(2000) }],
  ])("for %s", async (_name, json) => {
    expect(await post({ json })).toEqual(REFUSED);
  });

  it.each<[string, unknown, string]>([
    ["missing fields", {}, fields({ username: REQUIRED, password: REQUIRED })],
    ["no body", undefined, fields({ username: REQUIRED, password: REQUIRED })],
    ["blank", { username: " ", password: "  " }, fields({ username: BLANK, password: BLANK })],
    ["null", { username: null, password: null }, fields({ username: NULL, password: NULL })],
    ["no texts", { username: true, password: { not: "" } }, fields({ username: NOT_TEXT, password: NOT_TEXT })],
    ["no object", [good], noField("无效数据。期待为字典类型，得到的是 list 。")],
  ])("for %s", async (_name, json, text) => {
    expect(await post({ json })).toEqual({ status: 400, text });
  });
});

describe("429", () => {
  it("after ten failures of an account from one source, the right password included", async () => {
    const from = fromElsewhere();
    const tries = (password: string) => ask(server, "POST", PATH, { json: { username: "USER1", password }, headers: from });
    for (let count = 0; count < 10; count++) expect((await tries("wrong")).status).toBe(400);
    const { status, text, headers } = await tries(PASSWORD);
    expect(status).toBe(429);
    const wait = Number(/^\{"detail":"请求超过了限速。请 (\d+) 秒后再试。"\}$/.exec(text)?.[1]);
    expect(wait).toBeGreaterThan(850);
    expect(headers.get("retry-after")).toBe(String(wait));
    const base = await ask(server, "POST", "/api/v1/base/access_token", { json: good, headers: from });
    expect(base.status).toBe(429);
    expect((await post({ json: good })).status).toBe(200);
  });
});

it("405 with Allow", async () => {
  for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
    const { status, headers } = await ask(server, method, PATH);
    expect([status, headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  }
});
