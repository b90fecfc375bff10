import { describe, expect, it } from "vitest";
import { rangeOf, widerRange } from "./log-range";

const NOW = Date.UTC(2030, 2, 14, 12);
const HOUR = 3_600_000;
const named = (range: string) => rangeOf({ range, from: "", to: "" }, NOW);
const moments = (from: number, to: number) => rangeOf({ range: "", from: String(from), to: String(to) }, NOW);

describe("widerRange", () => {
  it("leads from one word to the next, and not beyond the last", () => {
    expect(["15m", "24h", "365d"].map((range) => widerRange(named(range), NOW))).toEqual(["1h", "7d", "365d"]);
  });

  it("doubles moments around their middle", () => {
    expect(widerRange(moments(NOW - 10 * HOUR, NOW - 8 * HOUR), NOW)).toEqual({ from: NOW - 11 * HOUR, to: NOW - 7 * HOUR });
  });

  it("ends at now where it would reach the future", () => {
    expect(widerRange(moments(NOW - 2 * HOUR, NOW - 60_000), NOW)).toBe("6h");
  });
});
