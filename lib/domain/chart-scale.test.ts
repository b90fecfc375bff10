import { expect, it } from "vitest";
import { heatOf, topOf } from "./chart-scale";

it.each([
  [0, 3],
  [3, 3],
  [4, 6],
  [640, 1500],
  [590, 600],
  [1501, 3000],
])("the axis of %i ends at %i", (most, top) => {
  expect(topOf(most)).toBe(top);
});

it("only nothing has the lightest step, and the most has the darkest", () => {
  expect([0, 1, 50, 99, 100].map((count) => heatOf(count, 100))).toEqual([0, 1, 3, 5, 5]);
  expect(heatOf(1, 1)).toBe(5);
});
