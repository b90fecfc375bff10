import { expect, it } from "vitest";
import { compared, pastedEntries } from "./group-directory";

it("reads a pasted list whatever stands between the names", () => {
  expect(pastedEntries("user1, user2;user3\r\nuser1\n\t用户4，user5、 6 ")).toEqual(["user1", "user2", "user3", "用户4", "user5", "6"]);
  expect(pastedEntries(" \n,")).toEqual([]);
});

it("compares by id", () => {
  const [a, b, c] = [{ id: 1 }, { id: 2 }, { id: 3 }];
  expect(compared([a, b], [b, c])).toEqual({ left: [a], both: [b], right: [c] });
  expect(compared([], [c])).toEqual({ left: [], both: [], right: [c] });
});
