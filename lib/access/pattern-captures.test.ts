import { expect, it } from "vitest";
import { caughtPieces } from "./pattern-captures";

it.each([
  ["^/user/(\\d+)/$", "/user/5/", "/user/[5]/"],
  ["/user/(?P<pk>\\d+)/(.*)/", "/user/12/all", "/user/[12]/[all]/"],
  ["/user/\\d+/", "/user/5/", "/user/5/"],
  ["/user/((a)b)?/", "/user/ab/", "/user/[ab]/"],
  ["/user/(x)?/", "/user//", "/user//"],
  ["/(", "/user/5/", "/user/5/"],
])("%s on %s: %s", (pattern, path, wanted) => {
  expect(
    caughtPieces(pattern, path)
      .map(({ text, caught }) => (caught ? `[${text}]` : text))
      .join(""),
  ).toBe(wanted);
});
