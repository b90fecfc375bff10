import { describe, expect, it } from "vitest";
import { hasBrokenEscapes, readTarget } from "./target";

describe("readTarget", () => {
  it.each([
    "/myapp",
    "/account/user/1/",
    "/users/",
    "/vertifications/?a=//b",
    "/api/v1/base/health",
    "/api",
    "/account/user/%ff",
    "/api/%61ccount",
  ])("sees an API address in %s", (text) => {
    expect(readTarget(text)).toEqual({ kind: "api", url: text });
  });

  it.each(["/", "/login", "/api/auth/session", "/api/auth", "/accounts", "/ACCOUNT/user/", "/_next/static/a%20b.js"])(
    "sees a page in %s",
    (text) => {
      expect(readTarget(text)).toEqual({ kind: "page", url: text });
    },
  );

  it("resolves dot segments before it decides", () => {
    expect(readTarget("/x/../account/user/?a=1")).toEqual({ kind: "api", url: "/account/user/?a=1" });
    expect(readTarget("/account/%2E%2e/login")).toEqual({ kind: "page", url: "/login" });
    expect(readTarget("/../../etc/passwd").kind).toBe("page");
  });

  it.each(["/%ff", "/%zz", "/a%00", "/%61ccount/user/", "/admin%2fusers", "/a%5cb"])("finds nothing at %s", (text) => {
    expect(readTarget(text).kind).toBe("nowhere");
  });

  it.each([
    ["//evil.example/a?b=//c", "/evil.example/a?b=//c"],
    ["/\\evil.example", "/evil.example"],
    ["\\\\evil.example", null],
    ["/account//user/", "/account/user/"],
    ["/account\\user\\?x=1", "/account/user/?x=1"],
  ])("moves %s", (text, location) => {
    expect(readTarget(text)).toEqual(location === null ? { kind: "refused" } : { kind: "moved", location });
  });

  it.each(["http://evil.example/admin", "*", "", "evil.example:443", "/a#b"])("refuses %j", (text) => {
    expect(readTarget(text)).toEqual({ kind: "refused" });
  });
});

describe("hasBrokenEscapes", () => {
  it("knows whole and broken ones", () => {
    expect(hasBrokenEscapes("/account/user/%35/")).toBe(false);
    expect(hasBrokenEscapes("/account/user/%ff")).toBe(true);
  });
});
