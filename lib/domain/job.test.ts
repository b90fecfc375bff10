import { expect, test } from "vitest";
import { actsOn, percentOf } from "./job";

const counts = { total: 200, finished: 100, skipped: 20, failed: 1 };

test("the percentage counts what was skipped and failed, and says 100 only at the end", () => {
  expect(percentOf({ ...counts, state: "running" })).toBe(60);
  expect(percentOf({ ...counts, finished: 200, state: "running" })).toBe(99);
  expect(percentOf({ ...counts, state: "done" })).toBe(100);
  expect(percentOf({ ...counts, total: null, state: "running" })).toBeNull();
  expect(percentOf({ ...counts, total: 0, state: "running" })).toBeNull();
});

test("only what changes something may be asked", () => {
  expect(actsOn({ state: "running", wish: null })).toEqual(["pause", "cancel"]);
  expect(actsOn({ state: "running", wish: "pause" })).toEqual(["resume", "cancel"]);
  expect(actsOn({ state: "running", wish: "cancel" })).toEqual([]);
  expect(actsOn({ state: "scheduled", wish: null })).toEqual(["cancel"]);
  expect(actsOn({ state: "done", wish: null })).toEqual([]);
});
