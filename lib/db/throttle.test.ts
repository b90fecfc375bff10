import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresql, sqlite } from "@/e2e/support/database";
import { clear, forgive, lower, peek, purge, raise, raiseAll } from "./throttle";

const now = 1_800_000_000_000;
const windowMs = 900_000;

describe.each([sqlite(), postgresql()])("throttle on $name", (database) => {
  beforeAll(database.open, 60_000);
  afterAll(database.close);

  test("16 parallel raises count 16, in one window", async () => {
    const counts = await Promise.all(Array.from({ length: 16 }, (_, i) => raise("parallel", { windowMs, now: now + i })));
    expect(counts.map(({ points }) => points).sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
    expect(new Set(counts.map(({ expiresAt }) => expiresAt)).size).toBe(1);
  });

  test("several counters in opposite orders do not block each other", async () => {
    const keys = ["several1", "several2", "several3"].map((key) => ({ key, windowMs }));
    await Promise.all(Array.from({ length: 16 }, (_, i) => raiseAll(i % 2 ? keys : [...keys].reverse(), now)));
    const counts = await raiseAll(
      [
        { key: "several2", windowMs: 60_000 },
        { key: "fresh", windowMs: 60_000 },
      ],
      now,
    );
    expect(counts).toEqual([
      { points: 17, expiresAt: now + windowMs },
      { points: 1, expiresAt: now + 60_000 },
    ]);
    expect(await raiseAll([], now)).toEqual([]);
  });

  test("a window starts with the first count, does not move, and restarts after its end", async () => {
    expect(await raise("window", { windowMs, now })).toEqual({ points: 1, expiresAt: now + windowMs });
    expect(await raise("window", { windowMs, now: now + windowMs - 1 })).toEqual({ points: 2, expiresAt: now + windowMs });
    expect(await peek("window", now + windowMs - 1)).toEqual({ points: 2, expiresAt: now + windowMs });
    expect((await peek("window", now + windowMs)).points).toBe(0);
    expect(await raise("window", { windowMs, now: now + windowMs })).toEqual({ points: 1, expiresAt: now + 2 * windowMs });
  });

  test("lower gives back and stops at 0, clear forgets, purge removes what has ended", async () => {
    await raise("back", { windowMs, now });
    await lower("back");
    await lower("back");
    expect((await peek("back", now)).points).toBe(0);
    await raise("back", { windowMs, now });
    await clear("back");
    expect((await raise("back", { windowMs, now })).points).toBe(1);
    await raise("old", { windowMs: 1, now: now - 10 });
    expect(await purge(now)).toBe(1);
    expect((await peek("back", now)).points).toBe(1);
  });

  test("forgive ends one window and lowers another counter", async () => {
    await raiseAll(
      [
        { key: "ended", windowMs },
        { key: "lowered", windowMs },
      ],
      now,
    );
    await raise("lowered", { windowMs, now });
    await forgive("ended", "lowered");
    expect(await raise("ended", { windowMs, now: now + 5 })).toEqual({ points: 1, expiresAt: now + 5 + windowMs });
    expect((await peek("lowered", now)).points).toBe(1);
    await forgive("ended", "lowered");
    await forgive("ended", "lowered");
    expect((await peek("lowered", now)).points).toBe(0);
  });
});
