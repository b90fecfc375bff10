/**
 * How far a follower of a log has come: all rows up to the id `floor` were sent, and of those above it the ones in `sent`. Rows are
 * followed by id, and the ids of rows that were written at the same time may come into sight in another order.
 */
export interface TailPlace {
  readonly floor: number;
  readonly sent: ReadonlySet<number>;
}

/** The place as the id of an event: `120`, or `120+1,5` when 121 and 125 were sent too. */
export function formatPlace({ floor, sent }: TailPlace): string {
  const above = [...sent].sort((a, b) => a - b).map((id) => id - floor);
  return above.length === 0 ? String(floor) : `${floor}+${above.join(",")}`;
}

/** Reads what `formatPlace` wrote; null when it is nothing of ours. */
export function readPlace(text: string): TailPlace | null {
  const [, floor, above = ""] = /^(\d{1,10})(?:\+(\d{1,10}(?:,\d{1,10})*))?$/.exec(text) ?? [];
  if (floor === undefined || text.length > LONGEST) return null;
  const ids = above === "" ? [] : above.split(",").map((step) => Number(floor) + Number(step));
  return { floor: Number(floor), sent: new Set(ids) };
}

const LONGEST = 32_000;

/** What was found in one reading: its rows in the order of ids, and the highest id that the log had then. */
interface Found<R> {
  readonly rows: readonly R[];
  readonly newest: number;
  /** When it was read, in ms. */
  readonly at: number;
}

/** One who follows a log from a place on. */
export interface Follower {
  place(): TailPlace;
  /** The rows of a reading above the floor that were not sent yet; they count as sent from then on. */
  take<R extends { readonly id: number }>(found: Found<R>): R[];
}

/** @param late how long after a row one with a lower id may still come into sight, in ms */
export function follower(start: TailPlace, late: number): Follower {
  let { floor } = start;
  const sent = new Set(start.sent);
  const seen: { at: number; newest: number }[] = [];
  return {
    place: () => ({ floor, sent }),
    take({ rows, newest, at }) {
      const fresh = rows.filter(({ id }) => id > floor && !sent.has(id));
      for (const { id } of fresh) sent.add(id);
      seen.push({ at, newest });
      while (seen[0] && seen[0].at <= at - late) floor = Math.max(floor, seen.shift()?.newest ?? 0);
      for (const id of sent) if (id <= floor) sent.delete(id);
      return fresh;
    },
  };
}
