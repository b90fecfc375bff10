import { describe, expect, it } from "vitest";
import { isWeakPassword } from "./password-strength";

const OWNER = { username: "user.one", phone: "13800000001", email: "box42@example.com" };

describe("isWeakPassword", () => {
  it.each(["", "Ab3$xyz", "password123", "PassWord!", "Admin@2030", "12345678", "87654321", "aaaaaaaaaa", "abcabcabc", "ｐａｓｓｗｏｒｄ"])(
    "%s is short or common",
    (password) => expect(isWeakPassword(password, OWNER)).toBe(true),
  );

  it.each(["user.one", "UserOne2030", "eno.resu", "my13800000001", "13800000", "box42@example.com", "x-box42-x"])(
    "%s is near to its owner",
    (password) => expect(isWeakPassword(password, OWNER)).toBe(true),
  );

  it.each(["correct horse battery", "密码不应该太短了吧", "tR7#kw9!pL", "blue-lamp-42"])("%s is neither", (password) =>
    expect(isWeakPassword(password, OWNER)).toBe(false),
  );

  it("does not mind short names and absent ones", () => {
    expect(isWeakPassword("blue-lamp-42", { username: "bl", phone: null, email: "" })).toBe(false);
  });
});
