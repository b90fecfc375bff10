import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDb, db } from "@/lib/db/client";
import { failedStart, startServer, type TestServer } from "../../support/server";
import { fromElsewhere, lookInto } from "../base/calls";
import { ask, newPhone, noField } from "./calls";

const SECRET = "gateway-secret-1";
const FAILED = { status: 400, text: '{"message":"发送失败"}' };
const SENT = { status: 200, text: '{"message":"发送成功"}' };

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}
type Answer = (response: ServerResponse, count: number) => void;

const received: Received[] = [];
let reply: Answer;
let gateway: Server;
let server: TestServer;

beforeAll(async () => {
  gateway = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method, url, headers } = request;
    received.push({ method, url, headers, body: Buffer.concat(parts).toString("utf8") });
    reply(response, received.length);
  });
  await new Promise<void>((listening) => gateway.listen(0, "127.0.0.1", listening));
  const env = { SMS_SENDER: "webhook", SMS_WEBHOOK_URL: address("/sms?key=1"), SMS_WEBHOOK_SECRET: SECRET, TRUSTED_PROXY_HOPS: "1" };
  server = await startServer({ env });
  lookInto(server);
});
beforeEach(() => {
  received.length = 0;
  reply = status(200);
});
afterAll(async () => {
  await closeDb();
  await server.stop();
  gateway.closeAllConnections();
  gateway.close();
});

const address = (path: string) => `http://127.0.0.1:${(gateway.address() as AddressInfo).port}${path}`;
const status =
  (code: number, headers = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end("{}");

async function send(phone: string, headers: Record<string, string> = fromElsewhere()) {
  const { status, text } = await ask(server, "POST", "/vertifications/", { json: { phone }, headers });
  return { status, text };
}
const codeIn = (message: Received | undefined) => /是 (\d{6})，/.exec(JSON.parse(message?.body ?? "{}").text ?? "")?.[1] ?? "";
const register = (phone: string, code: string) =>
  ask(server, "POST", "/users/register/", {
    json: { username: `user${phone}`, password: "1", school_id: 1, phone, sms_code: code },
  });

describe("webhook", () => {
  it("posts signed JSON whose code works, and leaves nothing in the outbox", async () => {
    const phone = newPhone();
    const before = Date.now();
    expect(await send(phone)).toEqual(SENT);
    expect(received).toHaveLength(1);
    const [message] = received;
    expect(message).toMatchObject({ method: "POST", url: "/sms?key=1" });
    expect(message?.headers["content-type"]).toBe("application/json");
    const body = JSON.parse(message?.body ?? "{}");
    expect(Object.keys(body)).toEqual(["phone", "text", "id", "time"]);
    expect(body).toMatchObject({ phone, id: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(Math.abs(body.time - before / 1000)).toBeLessThan(60);
    const signature = createHmac("sha256", SECRET).update(`${body.time}.${message?.body}`).digest("hex");
    expect(message?.headers["x-gatehouse-signature"]).toBe(`sha256=${signature}`);
    expect((await register(phone, codeIn(message))).status).toBe(201);
    expect(await db().smsMessage.count()).toBe(0);
  });

  it("asks a failing gateway once more, with the same message", async () => {
    reply = (response, count) => status(count === 1 ? 503 : 202)(response, count);
    expect(await send(newPhone())).toEqual(SENT);
    expect(received.map(({ body }) => body)).toEqual([received[0]?.body, received[0]?.body]);
    expect(received).toHaveLength(2);
  });

  it.each<[string, Answer, number]>([
    ["fails twice", status(500), 2],
    ["rejects", status(400), 1],
    ["wants other credentials", status(401), 1],
    ["redirects", (response, count) => status(307, { Location: address("/elsewhere") })(response, count), 1],
    ["hangs up", (response) => response.socket?.destroy(), 2],
    ["is silent", () => undefined, 2],
    ["stops within its answer", (response) => response.writeHead(503, { "Content-Length": "9" }).write("{"), 2],
  ])("a gateway that %s: 发送失败 within 3 s, no code, no pause, counts kept", async (_name, answer, calls) => {
    reply = answer;
    const phone = newPhone();
    const from = fromElsewhere();
    const begun = performance.now();
    expect(await send(phone, from)).toEqual(FAILED);
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(received).toHaveLength(calls);
    expect(received.every(({ url }) => url === "/sms?key=1")).toBe(true);
    expect(await db().smsCode.count({ where: { phone } })).toBe(0);
    expect((await register(phone, codeIn(received[0]))).text).toBe(noField("验证码错误"));
    const keys = [`sms_phone:${phone}`, `sms_source:${from["x-forwarded-for"]}`];
    expect((await db().throttle.findMany({ where: { key: { in: keys } } })).map(({ points }) => points)).toEqual([1, 1]);
    reply = status(200);
    expect(await send(phone, from)).toEqual(SENT);
  });

  it("a failed message kills the code before it", async () => {
    const phone = newPhone();
    expect(await send(phone)).toEqual(SENT);
    const code = codeIn(received[0]);
    await db().throttle.deleteMany({ where: { key: `sms_pause:${phone}` } });
    reply = status(400);
    expect(await send(phone)).toEqual(FAILED);
    expect((await register(phone, code)).text).toBe(noField("验证码错误"));
  });

  it("says what is wrong without phone, text or secret", () => {
    const output = server.output();
    expect(output).toContain("SMS gateway: answered 400\n");
    expect(output).toContain("SMS gateway: answered 307\n");
    expect(output).toContain("SMS gateway: out of reach\n");
    expect(output).toMatch(/SMS gateway: no answer in \d+ ms\n/);
    expect(output).not.toMatch(/138\d{8}|验证码|gateway-secret/);
    expect(output).not.toContain("Warning");
  });
});

describe("the other senders", () => {
  it("console prints one line, after a warning at the start", async () => {
    const own = await startServer({ env: { SMS_SENDER: "console" } });
    const { text } = await ask(own, "POST", "/vertifications/", { json: { phone: "13800000001" } });
    expect(text).toBe(SENT.text);
    expect(own.output()).toMatch(/^Warning: .*SMS_SENDER=console/m);
    expect(own.output()).toMatch(/^SMS 13800000001 您的验证码是 \d{6}，5 分钟内有效，请勿告诉他人。$/m);
    await own.stop();
  });

  it("outbox warns at the start and prints no message", async () => {
    const own = await startServer();
    await ask(own, "POST", "/vertifications/", { json: { phone: "13800000001" } });
    expect(own.output()).toMatch(/^Warning: .*outbox.*sms-outbox/m);
    expect(own.output()).not.toContain("13800000001");
    await own.stop();
  });
});

it.each([
  ["no address", { SMS_SENDER: "webhook", SMS_WEBHOOK_SECRET: SECRET }],
  ["no secret", { SMS_SENDER: "webhook", SMS_WEBHOOK_URL: "https://gateway.example.com/" }],
  ["an unknown sender", { SMS_SENDER: "pigeon" }],
  ["another protocol", { SMS_SENDER: "webhook", SMS_WEBHOOK_URL: "file:///etc/passwd", SMS_WEBHOOK_SECRET: SECRET }],
  ["a password in the address", { SMS_SENDER: "webhook", SMS_WEBHOOK_URL: "https://u:pass-1@example.com/", SMS_WEBHOOK_SECRET: SECRET }],
])("does not start with %s", async (_name, env) => {
  const { code, output } = await failedStart(env);
  expect(code).toBe(1);
  expect(output).toMatch(/^Gatehouse cannot start: .*SMS_\w+.*\n$/);
  expect(output).not.toMatch(/pass-1|gateway-secret/);
});
