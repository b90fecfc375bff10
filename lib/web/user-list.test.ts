import { describe, expect, it } from "vitest";
import { idsOf } from "@/lib/domain/primary-key";
import { directoryQuery, userChoice, userListQuery } from "./user-list";

describe("the user list by its address", () => {
  it("asks the directory for a page", () => {
    expect(directoryQuery(userListQuery({ q: "a", facet: "staff", group: "7", sort: "username", page: "2", size: "20" }))).toEqual({
      filter: { search: "a", facet: "staff", group: 7 },
      sort: "username",
      descending: false,
      window: { limit: 20, offset: 20 },
      exact: false,
    });
    expect(directoryQuery(userListQuery({ count: "exact", group: "none" }))).toMatchObject({ filter: { group: "none" }, exact: true });
  });

  it("names the users an act is for, one by one or by the filter", () => {
    expect(userChoice({ ids: ["1,2", "3", "2"] })).toEqual({ ids: [1, 2, 3] });
    expect(userChoice({ all: "1", q: "a", ids: "9" })).toEqual({ filter: { search: "a", facet: "all", group: null } });
    expect(userChoice({})).toEqual({ ids: [] });
  });

  it("takes ids only", () => {
    expect(idsOf(" 1,,x,-2,0,2147483648,5")).toEqual([1, 5]);
  });
});
