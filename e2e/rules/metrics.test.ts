import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDb, db } from "@/lib/db/client";
import { lookInto } from "../api/base/calls";
import { ask, bearer, signIn } from "../api/myapp/calls";
import { ROOT, startServer, type TestServer } from "../support/server";

const TOKEN = "metrics-token-of-the-test";
const LOCAL = { "x-forwarded-for": "127.0.0.1" };
const METRICS = "/api/metrics";

let server: TestServer;
let guarded: TestServer;
beforeAll(async () => {
  server = await startServer({ env: { TRUSTED_PROXY_HOPS: "1", LOG_REQUESTS: "on", DISK_MIN_FREE_MB: "100000000" } });
  lookInto(server);
  guarded = await startServer({ env: { METRICS_TOKEN: TOKEN }, database: server.databaseUrl });
});
afterAll(async () => {
  await closeDb();
  await guarded.stop();
  await server.stop();
});

const sampleOf = (text: string, sample: string) =>
  Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${sample} `))
      ?.split(" ")[1],
  );

describe("metrics", () => {
  it("without a token answer the own machine only, by the proven address", async () => {
    const here = await ask(server, "GET", METRICS, { headers: LOCAL });
    expect([here.status, here.headers.get("content-type")]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
    const elsewhere = await ask(server, "GET", METRICS, { headers: { "x-forwarded-for": "198.51.100.7" } });
    expect([elsewhere.status, JSON.parse(elsewhere.text)]).toEqual([403, { detail: "You do not have permission to perform this action." }]);
    const other = await ask(server, "POST", METRICS, { headers: LOCAL });
    expect([other.status, other.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });

  it("with a token ask for it, also from the own machine", async () => {
    for (const headers of [{}, bearer(`${TOKEN}x`), bearer(TOKEN.slice(1)), { authorization: TOKEN }]) {
      const refused = await ask(guarded, "GET", METRICS, { headers });
      expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
      expect(refused.text).not.toContain(TOKEN);
    }
    expect((await ask(guarded, "GET", METRICS, { headers: bearer(TOKEN) })).status).toBe(200);
  });

  it("count requests by class and sign-ins by result, and no text of the caller becomes a label", async () => {
    const read = async () => (await ask(server, "GET", METRICS, { headers: LOCAL })).text;
    const before = await read();
    await signIn(server, ROOT.username, ROOT.password);
    await ask(server, "POST", "/myapp/login/", { form: { username: "nobody-in-a-label", password: "wrong-password" } });
    await ask(server, "GET", "/myapp/path-in-a-label/");
    const after = await read();
    const grown = (sample: string) => sampleOf(after, sample) - (sampleOf(before, sample) || 0);
    expect(grown('gatehouse_requests_total{dialect="myapp",method="POST",status="2xx"}')).toBe(1);
    expect(grown('gatehouse_sign_ins_total{dialect="myapp",result="success"}')).toBe(1);
    expect(grown('gatehouse_sign_ins_total{dialect="myapp",result="failure"}')).toBe(1);
    expect(grown('gatehouse_request_duration_seconds_count{dialect="myapp"}')).toBe(3);
    expect(after).not.toContain("in-a-label");
    expect(sampleOf(after, "gatehouse_database_up")).toBe(1);
    expect(sampleOf(after, 'gatehouse_log_retention_late{log="error"}')).toBe(0);
    const old = new Date(Date.now() - 410 * 86_400_000);
    const shared = { ip: "192.0.2.1", status: 500, dialect: "myapp", requestId: "0".repeat(32) };
    await db().errorLog.create({ data: { ...shared, time: old, method: "GET", url: "/", path: "/", content: "" } });
    const lagging = await read();
    expect(sampleOf(lagging, 'gatehouse_log_retention_late{log="error"}')).toBe(1);
    expect(sampleOf(lagging, 'gatehouse_log_oldest_row_age_seconds{log="error"}')).toBeGreaterThan(410 * 86_400);
    expect(sampleOf(after, "gatehouse_database_size_bytes")).toBeGreaterThan(0);
    expect(await db().operationLog.count({ where: { url: METRICS } })).toBe(0);
  });
});

describe("standard output", () => {
  it("has one line of JSON for a request, and no secret of it", async () => {
    const secrets = ["password-in-the-body", "token-in-the-query", "user-in-the-body"];
    const form = { username: "user-in-the-body", password: "password-in-the-body" };
    const told = await ask(server, "POST", "/myapp/login/?key=token-in-the-query", { form });
    const tokens = await signIn(server, ROOT.username, ROOT.password);
    await ask(server, "GET", "/myapp/log/op/", { headers: bearer(tokens.token) });
    await ask(server, "GET", `/myapp/${tokens.token}/`);
    await expect.poll(() => server.output()).toContain('"path":"/myapp/***');
    const lines = server
      .output()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    const requestId = told.headers.get("x-request-id");
    const own = lines.map((line) => JSON.parse(line)).filter((line) => line.requestId === requestId);
    expect(own).toMatchObject([{ level: "info", dialect: "myapp", method: "POST", path: "/myapp/login/", status: 400, userId: null }]);
    for (const secret of [...secrets, ROOT.password, tokens.token, tokens.refresh]) expect(server.output()).not.toContain(secret);
  });

  it("whose lines nobody reads still answers, and stops", async () => {
    const deaf = await startServer({ env: { LOG_REQUESTS: "on" }, unread: true });
    // More than a pipe holds.
    const path = `/myapp/${"x".repeat(1_500)}/`;
    for (let round = 0; round < 30; round++) await Promise.all(Array.from({ length: 50 }, () => ask(deaf, "GET", path)));
    expect((await ask(deaf, "GET", path)).status).toBe(404);
    expect(await deaf.stop()).toBe(0);
  });

  it("says that the disk is nearly full", async () => {
    if (server.databaseUrl.startsWith("file:")) await expect.poll(() => server.output(), { timeout: 5000 }).toContain("Disk nearly full: ");
  });
});
