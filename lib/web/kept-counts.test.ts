import { describe, expect, it } from "vitest";
import { type Kept, keptCounts } from "./kept-counts";

describe("keptCounts", () => {
  it("reads once in ten seconds for each key", async () => {
    const all = new Map<string, Kept<number>>();
    let reads = 0;
    const ask = (key: string, now: number) => keptCounts(all, key, now, async () => (reads += 1));
    expect([await ask("a", 0), await ask("a", 9_999), await ask("b", 9_999), await ask("a", 10_000)]).toEqual([1, 1, 2, 3]);
  });

  it("keeps no failure, and no more than 200", async () => {
    const all = new Map<string, Kept<number>>();
    await expect(keptCounts(all, "a", 0, () => Promise.reject(new Error("down")))).rejects.toThrow("down");
    expect(all.size).toBe(0);
    for (let at = 0; at < 300; at += 1) await keptCounts(all, String(at), 0, async () => at);
    expect([all.size, all.has("99"), all.has("100")]).toEqual([200, false, true]);
  });
});
