import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { call, f2 } from "./calls";

openServer();

const NOT_FOUND = f2(404, "请求的资源不存在");

describe("404", () => {
  it.each(["", "/", "/nothing", "/nothing/", "/Health", "/health/x", "/access_token/x", "/userinf%6F", "/%ff", "/%", "/user%00info"])(
    "at %s",
    async (path) => {
      const { status, text, headers } = await call(server, "GET", path);
      expect({ status, text }).toEqual({ status: 404, text: NOT_FOUND });
      expect(headers.get("content-type")).toBe("application/json");
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
    },
  );

  it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "HEAD"])("for %s too", async (method) => {
    const { status, text, headers } = await call(server, method, "/nothing", method === "POST" ? "x" : undefined);
    expect({ status, text }).toEqual({ status: 404, text: method === "HEAD" ? "" : NOT_FOUND });
    expect(headers.get("allow")).toBeNull();
  });

  it("leaves an op row, and no error row for a stranger", async () => {
    const { headers } = await call(server, "GET", "/nothing?x=1");
    const requestId = headers.get("x-request-id") ?? "";
    const rows = await db().operationLog.findMany({ where: { requestId } });
    expect(rows).toMatchObject([{ url: "/api/v1/base/nothing", method: "GET", status: 404, dialect: "base" }]);
    expect(await db().errorLog.count({ where: { requestId } })).toBe(0);
  });

  it("is not enveloped beside the root", async () => {
    const response = await fetch(`${server.url}/api/v1/other`);
    expect([response.status, await response.text()]).toEqual([404, '{"detail":"Not found."}']);
  });
});
