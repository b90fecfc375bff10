import { expect, it } from "vitest";
import { patternExamples } from "./pattern-examples";
import { djangoRoute, patternNotes } from "./pattern-notes";
import { readingOf } from "./pattern-reading";
import { patternParts, patternTokens } from "./pattern-syntax";

const read = (pattern: string) =>
  readingOf(pattern)?.map((phrase) => {
    if (phrase.kind === "text") return `${phrase.text}${phrase.optional ? "?" : ""}`;
    if (phrase.kind === "oneOf") return `one of ${phrase.options.join(",")}${phrase.optional ? "?" : ""}`;
    return `${phrase.min}-${phrase.max ?? ""} ${phrase.unit}${phrase.group === null ? "" : ` #${phrase.group}`}`;
  }) ?? null;

it.each([
  ["^/account/user/(\\d+)/$", ["/account/user/", "1- digit #1", "/"]],
  ["/account/us(e)?r/", ["/account/us", "e?", "r/"]],
  ["/report/(?P<name>[^/]+)/(?:pdf|csv)", ["/report/", "1- segment #1", "/", "one of pdf,csv"]],
  ["/a\\.json", ["/a.json"]],
  ["/x{2,3}/.*", ["/", "2-3 block", "/", "0- any"]],
  ["/a|/b", ["one of /a,/b"]],
  ["/(a", null],
  ["*", null],
])("reads %s", (pattern, phrases) => {
  expect(read(pattern)).toEqual(phrases);
});

it("cuts a text into pieces that are the whole text, well formed or not", () => {
  for (const text of ["^/a/(\\d+)[^/]?/$", "/((", "[", "\\", "\\Qa+b", "a{2}{", "é🙂.*", "[]a]", "\\p{Han}+"]) {
    const tokens = patternTokens(text);
    expect(tokens.map(({ text: piece }) => piece).join("")).toBe(text);
    for (const token of tokens) expect(text.startsWith(token.text, token.at)).toBe(true);
  }
});

it("knows captured groups from others", () => {
  const [row = []] = patternParts("(a)(?:b)(?P<pk>c)(?i:d)") ?? [];
  expect(row.map((part) => part.kind === "group" && [part.index, part.name])).toEqual([
    [1, null],
    [null, null],
    [2, "pk"],
    [null, null],
  ]);
});

it.each([
  ["/account/user/\\d+/", ["/account/user/1/", "/account/user/74/", "/account/user/417/"]],
  ["/a/(x|y)?", ["/a/", "/a/x", "/a/y"]],
  ["[^/a]", ["x"]],
  ["(", []],
])("makes examples of %s", (pattern, examples) => {
  expect(patternExamples(pattern)).toEqual(examples);
});

it.each([
  ["^/report/\\d+/$", ["withSlash"]],
  ["/export/", ["unanchored", "withSlash"]],
  ["report/", ["noSlash", "unanchored", "withSlash"]],
  ["/api/account/user/", ["apiPrefix", "unanchored", "withSlash"]],
  ["/report/\\?page=2", ["query", "unanchored", "withoutSlash"]],
  ["/a//b", ["doubled", "unanchored", "withoutSlash"]],
  ["/a%2Fb", ["escape", "unanchored", "withoutSlash"]],
  ["/openapi.json", ["bareDot", "unanchored", "withoutSlash"]],
  ["/.*", ["everything", "unanchored", "withoutSlash"]],
  ["/user/<int:pk>/", ["djangoRoute", "unanchored", "withSlash"]],
])("notes on %s", (pattern, notes) => {
  expect(patternNotes(pattern)).toEqual(notes);
});

it("writes routes of Django as patterns", () => {
  expect(djangoRoute("/user/<int:pk>/<slug:name>/<path:rest>")).toBe("/user/\\d+/[-\\w]+/.+");
  expect(djangoRoute("/user/(?P<pk>\\d+)/")).toBeNull();
});
