import { beforeAll, describe, expect, it } from "vitest";
import { prepareSecrets } from "./secrets";
import { codeHash, isSameHash, newCode } from "./sms-code";

beforeAll(() => {
  process.env.AUTH_SECRET = "unit-test-key-unit-test-key-unit-test-key";
  prepareSecrets(null);
});

describe("newCode", () => {
  it("draws every digit evenly in each of the six places, zeros in front included", () => {
    const draws = 20_000;
    const counts = Array.from({ length: 6 }, () => new Array<number>(10).fill(0));
    const seen = new Set<string>();
    for (let draw = 0; draw < draws; draw++) {
      const code = newCode();
      expect(code).toMatch(/^\d{6}$/);
      seen.add(code);
      for (const [place, digit] of [...code].entries()) {
        const row = counts[place] ?? [];
        row[Number(digit)] = (row[Number(digit)] ?? 0) + 1;
      }
    }
    const share = draws / 10;
    // 9 degrees of freedom: above 40 once in 100,000 runs of a fair draw.
    for (const row of counts) expect(row.reduce((sum, count) => sum + (count - share) ** 2 / share, 0)).toBeLessThan(45);
    expect(seen.size).toBeGreaterThan(19_600);
  });
});

describe("codeHash", () => {
  it("depends on code, phone and key, and not on where they meet", () => {
    const hash = codeHash("13800000001", "000123");
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(codeHash("13800000001", "000123")).toBe(hash);
    expect(codeHash("13800000001", "123")).not.toBe(hash);
    expect(codeHash("13800000002", "000123")).not.toBe(hash);
    process.env.AUTH_SECRET = "another-key-another-key-another-key";
    prepareSecrets(null);
    expect(codeHash("13800000001", "000123")).not.toBe(hash);
  });
});

describe("isSameHash", () => {
  it("compares whole texts", () => {
    expect([isSameHash("ab", "ab"), isSameHash("ab", "ac"), isSameHash("ab", "abc"), isSameHash("", "")]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
