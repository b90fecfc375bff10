import { expect, it } from "vitest";
import { listQuery, placeOf } from "./list-query";

it("reads search and page, and takes what cannot be for absent", () => {
  expect(listQuery({ q: " a\0b ", page: "3" })).toEqual({ search: "ab", window: { limit: 50, offset: 100 } });
  for (const page of ["0", "-1", "x", "1.5", "1e9", "", undefined]) expect(listQuery({ page }).window.offset).toBe(0);
  expect(listQuery({ q: ["a", "b"] }).search).toBe("b");
});

it("knows the neighbours of a page", () => {
  const rows = Array.from({ length: 50 });
  const query = listQuery({ q: "a", page: "2" });
  expect(placeOf("/x", { q: "a", sort: "" }, query, { total: 120, rows })).toEqual({
    ...{ from: 51, to: 100, total: 120 },
    ...{ previous: "/x?q=a", next: "/x?q=a&page=3" },
  });
  expect(placeOf("/x", {}, listQuery({}), { total: 0, rows: [] })).toEqual({ from: 0, to: 0, total: 0, previous: null, next: null });
});
