import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exchange } from "../support/raw-http";
import { ROOT, startServer, type TestServer } from "../support/server";

const FORM = "Content-Type: application/x-www-form-urlencoded";
const JSON_TYPE = "Content-Type: application/json";

/** Method and path, headers, body. */
const REQUESTS: readonly (readonly [string, readonly string[], string])[] = [
  ["POST /account/login/", [FORM], `username=${ROOT.username}&password=${ROOT.password}`],
  ["POST /api/account/login", [JSON_TYPE], "{"],
  ["POST /account/login/", ["Content-Type: text/plain"], "x"],
  ["POST /account/login/", ["Origin: https://evil.example", FORM], "username=a&password=b"],
  ["POST /account/login/", [JSON_TYPE, "Transfer-Encoding: chunked"], "0\r\n\r\n"],
  ["GET /account/login/", ["RSC: 1", "Next-Router-Prefetch: 1"], ""],
  ["HEAD /account/user/", [], ""],
  ["OPTIONS /account/user/", [], ""],
  ["TRACE /account/user/", [], ""],
  ["PROPFIND /account/user/", [], ""],
  ["GET /account/user", ["Authorization: Bearer x"], ""],
  ["GET /account/user/%ff/", [], ""],
  ["GET /account/user/1%2f..%2f2/", [], ""],
  ["GET /account/us%65r/", [], ""],
  ["GET /account/./user/../user/1/", [], ""],
  ["GET /account/nothing/here?_rsc=1", [], ""],
  ["GET /account", [], ""],
  ["DELETE /users/", [], ""],
  ["GET /api/nothing", [], ""],
  ["GET /api/", [], ""],
  ["GET /account//user/", [], ""],
];

/** New in each answer, a matter of transport, or (`vary`) Next's note to caches, which `no-store` answers do not meet. */
const OWN = new Set(["vary", "date", "x-request-id", "x-decision-id", "set-cookie", "keep-alive", "transfer-encoding", "content-length"]);

describe.skipIf(!existsSync(".next/BUILD_ID"))("the short way and the way through Next", () => {
  let short: TestServer;
  let long: TestServer;

  beforeAll(async () => {
    [short, long] = await Promise.all([startServer(), startServer({ env: { GATEHOUSE_SHORT_WAY: "0" } })]);
  });
  afterAll(async () => {
    await Promise.all([short.stop(), long.stop()]);
  });

  it.each(REQUESTS)("answer alike to %s %j %s", async (line, headers, body) => {
    const [first, second] = [await ask(short, line, headers, body), await ask(long, line, headers, body)];
    expect(second).toEqual(first);
  });

  async function ask(server: TestServer, line: string, headers: readonly string[], body: string) {
    const length = headers.some((header) => header.startsWith("Transfer")) || body === "" ? [] : [`Content-Length: ${body.length}`];
    const head = [`${line} HTTP/1.1`, "Host: localhost", "Connection: close", ...length, ...headers];
    const answer = await exchange(server.url, `${head.join("\r\n")}\r\n\r\n${body}`);
    const shared = Object.entries(answer.headers).filter(([name]) => !OWN.has(name));
    return { status: answer.status, body: plain(answer.body, answer.headers), headers: Object.fromEntries(shared.sort()) };
  }

  /** The body without the frames of chunked transfer and without what is new in each answer. */
  function plain(body: string, headers: Readonly<Record<string, string>>): string {
    const whole = headers["transfer-encoding"] === "chunked" ? body.replace(/(^|\r\n)[0-9a-f]+\r\n/g, "").replace(/\r\n$/, "") : body;
    return whole.replace(/[0-9a-f]{32}/g, "<id>");
  }
});
