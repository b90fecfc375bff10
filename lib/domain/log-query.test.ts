import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatLogQuery, parseLogQuery } from "./log-query";

const term = (key: string, values: string[], negated = false) => ({ key, values, negated });

describe("the filter bar", () => {
  it.each([
    ["", [], ""],
    ["status:5xx", [term("status", ["5xx"])], ""],
    ["状态：404,5XX", [term("status", ["404", "5xx"])], ""],
    ["-user:user1 用户:用户二", [term("user", ["user1"], true), term("user", ["用户二"])], ""],
    ['user:"a b","c""d",e', [term("user", ["a b", 'c"d', "e"])], ""],
    ['user:""', [term("user", [""])], ""],
    ["method:get slower:250ms", [term("method", ["GET"]), term("slower", ["250"])], ""],
    ["url:/myapp/* 查询 日志", [term("url", ["/myapp/*"])], "查询 日志"],
    ["http://example.com:80/", [], "http://example.com:80/"],
    ['"status:500"', [], "status:500"],
    ["constructor:1", [], "constructor:1"],
  ])("%s", (typed, terms, text) => {
    expect(parseLogQuery("op", typed)).toEqual({ terms, text, strange: [] });
  });

  it.each(["status:abc", "status:99", "slower:x", "method:", "status:200,nope"])("%s is told as strange", (typed) => {
    expect(parseLogQuery("op", typed)).toEqual({ terms: [], text: "", strange: [typed] });
  });

  it("a log knows its own keys only", () => {
    expect(parseLogQuery("login", "result:失败 method:GET")).toEqual({
      terms: [term("result", ["failure"])],
      text: "method:GET",
      strange: [],
    });
  });

  it("whatever is written is read back", () => {
    const values = fc.uniqueArray(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 4 });
    const terms = fc.array(fc.record({ key: fc.constantFrom("user" as const, "ip" as const), values, negated: fc.boolean() }), {
      maxLength: 4,
    });
    const text = fc.string({ maxLength: 20 }).map((one) => one.replace(/\s+/gu, " ").trim());
    fc.assert(
      fc.property(terms, text, (asked, words) => {
        const { terms: read, text: found } = parseLogQuery("op", formatLogQuery(asked, words));
        expect(read).toEqual(asked);
        expect(found).toBe(words);
      }),
    );
  });
});
