import { expect, test } from "vitest";
import { measured, secondsLeft } from "./job-speed";
import type { TrayJob } from "./tray-job";

const job = (done: number, state: TrayJob["state"] = "running"): TrayJob => ({
  ...{ id: 1, href: "", title: "", state, acts: [], percent: null, done, total: 1_000, progress: "", told: "", bad: false, file: null },
});

test("a job's speed is what it did since it was first seen running", () => {
  const first = measured(new Map(), [job(100)], 5_000);
  expect(secondsLeft(job(100), first.get(1))).toBeNull();
  const second = measured(first, [job(300)], 7_000);
  expect(second.get(1)?.perSecond).toBe(100);
  expect(secondsLeft(job(300), second.get(1))).toBe(7);
});

test("a pause is not counted", () => {
  const before = measured(new Map(), [job(100)], 0);
  const paused = measured(before, [job(200, "paused")], 1_000);
  const again = measured(measured(paused, [job(200)], 90_000), [job(250)], 91_000);
  expect(again.get(1)?.perSecond).toBe(50);
});

test("of an unknown size nothing is told", () => {
  const speed = { from: { at: 0, done: 0 }, perSecond: 10 };
  expect(secondsLeft({ ...job(10), total: null }, speed)).toBeNull();
});
