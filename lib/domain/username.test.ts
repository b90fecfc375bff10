import { describe, expect, it } from "vitest";
import { codePoints, phoneKey, storedUsername, usernameKey } from "./username";

describe("username", () => {
  it("is kept trimmed and in NFKC", () => {
    expect(storedUsername("  Ｕser１ ")).toBe("User1");
  });

  it.each([
    ["Admin", "admin"],
    ["ADMİN", "admi̇n"],
    ["straße", "STRASSE"],
    ["ﬁn", "FIN"],
    ["ｕｓｅｒ1", "User1"],
    ["Σίσυφος", "ΣΊΣΥΦΟΣ"],
  ])("%s and %s are one name", (one, other) => {
    expect(usernameKey(one)).toBe(usernameKey(other));
  });

  it("keeps other names apart", () => {
    expect(usernameKey("user1")).not.toBe(usernameKey("user2"));
  });
});

describe("phoneKey", () => {
  it("holds eleven digits that start with 1, and nothing else", () => {
    expect(phoneKey("13800000001")).toBe("13800000001");
    for (const other of [null, "", "1380000000", "138000000011", "23800000001", "139xxxx", "１3800000001", "13800000001\n"]) {
      expect(phoneKey(other)).toBeNull();
    }
  });
});

describe("codePoints", () => {
  it("counts pairs and lone surrogates as one", () => {
    expect(codePoints("a密😀")).toBe(3);
    expect(codePoints("\ud83d")).toBe(1);
    expect(codePoints("")).toBe(0);
  });
});
