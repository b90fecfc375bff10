import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoTime, offsetTime, parseEnd, parseStart, plainTime, utcTime } from "./time";

const SHANGHAI = "Asia/Shanghai";
const ZONES = [
  SHANGHAI,
  "UTC",
  "America/New_York",
  "America/St_Johns",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Pacific/Apia",
];
const MOMENT = Date.UTC(2030, 0, 1, 0, 0, 0, 123);

describe("forms", () => {
  it("are those of each dialect", () => {
    expect(plainTime(new Date(MOMENT), SHANGHAI)).toBe("2030-01-01 08:00:00");
    expect(isoTime(MOMENT, SHANGHAI)).toBe("2030-01-01T08:00:00.123000");
    expect(offsetTime(MOMENT, SHANGHAI)).toBe("2030-01-01T08:00:00.123000+08:00");
    expect(utcTime(MOMENT)).toBe("2030-01-01T00:00:00.123000+00:00");
    expect(isoTime(Date.UTC(2030, 0, 1), SHANGHAI)).toBe("2030-01-01T08:00:00.000000");
  });

  it("carry offsets west of UTC and of half hours", () => {
    expect(offsetTime(MOMENT, "America/St_Johns")).toBe("2029-12-31T20:30:00.123000-03:30");
    expect(offsetTime(MOMENT, "Asia/Kathmandu")).toBe("2030-01-01T05:45:00.123000+05:45");
  });

  it("agree with Intl at every moment", () => {
    const range = fc.integer({ min: 0, max: Date.UTC(2060, 0, 1) });
    fc.assert(
      fc.property(range, fc.constantFrom(...ZONES), (time, zone) => plainTime(time, zone) === byIntl(time, zone)),
      { numRuns: 3000 },
    );
  });

  it.each([
    ["America/St_Johns", Date.UTC(2010, 2, 14, 3, 31)],
    ["America/New_York", Date.UTC(2030, 2, 10, 7)],
    ["Australia/Lord_Howe", Date.UTC(2029, 9, 6, 15, 30)],
    ["Pacific/Apia", Date.UTC(2011, 11, 30, 10)],
  ])("agree with Intl around the change of %s", (zone, change) => {
    expect(offsetTime(change, zone)).not.toBe(offsetTime(change - 1, zone));
    for (const step of [-60_000, -1, 0, 1, 60_000]) expect(plainTime(change + step, zone)).toBe(byIntl(change + step, zone));
  });
});

describe("filters", () => {
  it("take a day, whole", () => {
    expect(parseStart("2030-01-01", SHANGHAI)?.toISOString()).toBe("2029-12-31T16:00:00.000Z");
    expect(parseEnd("2030-01-01", SHANGHAI)?.toISOString()).toBe("2030-01-01T15:59:59.999Z");
  });

  it("take a second, whole", () => {
    expect(parseStart("2030-01-01 08:00:00", SHANGHAI)?.toISOString()).toBe("2030-01-01T00:00:00.000Z");
    expect(parseEnd("2030-01-01 08:00:00", SHANGHAI)?.toISOString()).toBe("2030-01-01T00:00:00.999Z");
  });

  it.each([
    "",
    "2030-1-1",
    "2030-02-29",
    "2030-06-31",
    "2030-13-01",
    "0000-01-01",
    "2030-01-01 24:00:00",
    "2030-01-01 08:60:00",
    "2030-01-01T08:00:00",
    "2030-01-01 08:00",
    " 2030-01-01",
    "2030-01-01\n",
    "２030-01-01",
  ])("refuse %j", (text) => {
    expect(parseStart(text, SHANGHAI)).toBeNull();
    expect(parseEnd(text, SHANGHAI)).toBeNull();
  });

  it("take leap days and the first year", () => {
    expect(parseStart("2028-02-29", "UTC")?.toISOString()).toBe("2028-02-29T00:00:00.000Z");
    expect(parseStart("0001-01-01", "UTC")?.toISOString()).toBe("0001-01-01T00:00:00.000Z");
  });

  it("hold both runs of an hour that comes twice", () => {
    expect(parseStart("2030-11-03 01:30:00", "America/New_York")?.toISOString()).toBe("2030-11-03T05:30:00.000Z");
    expect(parseEnd("2030-11-03 01:30:00", "America/New_York")?.toISOString()).toBe("2030-11-03T06:30:00.999Z");
  });

  it("begin a day whose midnight was skipped at its first moment", () => {
    expect(parseStart("2017-10-15", "America/Sao_Paulo")?.toISOString()).toBe("2017-10-15T03:00:00.000Z");
  });

  it("read what was shown", () => {
    const range = fc.integer({ min: 0, max: Date.UTC(2060, 0, 1) });
    fc.assert(
      fc.property(range, fc.constantFrom(...ZONES), (time, zone) => {
        const shown = plainTime(time, zone);
        expect(Number(parseStart(shown, zone))).toBeLessThanOrEqual(time);
        expect(Number(parseEnd(shown, zone))).toBeGreaterThanOrEqual(time);
      }),
      { numRuns: 3000 },
    );
  });
});

function byIntl(time: number, zone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  return format.format(time);
}
