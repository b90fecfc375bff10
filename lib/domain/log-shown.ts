/** A row of a log as pages show it, in the words and the zone of the reader. What its log does not have is null. */
export interface ShownLogRow {
  readonly id: number;
  /** `Thursday 14 March 2030` */
  readonly day: string;
  /** `10:42:17` */
  readonly clock: string;
  readonly status: number;
  readonly ip: string;
  /** Null for nobody. */
  readonly user: string | null;
  readonly method: string | null;
  readonly url: string | null;
  /** The first line, cut. */
  readonly content: string | null;
  readonly durationMs: number | null;
  /** How many requests the row stands for, where that is more than one. */
  readonly repeats: number | null;
  /** `Firefox, Windows` */
  readonly client: string | null;
}

/** Rows on their way to the browser, where the names of a hundred objects would weigh as much as what they hold. */
export interface PackedRows {
  readonly days: readonly string[];
  readonly rows: readonly (readonly [
    ...[id: number, day: number, clock: string, status: number, ip: string, user: string | null, method: string | null],
    ...[url: string | null, content: string | null, durationMs: number | null, repeats: number | null, client: string | null],
  ])[];
}

/** Takes the names off. */
export function packRows(rows: readonly ShownLogRow[]): PackedRows {
  const days = [...new Set(rows.map(({ day }) => day))];
  return {
    days,
    rows: rows.map((row) => [
      ...([row.id, days.indexOf(row.day), row.clock, row.status, row.ip, row.user, row.method] as const),
      ...([row.url, row.content, row.durationMs, row.repeats, row.client] as const),
    ]),
  };
}

/** Puts them on again. */
export function unpackRows({ days, rows }: PackedRows): ShownLogRow[] {
  return rows.map(([id, day, clock, status, ip, user, method, url, content, durationMs, repeats, client]) => ({
    ...{ id, day: days[day] ?? "", clock, status, ip, user, method, url, content, durationMs, repeats, client },
  }));
}

/** A value of a key with its number of rows. */
export interface FacetValue {
  readonly value: string;
  readonly name: string;
  /** Empty where it was not counted. */
  readonly count: string;
  /** Whether it is chosen, kept out, or neither. */
  readonly side: "in" | "out" | null;
  /** Where the page is with it chosen or no longer chosen, and with it kept out or no longer kept out. */
  readonly include: string;
  readonly exclude: string;
}

/** The commonest values of a key. */
export interface Facet {
  readonly key: string;
  readonly name: string;
  /** Counted over the newest rows only. */
  readonly sampled: boolean;
  readonly values: readonly FacetValue[];
}
