import { describe, expect, it } from "vitest";
import { type HostPolicy, isHostAccepted, publicScheme } from "./policy";

const open: HostPolicy = { publicUrl: null, hops: 0, allowedHosts: null };
const named: HostPolicy = { ...open, allowedHosts: new Set(["gate.example.com", "[::1]:3000"]) };

describe("isHostAccepted", () => {
  it.each(["localhost", "127.0.0.1:3000", "[::1]:3000", "gate_1.example.com", "GATE.example.com."])("takes %s", (host) => {
    expect(isHostAccepted(["Host", host], "1.1", open, false)).toBe(true);
  });

  it.each(["", "a b", "user@host", "host/", "a,b", "host:port", "host:123456", "[zz]", "1.2.3.4.5", "%61"])("refuses %j", (host) => {
    expect(isHostAccepted(["host", host], "1.1", open, false)).toBe(false);
    expect(isHostAccepted(["host", host], "1.1", open, true)).toBe(false);
  });

  it("refuses a missing and a repeated one", () => {
    expect(isHostAccepted([], "1.1", open, false)).toBe(false);
    expect(isHostAccepted([], "1.0", open, false)).toBe(true);
    expect(isHostAccepted(["Host", "localhost", "HOST", "localhost"], "1.1", open, true)).toBe(false);
  });

  it("holds to the list, whatever the port, but for the health check", () => {
    expect(isHostAccepted(["Host", "Gate.Example.com:8080"], "1.1", named, false)).toBe(true);
    expect(isHostAccepted(["Host", "[::1]:3000"], "1.1", named, false)).toBe(true);
    expect(isHostAccepted(["Host", "[::1]:4000"], "1.1", named, false)).toBe(false);
    expect(isHostAccepted(["Host", "evil.example"], "1.1", named, false)).toBe(false);
    expect(isHostAccepted(["Host", "10.0.0.1"], "1.1", named, true)).toBe(true);
  });
});

describe("publicScheme", () => {
  const headers = { "x-forwarded-proto": "https" };

  it("believes APP_URL first, then trusted proxies only", () => {
    expect(publicScheme(headers, open)).toBe("http");
    expect(publicScheme(headers, { ...open, hops: 1 })).toBe("https");
    expect(publicScheme(headers, { ...open, hops: 2 })).toBe("https");
    expect(publicScheme({ "x-forwarded-proto": "https, http" }, { ...open, hops: 1 })).toBe("http");
    expect(publicScheme(headers, { ...open, hops: 1, publicUrl: new URL("http://gate.example.com") })).toBe("http");
    expect(publicScheme({}, { ...open, publicUrl: new URL("https://gate.example.com") })).toBe("https");
  });
});
