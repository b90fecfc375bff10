import { expect, it } from "vitest";
import { nextPace } from "./log-removal";

it("a transaction takes as many rows as it can in five milliseconds", () => {
  expect(nextPace(50, 50, 2)).toBe(100);
  expect(nextPace(50, 50, 1)).toBe(100);
  expect(nextPace(150, 150, 2)).toBe(200);
  expect(nextPace(50, 3, 1)).toBe(50);
  expect(nextPace(100, 100, 10)).toBe(50);
  expect([nextPace(100, 100, 900), nextPace(15, 1, 40)]).toEqual([15, 15]);
});
