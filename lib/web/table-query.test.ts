import { describe, expect, it } from "vitest";
import { tableQuery } from "./table-query";

const PLAN = {
  path: "/admin/things",
  sorts: ["name", "made"],
  first: { by: "made", descending: true },
  facets: ["all", "old"],
  columns: ["a", "b", "c"],
  shown: ["a", "b"],
  extra: ["group"],
} as const;

describe("the state of a table", () => {
  it("is the plan's when the address says nothing or nonsense", () => {
    const plain = { search: "", facet: "all", sort: "made", descending: true, page: 1, size: 50, columns: ["a", "b"], extra: {} };
    expect(tableQuery({}, PLAN)).toMatchObject(plain);
    expect(tableQuery({ facet: "x", sort: "-x", page: "-3", size: "7", cols: "x" }, PLAN)).toMatchObject({ ...plain, columns: ["a"] });
  });

  it("comes from the address", () => {
    const read = tableQuery({ q: " a ", facet: "old", sort: "name", page: "3", size: "20", cols: ["a", "c"], group: "5" }, PLAN);
    expect(read).toMatchObject({ search: "a", facet: "old", sort: "name", descending: false, page: 3, size: 20, columns: ["a", "c"] });
    expect(read.extra).toEqual({ group: "5" });
  });

  it("goes back into addresses; another filter leads to the first page", () => {
    const { href, carried } = tableQuery({ q: "a&b", page: "3", sort: "name" }, PLAN);
    expect(href({ page: "4" })).toBe("/admin/things?q=a%26b&sort=name&page=4");
    expect(href({ facet: "old" })).toBe("/admin/things?q=a%26b&sort=name&facet=old");
    expect(href({ q: null, sort: null })).toBe("/admin/things");
    expect(carried("q")).toEqual([["sort", "name"]]);
  });

  it("keeps the order of the columns that the address tells, the title first", () => {
    expect(tableQuery({ cols: "c,b,a,c" }, PLAN)).toMatchObject({ columns: ["a", "c", "b"], remember: "a~c~b.comfortable" });
  });

  it("is as remembered where the address says nothing, and can be as at first all the same", () => {
    const remembered = { columns: ["a", "c", "gone"], density: "dense" };
    const usual = tableQuery({}, PLAN, remembered);
    expect(usual).toMatchObject({ columns: ["a", "c"], density: "dense", remember: null });
    expect(usual.href({})).toBe("/admin/things");
    expect(usual.here(usual.plain)).toBe("/admin/things?cols=a%2Cb&density=comfortable");
    const first = tableQuery({ cols: "a,b", density: "comfortable" }, PLAN, remembered);
    expect(first).toMatchObject({ columns: ["a", "b"], density: "comfortable", remember: "a~b.comfortable" });
  });

  it("looks at another state on the same page", () => {
    expect(tableQuery({ page: "3" }, PLAN).here({ peek: "5" })).toBe("/admin/things?page=3&peek=5");
  });
});
