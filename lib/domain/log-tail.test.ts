import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { follower, formatPlace, readPlace } from "./log-tail";

const rows = (...ids: number[]) => ids.map((id) => ({ id }));
const ids = (found: readonly { readonly id: number }[]) => found.map(({ id }) => id);

describe("the place of a follower", () => {
  it("is written and read alike", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.uniqueArray(fc.integer({ min: 1, max: 5000 })), (floor, steps) => {
        const place = { floor, sent: new Set(steps.map((step) => floor + step)) };
        expect(readPlace(formatPlace(place))).toEqual(place);
      }),
    );
  });

  it.each(["", "x", "-1", "1+", "1+a", "1,2", "99999999999"])("is not read out of %j", (text) => {
    expect(readPlace(text)).toBeNull();
  });
});

describe("following", () => {
  it("sends what comes into sight late, and nothing twice", () => {
    const tail = follower({ floor: 10, sent: new Set() }, 5000);
    expect(ids(tail.take({ rows: rows(11, 13), newest: 13, at: 0 }))).toEqual([11, 13]);
    expect(ids(tail.take({ rows: rows(11, 12, 13, 14), newest: 14, at: 1000 }))).toEqual([12, 14]);
    expect(formatPlace(tail.place())).toBe("10+1,2,3,4");
    const again = follower(tail.place(), 5000);
    expect(ids(again.take({ rows: rows(11, 12, 13, 14, 15), newest: 15, at: 2000 }))).toEqual([15]);
  });

  it("looks no further back than rows may come late", () => {
    const tail = follower({ floor: 10, sent: new Set() }, 5000);
    tail.take({ rows: rows(11), newest: 13, at: 0 });
    tail.take({ rows: rows(11, 14), newest: 14, at: 5000 });
    expect(tail.place()).toEqual({ floor: 13, sent: new Set([14]) });
  });

  it("goes on behind the newest row at once where none come late, also past rows that do not fit", () => {
    const tail = follower({ floor: 10, sent: new Set() }, 0);
    expect(ids(tail.take({ rows: rows(11, 14), newest: 13, at: 0 }))).toEqual([11, 14]);
    expect(formatPlace(tail.place())).toBe("13+1");
    expect(ids(tail.take({ rows: rows(14), newest: 20, at: 1 }))).toEqual([]);
    expect(formatPlace(tail.place())).toBe("20");
  });
});
