import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exchange, openSocket, type RawAnswer, readAnswer } from "../support/raw-http";
import { failedStart, startServer, type TestServer } from "../support/server";

let server: TestServer;
let slow: Promise<RawAnswer>;

beforeAll(async () => {
  server = await startServer();
  const socket = openSocket(server.url);
  socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n");
  slow = readAnswer(socket);
});
afterAll(() => server.stop());

const ask = (line: string, ...headers: string[]) =>
  exchange(server.url, `${[`${line} HTTP/1.1`, ...headers, "Connection: close"].join("\r\n")}\r\n\r\n`);
const HOST = "Host: localhost";

const isRefused = (url: string) =>
  new Promise((resolve) => {
    const probe = openSocket(url);
    probe.on("connect", () => resolve(false)).on("error", () => resolve(true));
    probe.on("connect", () => probe.destroy());
  });

describe("400, empty and closed", () => {
  it.each([
    ["no HTTP at all", "hello\r\n\r\n"],
    ["an unknown verb", "UPDATE /account/login/ HTTP/1.1\r\nHost: localhost\r\n\r\n"],
    ["an absolute target", "GET http://evil.example/login HTTP/1.1\r\nHost: evil.example\r\n\r\n"],
    ["a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n"],
    ["no Host", "GET / HTTP/1.1\r\n\r\n"],
    ["two Hosts", "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n"],
    ["a malformed Host", "GET /api/v1/base/health HTTP/1.1\r\nHost: user@localhost\r\n\r\n"],
    ["two lengths", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"],
  ])("%s", async (_, text) => {
    const answer = await exchange(server.url, text);
    expect(answer).toMatchObject({ status: 400, body: "" });
    expect(answer.headers.connection).toBe("close");
  });
});

describe("other refusals before any page or API", () => {
  it("431 for headers over 128 KiB", async () => {
    const answer = await ask("GET /", HOST, `X-Long: ${"a".repeat(132 * 1024)}`);
    expect(answer).toMatchObject({ status: 431, body: "" });
    expect(answer.headers.connection).toBe("close");
  });

  it("headers of 120 KiB pass", async () => {
    expect((await ask("GET //", HOST, `X-Long: ${"a".repeat(120 * 1024)}`)).status).toBe(308);
  });

  it("308 for repeated slashes and backslashes, to this origin only", async () => {
    const moved = await ask("GET //evil.example/a?b=//c", HOST);
    expect(moved).toMatchObject({ status: 308, body: "" });
    expect(moved.headers).toMatchObject({ location: "/evil.example/a?b=//c", "x-content-type-options": "nosniff" });
    expect((await ask("POST /account\\login\\", HOST)).headers.location).toBe("/account/login/");
  });

  it("405 for odd methods on pages", async () => {
    for (const method of ["TRACE", "PUT", "DELETE", "OPTIONS", "PROPFIND"]) {
      const answer = await ask(`${method} /login`, HOST);
      expect(answer.status, method).toBe(405);
      expect(answer.headers.allow).toBe("GET, HEAD, POST");
    }
  });

  it("413 and 411 for page bodies that are too long or of unknown length", async () => {
    expect((await ask("POST /login", HOST, "Content-Length: 1048577")).status).toBe(413);
    expect((await ask("POST /login", HOST, "Transfer-Encoding: chunked")).status).toBe(411);
  });

  it("405 in the words of the dialect for TRACE on an API path", async () => {
    const answer = await ask("TRACE /account/login/", HOST);
    expect(answer.status).toBe(405);
    expect(answer.headers["content-type"]).toBe("application/json");
  });
});

describe("413 on an API path", () => {
  it("is read by a sender who is still sending", async () => {
    const body = new Uint8Array(8 * 1024 * 1024);
    const response = await fetch(`${server.url}/account/login/`, { method: "POST", headers: { "content-type": "application/json" }, body });
    expect(response.status).toBe(413);
    expect(response.headers.get("connection")).toBe("close");
  });
});

describe.skipIf(!existsSync(".next/BUILD_ID"))("pages", () => {
  it("404 for broken and hiding escapes", async () => {
    for (const path of ["/%ff", "/%zz", "/a%00b", "/%61ccount/login/", "/admin%2fusers"]) {
      const answer = await ask(`GET ${path}`, HOST);
      expect(answer.status, path).toBe(404);
      expect(answer.headers["content-type"]).toContain("text/html");
    }
  });

  it("carry the security headers, and a script policy with a nonce of their own", async () => {
    const [first, second] = [await ask("GET /", HOST), await ask("GET /", HOST)];
    expect(first.headers).toMatchObject({
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
    });
    const nonce = /'nonce-([^']+)'/.exec(first.headers["content-security-policy"] ?? "")?.[1] ?? "";
    expect(nonce).not.toBe("");
    expect(second.headers["content-security-policy"]).not.toContain(nonce);
    expect(first.body).toContain(`nonce="${nonce}"`);
    expect(first.headers).not.toHaveProperty("x-powered-by");
  });
});

describe("ALLOWED_HOSTS", () => {
  it("are the only ones served, but for the health check", async () => {
    const named = await startServer({ env: { APP_URL: "https://gate.example.com" } });
    const status = async (path: string, host: string) =>
      (await exchange(named.url, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).status;
    expect(await status("/account/nothing/", "Gate.example.com:8443")).toBe(404);
    expect(await status("/account/nothing/", "evil.example")).toBe(400);
    expect(await status("/api/v1/base/health", "10.0.0.1")).toBe(200);
    const secure = await fetch(`${named.url}/api/v1/base/health`);
    expect(secure.headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
    expect(await named.stop()).toBe(0);
  });
});

describe("stop", () => {
  it("answers what is under way, takes nothing new, ends with 0", async () => {
    const stopping = await startServer();
    const idle = openSocket(stopping.url);
    const socket = openSocket(stopping.url);
    socket.write("POST /account/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{");
    const answer = readAnswer(socket);
    await pause(200);
    const code = stopping.stop();
    await expect.poll(() => isRefused(stopping.url)).toBe(true);
    socket.write("}");
    expect((await answer).status).toBeGreaterThanOrEqual(400);
    expect((await answer).headers.connection).toBe("close");
    expect(await code).toBe(0);
    idle.destroy();
  });
});

describe("a start that fails", () => {
  it("says why in one line and ends with 1", async () => {
    for (const [env, reason] of [
      [{ PORT: "http" }, "PORT must be a whole number"],
      [{ PORT: new URL(server.url).port }, "the port is in use"],
      [{ APP_ENV: "production" }, "GATEHOUSE_TEST=1 is refused"],
    ] as const) {
      const { code, output } = await failedStart(env);
      expect(output).toMatch(/^Gatehouse cannot start: [^\n]+\n$/);
      expect(output).toContain(reason);
      expect(code).toBe(1);
    }
  });
});

describe("408", () => {
  it("ends a request whose headers do not come", { timeout: 25_000 }, async () => {
    expect(await slow).toMatchObject({ status: 408, body: "" });
  });
});
