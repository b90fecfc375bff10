import { expect, it } from "vitest";
import { isNearlyFull, shownSize } from "./disk";

it("a volume is nearly full below its least free space", () => {
  const volume = { free: 100 * 1_048_576, size: 1e12 };
  expect(isNearlyFull(volume, 100)).toBe(false);
  expect(isNearlyFull(volume, 101)).toBe(true);
  expect(isNearlyFull({ free: 0, size: 0 }, 0)).toBe(false);
});

it("sizes are told in megabytes, large ones in gigabytes", () => {
  expect(shownSize(312.4 * 1_048_576)).toBe("312 MB");
  expect(shownSize(4.72 * 1024 * 1_048_576)).toBe("4.7 GB");
});
