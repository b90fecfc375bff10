import { describe, expect, it } from "vitest";
import { cleanText, redactContent } from "./redact";

const TOKEN = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
const HASH = "$2b$10$GatehouseContractVectuQAEHDAjTn/2BzXpAKHQxDbstul5LMAC";

describe("redactContent", () => {
  it("holds the vector of the contract", () => {
    expect(redactContent({ body: { username: "user1", password: "x", phone: "13800000001", note: "y" } })).toBe(
      '{"body":{"username":"user1","password":"***","phone":"138****0001","note":"***"}}',
    );
  });

  it("leaves out empty parts", () => {
    for (const body of [undefined, null, {}, []]) {
      expect(redactContent({ body })).toBeNull();
      expect(redactContent({ query: [["limit", "20"]], body })).toBe('{"query":{"limit":"20"}}');
    }
    expect(redactContent({})).toBeNull();
    expect(redactContent({ query: new URLSearchParams("a=1&limit=1&limit=2"), body: { ids: [1, "2"] } })).toBe(
      '{"query":{"a":"***","limit":"2"},"body":{"ids":[1,"2"]}}',
    );
  });

  it("hides every other key, in any spelling and depth, and bare values", () => {
    expect(redactBody({ PassWord: "s", "sms-code": 1, Username: "s", refresh: null, group: { password: "s", name: "g" } })).toEqual({
      PassWord: "***",
      "sms-code": "***",
      Username: "***",
      refresh: "***",
      group: { password: "***", name: "g" },
    });
    expect(redactBody("secret")).toBe("***");
    expect(redactBody(["secret", { name: "a", token: "s" }])).toEqual(["***", { name: "a", token: "***" }]);
    expect(redactBody({ ids: [[[[[[["deep"]]]]]]] })).toEqual({ ids: [[[[["***"]]]]] });
  });

  it("masks phone and email of any type", () => {
    expect(redactBody({ phone: 13800000001, email: "user1@example.com" })).toEqual({ phone: "138****0001", email: "u***@example.com" });
    expect(redactBody({ phone: null, email: null })).toEqual({ phone: "", email: null });
    expect(redactBody({ phone: ["13800000001"], email: { a: 1 } })).toEqual({ phone: "***", email: "***" });
  });

  it.each([TOKEN, `Bearer ${TOKEN}`, "bearer abc", HASH, `x ${HASH}`, "pbkdf2_sha256$1000$salt$abc="])(
    "hides %s under a kept key",
    (value) => {
      expect(redactBody({ username: value, ids: [value] })).toEqual({ username: "***", ids: ["***"] });
    },
  );

  it("keeps 50 keys, 20 entries and 64 characters of a name", () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`k${index}`, 1]));
    expect(Object.keys(Object(redactBody(many)))).toHaveLength(50);
    expect(redactBody({ ids: Array.from({ length: 30 }, (_, index) => index) })).toEqual({ ids: [...Array(20).keys()] });
    expect(redactBody(Array.from({ length: 30 }, () => ({ name: "a" })))).toHaveLength(20);
    expect(redactBody({ [`${"k".repeat(64)}x`]: 1, [TOKEN]: 1 })).toEqual({ ["k".repeat(64)]: "***", "***": "***" });
  });

  it("is cut at 4,000 characters", () => {
    const text = redactContent({ body: { username: "😀".repeat(1_000_000) } }) ?? "";
    expect([...text]).toHaveLength(4000);
    expect(text.endsWith("😀")).toBe(true);
  });

  it("holds no control characters, and __proto__ as any name", () => {
    const text = redactContent({ body: JSON.parse('{"__proto__":1,"name":"a\\u0000b\\n\\u202e\\ud800"}') });
    expect(text).toBe('{"body":{"__proto__":"***","name":"ab\\\\u000a\\\\u202e\ufffd"}}');
  });

  it("takes hostile text in linear time", () => {
    for (const unit of ["eyJ", "eyJ.", "$2b$", "Bearer ", "pbkdf2_", " "]) {
      expect(redactContent({ body: { username: unit.repeat(300_000), comment: unit.repeat(1000) } })).toContain('{"body":{"username":"');
    }
  });
});

describe("cleanText", () => {
  it.each([
    ["a\u0000b\tc\u007f\u0085", 50, "abc".replace("bc", "b\\u0009c\\u007f\\u0085")],
    ["\u2028\u2029\u061c\u200e\u2066x", 50, "\\u2028\\u2029\\u061c\\u200e\\u2066x"],
    ["\ud800x\udc00😀", 50, "\ufffdx\ufffd😀"],
    ["😀😀😀", 2, "😀😀"],
    ["a\n", 3, "a\\u"],
    [`curl Bearer abc ${HASH}`, 200, "curl *** ***"],
    ["heyJude.live they.jumped", 50, "heyJude.live they.jumped"],
  ])("%j in %i characters is %j", (text, max, shown) => expect(cleanText(text, max)).toBe(shown));
});

function redactBody(body: unknown): unknown {
  return JSON.parse(redactContent({ body }) ?? "{}").body;
}
