import { describe, expect, it } from "vitest";
import { percentileOf, periodOf, rowsOf, seriesOf, unusualCell, weekOf } from "./overview";

const MINUTE = 60_000;
const NOON = Date.UTC(2030, 2, 14, 12, 10);

describe("a period", () => {
  it("ends with the bucket of now, at the zone's own hours, and is as long as the one before", () => {
    const day = periodOf("24h", NOON, 480);
    expect([day.to, day.from, day.before].map((time) => (day.to - time) / MINUTE)).toEqual([0, 1440, 2880]);
    expect(new Date(day.to).toISOString()).toBe("2030-03-14T12:30:00.000Z");
    expect(new Date(periodOf("30d", NOON, 480).to).toISOString()).toBe("2030-03-14T16:00:00.000Z");
    expect(periodOf("7d", NOON, 345).span).toBe(15);
    expect(periodOf("toString", NOON, 0).name).toBe("24h");
  });

  it("has as many buckets as the one before, with the counts in their places", () => {
    const period = periodOf("24h", NOON, 480);
    const last = period.to / MINUTE / period.span - 1;
    const { now, before } = seriesOf(period, [
      { bucket: last, hundreds: 5, rows: 3 },
      { bucket: last, hundreds: 2, rows: 4 },
      { bucket: last - 1440 / period.span, hundreds: 2, rows: 9 },
    ]);
    expect([now.length, before.length]).toEqual([48, 48]);
    expect([now.at(-1), before.at(-1)].map((bucket) => bucket && rowsOf(bucket))).toEqual([7, 9]);
    expect(now.at(-1) && rowsOf(now.at(-1) ?? { from: 0, to: 0, classes: {} }, 5)).toBe(3);
  });
});

describe("the time that most calls keep under", () => {
  it("lies between two steps in proportion", () => {
    expect(percentileOf({ rows: 100, within: [0, 0, 90, 100, 100, 100, 100] }, 0.95)).toBe(38);
    expect(percentileOf({ rows: 10, within: [10, 10, 10, 10, 10, 10, 10] }, 0.5)).toBe(3);
  });

  it("is past the last step when too few are in it, and nothing without calls", () => {
    expect(percentileOf({ rows: 10, within: [0, 0, 0, 0, 0, 0, 5] }, 0.95)).toBe(Number.POSITIVE_INFINITY);
    expect(percentileOf({ rows: 0, within: [0, 0, 0, 0, 0, 0, 0] }, 0.95)).toBeNull();
  });
});

describe("the week", () => {
  it("begins on Monday, in the hours of the zone", () => {
    const sunday = Date.UTC(2030, 2, 17, 20) / MINUTE / 60;
    const week = weekOf([{ bucket: sunday, hundreds: 2, rows: 4 }], 60, 480);
    expect(week[0]?.[4]).toBe(4);
    expect(week.flat().reduce((sum, rows) => sum + rows, 0)).toBe(4);
  });

  it("has an unusual hour when one stands out from all around it", () => {
    const hours = (day: number, hour: number, rows: number) =>
      Array.from({ length: 7 }, (_, d) => Array.from({ length: 24 }, (_, h) => (d === day && h === hour ? rows : 2)));
    expect(unusualCell(hours(5, 3, 41))).toEqual({ day: 5, hour: 3, rows: 41 });
    expect(unusualCell(hours(5, 3, 10))).toBeNull();
    expect(unusualCell(hours(6, 23, 9).map((day) => day.map((rows) => (rows === 2 ? 0 : rows))))).toBeNull();
  });
});
