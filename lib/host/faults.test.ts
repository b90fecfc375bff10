import { describe, expect, it } from "vitest";
import { ConfigError } from "@/lib/config";
import { describeFault, startFailure } from "./faults";

describe("describeFault", () => {
  it("tells name, code, frames and causes, and no message", () => {
    const cause = Object.assign(new TypeError("value hunter2 is wrong"), { code: "P2002" });
    const text = describeFault(new Error("password hunter2", { cause }));
    expect(text).toMatch(/^Error\n\s+at .*faults\.test/);
    expect(text).toContain("caused by TypeError P2002\n");
    expect(text).not.toContain("hunter2");
    expect(describeFault("hunter2")).toBe("thrown string");
  });
});

describe("startFailure", () => {
  it("is one line", () => {
    expect(startFailure(new ConfigError("PORT must be from 0 to 65535"))).toBe("PORT must be from 0 to 65535");
    expect(startFailure(Object.assign(new Error("x"), { code: "EADDRINUSE" }))).toContain("the port is in use");
    expect(startFailure(new Error("hunter2"))).toMatch(/^unexpected error: Error at [^\n]*$/);
  });
});
