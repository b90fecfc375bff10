/** A row of a log as pages show it, in the words and the zone of the reader. What its log does not have is null. */
export interface ShownLogRow {
  readonly id: number;
  /** For the `dateTime` of a `<time>`. */
  readonly iso: string;
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
