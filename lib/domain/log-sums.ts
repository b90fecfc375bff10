/** The widths, in minutes, of the buckets that the rows of a log are counted in ahead of time. */
export const SUM_SPANS = [1, 15, 60, 1440] as const;
export type SumSpan = (typeof SUM_SPANS)[number];
/** The widths, in minutes, of those by who and what. */
export const VALUE_SPANS = [60, 360, 1440] as const;

/** Access times, in whole milliseconds, up to which rows are counted apart. */
export const DURATION_STEPS = [5, 10, 25, 50, 100, 250, 1000] as const;

/** What a log counts its rows by, besides status, method and dialect. */
export type ValueFacet = "user" | "ip" | "path";

export const MINUTE = 60_000;
