import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { parseJson } from "./json";

describe("parseJson", () => {
  it("keeps the last of repeated keys, lone surrogates, and __proto__ as a key", () => {
    expect(parseJson('{"a":1,"a":2}')).toEqual({ a: 2 });
    expect(parseJson('"\\ud800"')).toBe("\ud800");
    const value = parseJson('{"__proto__":{"polluted":true}}');
    expect(Object.keys(value ?? {})).toEqual(["__proto__"]);
    expect(value).not.toHaveProperty("polluted");
  });

  it("takes 32 levels and no more, also where the text is damaged", () => {
    const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    expect(reasonOf(nested(32))).toBe("none");
    expect(reasonOf(nested(33))).toBe("Nesting is deeper than 32 levels");
    expect(reasonOf('{"a":'.repeat(33) + "}".repeat(33))).toBe("Nesting is deeper than 32 levels");
    expect(reasonOf("[".repeat(1_000_000))).toBe("Nesting is deeper than 32 levels");
  });

  // As Python 3.11 says it.
  it.each([
    [" \n ", "Expecting value: line 2 column 2 (char 3)"],
    ["plain", "Expecting value: line 1 column 1 (char 0)"],
    ["{'a':1}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"],
    ['{"a":1,}', "Expecting property name enclosed in double quotes: line 1 column 8 (char 7)"],
    ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
    ['{"a":}', "Expecting value: line 1 column 6 (char 5)"],
    ['{"密":1\n "😀":2}', "Expecting ',' delimiter: line 2 column 2 (char 8)"],
    ["[1,]", "Expecting value: line 1 column 4 (char 3)"],
    ["[1 2]", "Expecting ',' delimiter: line 1 column 4 (char 3)"],
    ["[", "Expecting value: line 1 column 2 (char 1)"],
    ["{} {}", "Extra data: line 1 column 4 (char 3)"],
    ["01", "Extra data: line 1 column 2 (char 1)"],
    ['{"a":"b', "Unterminated string starting at: line 1 column 6 (char 5)"],
    ['"a\nb"', "Invalid control character at: line 1 column 3 (char 2)"],
    ['"a\\x"', "Invalid \\escape: line 1 column 3 (char 2)"],
    ['"\\u12g4"', "Invalid \\uXXXX escape: line 1 column 3 (char 2)"],
    ['"\\u1234', "Invalid \\uXXXX escape: line 1 column 3 (char 2)"],
    ["\ufeff{}", "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)"],
    ['{"a":NaN}', "Out of range float values are not JSON compliant: 'NaN'"],
    ["[-Infinity]", "Out of range float values are not JSON compliant: '-Infinity'"],
    ["1e999", "Out of range float values are not JSON compliant"],
  ])("says of %j: %s", (text, reason) => expect(reasonOf(text)).toBe(reason));
});

function reasonOf(text: string): string {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof AppError && error.code === "malformed_body") return error.detail.reason?.replace("JSON parse error - ", "") ?? "";
    throw error;
  }
  return "none";
}
