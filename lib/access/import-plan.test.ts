import { expect, it } from "vitest";
import { importPlan } from "./import-plan";

it("lays addresses beside the catalogue and deletes nothing", () => {
  const api = { id: 1, name: "report", pattern: "^/report/$", appName: "report", methods: ["GET"] };
  const moved = { id: 2, name: "stats", pattern: "/old/", appName: "report", methods: [] };
  const one = { name: "report", app: "report", comment: null, methods: ["GET"] };
  const { lines, kept } = importPlan(
    [
      { ...one, pattern: "/report/" },
      { ...one, pattern: "/report/" },
      { ...one, pattern: "/stats/", name: "stats", methods: [] },
      { ...one, pattern: "/api/account/user/", name: "user" },
      { ...one, pattern: `/${"x".repeat(100)}`, name: "long" },
    ],
    [api, { ...api, id: 3, pattern: "/kept/", name: "kept" }, moved],
  );
  expect(
    lines.map(({ status, pattern, adds, existing, moves }) => [status, pattern.slice(0, 20), adds, existing?.id ?? null, moves]),
  ).toEqual([
    ["same", "/report/", [], 1, false],
    ["differs", "/stats/", [], 2, true],
    ["new", "/account/user/", ["GET"], null, false],
    ["refused", `/${"x".repeat(19)}`, ["GET"], null, false],
  ]);
  expect(kept).toBe(1);
});
