import type { PageOf } from "@/lib/domain/group-directory";

/** The query of a page, as Next gives it. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Which part of a list the address asks for. */
export interface ListQuery {
  readonly search: string;
  readonly window: { readonly limit: number; readonly offset: number };
}

/** What a list tells under its rows: where it stands, and the addresses before and behind. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly previous: string | null;
  readonly next: string | null;
}

const ROWS = 50;
const LONGEST_SEARCH = 150;
const LAST_PAGE = 100_000;

/** One value of the query; of several the last. */
export function one(query: Query, name: string): string {
  const value = query[name];
  return (Array.isArray(value) ? value.at(-1) : value) ?? "";
}

/** Reads `q` and `page` (from 1); what cannot be reads as absent. */
export function listQuery(query: Query): ListQuery {
  const asked = Number(one(query, "page"));
  const page = Number.isInteger(asked) && asked >= 1 && asked <= LAST_PAGE ? asked : 1;
  const search = one(query, "q").replaceAll("\0", "").trim().slice(0, LONGEST_SEARCH);
  return { search, window: { limit: ROWS, offset: (page - 1) * ROWS } };
}

/** The place of a page of rows in its list; `path` and `kept` make the addresses of its neighbours. */
export function placeOf(
  path: string,
  kept: Readonly<Record<string, string>>,
  { window }: ListQuery,
  { total, rows }: PageOf<unknown>,
): Place {
  const page = window.offset / ROWS + 1;
  const to = (number: number) => addressOf(path, { ...kept, ...(number > 1 && { page: String(number) }) });
  return {
    from: rows.length === 0 ? 0 : window.offset + 1,
    to: window.offset + rows.length,
    total,
    previous: page > 1 ? to(page - 1) : null,
    next: window.offset + rows.length < total && rows.length > 0 ? to(page + 1) : null,
  };
}

/** A path with a query of what is not empty. */
export function addressOf(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "")).toString();
  return text === "" ? path : `${path}?${text}`;
}
