import { provider } from "./provider";

/** A piece of a WHERE clause with the values of its `?`. */
export interface Fragment {
  readonly sql: string;
  readonly params: readonly [string];
}

/** Lists of ids in parts that fit into one statement on both databases; use all of them within one transaction. */
export function slices<T>(ids: readonly T[], size = 900): T[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size));
}

const SLICE = 500;

interface Part {
  readonly skip: number;
  readonly take: number;
}

/**
 * Rows in the order of `read`, `take` of them after the first `skip`, in slices: each statement holds the event loop only shortly, and
 * the whole list never stands in memory.
 * @param read the next rows behind `last`, or the first ones
 */
export async function* inSlices<R>(read: (last: R | undefined, part: Part) => Promise<R[]>, { skip, take }: Part): AsyncGenerator<R[]> {
  let last: R | undefined;
  let [left, leap] = [take, skip];
  while (left > 0) {
    const size = Math.min(SLICE, left);
    const rows = await read(last, { skip: leap, take: size });
    yield rows;
    if (rows.length < size) return;
    last = rows.at(-1);
    [left, leap] = [left - size, 0];
  }
}

/** Rows by ascending id, as `inSlices`. `read` gets the id that its rows are above. */
export function keyset<R extends { readonly id: number }>(
  read: (after: number, part: Part) => Promise<R[]>,
  part: Part,
): AsyncGenerator<R[]> {
  return inSlices<R>((last, slice) => read(last?.id ?? 0, slice), part);
}

/**
 * True where `text` is a part of the column, whatever the case of letters; `%` and `_` are ordinary characters. For `readAside` only
 * (on SQLite its worker brings `fold`). Prisma's own `contains` is no substitute: it takes `%` and `_` as wildcards, and folds ASCII
 * letters on SQLite and none on PostgreSQL.
 * @param column name in the database, never a value from outside
 */
export function contains(column: string, text: string): Fragment {
  const folded = provider() === "sqlite" ? `fold(${column})` : `lower(${column} COLLATE "und-x-icu")`;
  return { sql: `${folded} LIKE ? ESCAPE '\\'`, params: [`%${literal(text.toLowerCase())}%`] };
}

/** True where the column starts with exactly `text`; uses the index of the column. Good for `read` and `readAside`. */
export function startsWith(column: string, text: string): Fragment {
  return provider() === "sqlite"
    ? { sql: `${column} GLOB ?`, params: [`${text.replace(/[*?[]/g, "[$&]")}*`] }
    : { sql: `${column} LIKE ? ESCAPE '\\'`, params: [`${literal(text)}%`] };
}

function literal(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
