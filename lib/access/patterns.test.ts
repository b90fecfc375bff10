import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePattern, matchesAny, matchesWhole, type Pattern } from "./patterns";

function compiled(text: string): Pattern {
  const pattern = compilePattern(text);
  if ("problem" in pattern) throw new Error(`${text}: ${pattern.problem}`);
  return pattern;
}

describe("a pattern", () => {
  it.each([
    ["/account/user/", "/account/user/", true],
    ["^/account/user/$", "/account/user/", true],
    ["/account/user/", "/x/account/user/", false],
    ["/account/user/", "/account/user/1/", false],
    ["user", "/account/user/", false],
    ["/account/user/", "/account/USER/", false],
    ["/account/user/(?P<pk>\\d+)/", "/account/user/15/", true],
    ["/account/user/\\d+", "/account/user/%35", false],
    ["/a|/ab", "/ab", true],
    ["/a|/ab", "/abc", false],
    ["(?i)/account/", "/ACCOUNT/", true],
    [".*", "/anything/at/all", true],
    ["/a.c", "/abc", true],
    ["/a\\.c", "/abc", false],
    ["/cost\\$", "/cost$", true],
    ["/ab?", "/a", true],
    ["/ab{0}", "/a", true],
    ["", "/", false],
    ["/\\d/x", "/5/x", true],
    ["/.*\\x41b", "/cAb", true],
    ["/.\\Qa/b$", "/-a/b$", true],
  ])("%s on %s: %s", (text, path, expected) => {
    expect(matchesWhole(compiled(text), path)).toBe(expected);
    expect(matchesAny(text, [path])).toBe(expected);
  });

  it.each([
    ["(?=a)", 0],
    ["/x(?!a)", 2],
    ["(?<=a)b", 0],
    ["(a)\\1", 3],
    ["/account/[", 9],
    ["a**", 1],
    ["(a", 0],
  ])("%s is refused and its fault is at %i", (text, at) => {
    expect(compilePattern(text)).toEqual({ problem: expect.any(String), at });
    expect(matchesAny(text, ["/account/user/", "a", "aa", ""])).toBe(false);
  });

  it.each([
    "(a{1,1000}){1,1000}",
    `(${"a?".repeat(45)}){1000}`,
    "a{1,1000}".repeat(11),
    "((a{30}){30}){30}",
    "a".repeat(101),
    `/${"(b|c)".repeat(21)}`,
  ])("%s would grow too large and is refused", (text) => {
    expect(compilePattern(text)).toHaveProperty("problem");
    expect(matchesAny(text, [text, "a"])).toBe(false);
  });

  it("may count within reason", () => {
    const uuid = compiled("/s/[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}/\\x{41}\\p{Greek}{2}[\\]}{1000}]");
    expect(matchesWhole(uuid, "/s/01234567-89ab-cdef-0123-456789abcdef/Aαβ}")).toBe(true);
    expect(matchesAny("/\\x{2000}\\d", ["/\u20005"])).toBe(true);
    expect(matchesWhole(compiled("\\w{1,255}"), "a".repeat(255))).toBe(true);
  });

  it("is refused on overlong paths, whatever it says", () => {
    expect(matchesAny("(?s).*", [`/${"a".repeat(1_023)}`])).toBe(true);
    expect(matchesAny("(?s).*", [`/${"a".repeat(1_024)}`])).toBe(false);
    expect(matchesAny("(a{1,22}){1,22}", ["a".repeat(400)])).toBe(false);
  });

  it("settled by its literal ends gives the answer that compiling gives", () => {
    const texts = fc
      .array(
        fc.constantFrom(
          "^",
          "$",
          "/",
          "a",
          "b",
          "(",
          ")",
          "|",
          "?",
          "*",
          "+",
          ".",
          "{0}",
          "{",
          "\\d",
          "\\",
          "\\x41",
          "\\Q",
          "[ab]",
          "(?i)",
          "(?:",
          "😀",
        ),
        {
          maxLength: 8,
        },
      )
      .map((parts) => parts.join(""));
    const paths = fc.array(fc.constantFrom("/", "a", "b", "A", "1", "😀", "$", "{"), { maxLength: 6 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, fc.array(paths, { maxLength: 3 }), (text, candidates) => {
        const pattern = compilePattern(text);
        const expected = !("problem" in pattern) && candidates.some((path) => matchesWhole(pattern, path));
        expect(matchesAny(text, candidates)).toBe(expected);
      }),
      { numRuns: 5_000 },
    );
  });

  it("is remembered", () => {
    expect(compilePattern("/remembered/\\d+")).toBe(compilePattern("/remembered/\\d+"));
    for (let index = 0; index < 9_000; index += 1) matchesAny(`/other/${index}`, ["/"]);
    expect(matchesAny("/remembered/\\d+", ["/remembered/5"])).toBe(true);
  });
});
