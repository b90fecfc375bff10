import { describe, expect, it } from "vitest";
import { maskedEmail, maskedPhone } from "./masks";

describe("maskedPhone", () => {
  it.each([
    ["13800000001", "138****0001"],
    ["139xxxx", "139****"],
    [null, ""],
    ["", ""],
    ["12", "12****"],
    ["😀😀😀😀", "😀😀😀****"],
  ])("%s is shown as %s", (phone, shown) => {
    expect(maskedPhone(phone)).toBe(shown);
  });
});

describe("maskedEmail", () => {
  it.each([
    ["user1@example.com", "u***@example.com"],
    [null, null],
    ["", null],
    ["no address", "n***"],
    ["@example.com", "***@example.com"],
    ['"a@b"@example.com', '"***@example.com'],
    ["😀user1@example.com", "😀***@example.com"],
  ])("%s is shown as %s", (email, shown) => {
    expect(maskedEmail(email)).toBe(shown);
  });
});
