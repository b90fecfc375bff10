import { expect, it } from "vitest";
import { MOST_ROWS, readAccessRows } from "./access-rows";

it("reads lines with commas and cells of a spreadsheet, with and without what is expected", () => {
  const text =
    "user, method, url, expected\nuser1, get, /a/, allow\n\n用户2，DELETE，/b/?x=1,2，拒绝\nuser3\tPOST\thttps://h/c/\tfalse\n-,GET,/d/";
  expect(readAccessRows(text)).toEqual({
    rows: [
      { line: 2, user: "user1", method: "GET", url: "/a/", expected: true },
      { line: 4, user: "用户2", method: "DELETE", url: "/b/?x=1,2", expected: false },
      { line: 5, user: "user3", method: "POST", url: "https://h/c/", expected: false },
      { line: 6, user: "", method: "GET", url: "/d/", expected: null },
    ],
    broken: [],
    left: 0,
  });
});

it("names the lines that it cannot read, and counts those past the most", () => {
  expect(readAccessRows("user1\nuser1, GET\nuser1, 5, /a/").broken).toEqual([1, 2, 3]);
  expect(readAccessRows("user1,GET,/a/\n".repeat(MOST_ROWS + 3))).toMatchObject({ left: 3 });
});
