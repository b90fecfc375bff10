import { renameSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { onPostgresql } from "../../support/server";
import { call, f2 } from "./calls";

openServer();

const VERSION =
  '{"code":200,"msg":"success","data":{"app_name":"Gatehouse","app_title":"Gatehouse","project_name":"gatehouse","version":"1.0.0","api_version":"v1","environment":"test","build":"dev","commit":"unknown","runtime":"nodejs"}}';
const HEALTH =
  /^\{"code":200,"msg":"success","data":\{"status":"healthy","timestamp":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00","version":"1\.0\.0","environment":"test","service":"gatehouse","database":"connected"\}\}$/;

describe("200", () => {
  it.each(["/health", "/health/", "/health?x=1"])("health at %s", async (path) => {
    const { status, text, headers } = await call(server, "GET", path);
    expect(status).toBe(200);
    expect(text).toMatch(HEALTH);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each(["/version", "/version/"])("version at %s", async (path) => {
    const { status, text } = await call(server, "GET", path);
    expect({ status, text }).toEqual({ status: 200, text: VERSION });
  });

  it.each(["Bearer rubbish", "Bearer", "Basic eA=="])("both ignore credentials: %s", async (authorization) => {
    for (const path of ["/health", "/version"]) expect((await call(server, "GET", path, undefined, { authorization })).status).toBe(200);
  });

  it.each(["/health", "/version"])("HEAD %s has no body", async (path) => {
    const { status, text, headers } = await call(server, "HEAD", path);
    expect([status, text, headers.get("content-type")]).toEqual([200, "", "application/json"]);
  });

  it("leave no row in any log", async () => {
    expect([await db().operationLog.count(), await db().errorLog.count(), await db().loginLog.count()]).toEqual([0, 0, 0]);
  });
});

describe("204 and 405", () => {
  it.each(["/health", "/version"])("OPTIONS %s", async (path) => {
    const { status, text, headers } = await call(server, "OPTIONS", path);
    expect([status, text, headers.get("allow")]).toEqual([204, "", "GET, HEAD, OPTIONS"]);
  });

  it.each(["POST", "PUT", "PATCH", "DELETE", "PROPFIND"])("%s", async (method) => {
    for (const path of ["/health", "/version"]) {
      const { status, text, headers } = await call(server, method, path);
      expect({ status, text }).toEqual({ status: 405, text: f2(405, "请求方法不允许") });
      expect(headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    }
    expect(await db().operationLog.count()).toBe(0);
  });
});

describe("503", () => {
  const refusal = /^\{"code":503,"msg":"服务暂不可用","data":null,"request_id":"([0-9a-f]{32})"\}$/;

  it("when the database is out of reach, and 200 again when it is back", async () => {
    const restore = await takeAway();
    await pause(1_100);
    const down = await call(server, "GET", "/health");
    const version = await call(server, "GET", "/version");
    await restore();
    expect(down.status).toBe(503);
    expect(refusal.exec(down.text)?.[1]).toBe(down.headers.get("x-request-id"));
    expect(version.text).toBe(VERSION);
    await pause(1_100);
    expect((await call(server, "GET", "/health")).status).toBe(200);
    expect(await db().operationLog.count()).toBe(0);
    const rows = await db().errorLog.findMany({ select: { content: true, status: true, url: true } });
    expect(rows).toEqual([{ content: `服务器内部错误 ${down.headers.get("x-request-id")}`, status: 503, url: "/api/v1/base/health" }]);
  });
});

/** Moves the file away, or locks the table that is asked. */
async function takeAway(): Promise<() => Promise<void>> {
  if (!onPostgresql()) {
    const file = server.databaseUrl.replace(/^file:/, "");
    renameSync(file, `${file}.away`);
    return async () => renameSync(`${file}.away`, file);
  }
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  await client.query("BEGIN");
  await client.query("LOCK TABLE policy IN ACCESS EXCLUSIVE MODE");
  return () => client.end();
}
