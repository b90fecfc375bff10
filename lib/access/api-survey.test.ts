import fc from "fast-check";
import { expect, it } from "vitest";
import { pathForms } from "./address";
import { apiFinder, faultsOf } from "./api-survey";
import { matchesAny } from "./patterns";

const apisOf = (patterns: readonly string[]) =>
  new Map(patterns.map((pattern, id) => [id, { id, pattern, name: null, appName: null }] as const));

it("finds just the APIs that match, wherever their literal beginning ends", () => {
  const piece = fc.constantFrom("/", "/a", "/a/", "a", "b/", "\\d+", ".*", "[^/]+", "(a|b)", "?", "^", "$", "5", "(");
  const pattern = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(""));
  const path = fc.array(fc.constantFrom("a", "b", "5", "55", "ab"), { maxLength: 4 }).map((parts) => `/${parts.join("/")}`);
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 8 }), path, fc.boolean(), (patterns, bare, slash) => {
      const asked = slash && bare !== "/" ? `${bare}/` : bare;
      const expected = patterns.flatMap((text, id) => (matchesAny(text, pathForms(asked)) ? [id] : []));
      expect(apiFinder(apisOf(patterns))(asked).sort((a, b) => a - b)).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});

it("tells the faults of a policy's patterns, and reads them once", async () => {
  const snapshot = { version: 1, apis: apisOf(["/fine/", "/broken/(", ".*", "/x//y/"]), permissions: new Map(), groups: new Map() };
  const faults = await faultsOf(snapshot);
  expect([...faults]).toEqual([
    [1, ["broken"]],
    [2, ["everything"]],
    [3, ["doubled"]],
  ]);
  expect(await faultsOf(snapshot)).toBe(faults);
});
