import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterPairs, logHref, logOfWord, readLogState } from "./log-address";
import { withValue } from "./log-terms";

const NOW = Date.UTC(2030, 2, 14, 12);
const ZONE = "Asia/Shanghai";
const read = (address: string, now = NOW) => {
  const query = new URLSearchParams(address.slice(address.indexOf("?") + 1));
  return readLogState("op", Object.fromEntries(query), now, ZONE);
};

describe("the address of a log's page", () => {
  it("names the logs in words", () => {
    expect(["login", "operation", "error", "op", "x"].map(logOfWord)).toEqual(["login", "op", "error", null, null]);
  });

  it("is short at the first look and keeps all that was chosen", () => {
    expect(logHref(read(""))).toBe("/admin/logs/operation");
    const address = logHref(read("q=status:5xx -user:user1&range=7d&row=5&live=1&exact=1&plain=1"));
    expect(address).toBe("/admin/logs/operation?q=status%3A5xx+-user%3Auser1&range=7d&row=5&live=1&exact=1&plain=1");
  });

  it("reads the same out of every address it writes", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 20 });
    const cursor = fc.record({ time: fc.integer({ min: 0, max: 4e12 }), id: fc.integer({ min: 1, max: 2 ** 31 - 1 }) });
    const state = fc.record({ q: text, row: fc.integer({ min: 0, max: 9 }), trail: fc.array(cursor, { maxLength: 3 }) });
    fc.assert(
      fc.property(state, ({ q, row, trail }) => {
        const first = read(
          `${new URLSearchParams({ q, row: String(row), trail: trail.map(({ time, id }) => `${time}.${id}`).join("~") })}`,
        );
        expect(first.trail).toEqual(trail);
        expect({ ...read(logHref(first)), strange: [] }).toEqual({ ...first, strange: [] });
      }),
    );
  });

  it("takes the fields of a form without scripts, and moments of the reader's zone", () => {
    const state = read("user=user1,user2&status=4xx&method=&text=a b&start=2030-03-14T10:00&end=2030-03-14T10:05:59");
    expect(logHref(state)).toBe(
      `/admin/logs/operation?q=user%3Auser1%2Cuser2+status%3A4xx+a+b&from=${Date.UTC(2030, 2, 14, 2)}&to=${Date.UTC(2030, 2, 14, 2, 6)}`,
    );
  });

  it("leads back to the newest rows with another filter, and keeps the open row", () => {
    const state = read("row=5&trail=7.1&around=3&exact=1");
    expect(logHref(state, { text: "x" })).toBe("/admin/logs/operation?q=x&row=5");
    expect(logHref(state, { range: "1h" })).toBe("/admin/logs/operation?range=1h&row=5");
    expect(logHref(state, { row: null })).toBe("/admin/logs/operation?around=3&trail=7.1&exact=1");
  });

  it("hands on the moments that are seen, not the name of the range", () => {
    expect(new Map(filterPairs(read("q=x&range=1h&row=5")))).toEqual(
      new Map([
        ["q", "x"],
        ["from", String(NOW - 3_600_000)],
        ["to", String(NOW + 60_000)],
      ]),
    );
  });
});

describe("values of a filter", () => {
  it("come beside others of their key, go when chosen again, and change sides", () => {
    const one = withValue([], "status", "4xx");
    const two = withValue(one, "status", "5xx");
    expect(two).toEqual([{ key: "status", values: ["4xx", "5xx"], negated: false }]);
    expect(withValue(two, "status", "4xx")).toEqual([{ key: "status", values: ["5xx"], negated: false }]);
    expect(withValue(one, "status", "4xx")).toEqual([]);
    expect(withValue(one, "status", "4xx", true)).toEqual([{ key: "status", values: ["4xx"], negated: true }]);
  });
});
