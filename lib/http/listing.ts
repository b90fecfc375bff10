import { config } from "../config";
import { DEFAULT_PAGE } from "../domain/limits";
import type { Listing, Window } from "../domain/listing";
import type { Answer, Json } from "./dialect";
import { publicOrigin } from "./same-origin";

/** The opt-in page of contract section 2.10; null when neither `limit` nor `offset` is in the query. */
export function readWindow(query: URLSearchParams): Window | null {
  const [limit, offset] = [query.getAll("limit").at(-1), query.getAll("offset").at(-1)];
  if (limit === undefined && offset === undefined) return null;
  const asked = count(limit);
  return { limit: asked === null || asked < 1 ? DEFAULT_PAGE : Math.min(asked, config("LOG_LIST_MAX")), offset: count(offset) ?? 0 };
}

/**
 * The answer to a list call: a plain array, or the page that `limit` or `offset` asked for. Rows are presented slice by slice, so
 * that a long list never stands in memory twice.
 */
export async function listAnswer<R>(
  request: Request,
  listing: Listing<R>,
  present: (row: R) => Json,
  envelope: (rows: Json) => Json,
): Promise<Answer> {
  const pieces: string[] = [];
  for await (const slice of listing.slices) {
    if (slice.length === 0) continue;
    pieces.push(`${pieces.length > 0 ? "," : ""}${slice.map((row) => JSON.stringify(present(row))).join(",")}`);
  }
  const { total, window, left } = listing;
  const shape = window ? envelope({ count: total, ...neighbours(request, window, total), results: PLACE }) : envelope(PLACE);
  const [head = "", tail = ""] = JSON.stringify(shape).split(JSON.stringify(PLACE));
  const headers: Record<string, string> = { "X-Total-Count": String(total) };
  if (left && !window) {
    const most = config("LOG_LIST_MAX");
    headers.Link = `<${pageUrl(request, most, most)}>; rel="next"`;
  }
  return { status: 200, body: [`${head}[`, ...pieces, `]${tail}`], headers };
}

/** Stands where the rows go. */
const PLACE = "\u0000rows";

function neighbours(request: Request, { limit, offset }: Window, total: number) {
  return {
    next: offset + limit < total ? pageUrl(request, limit, offset + limit) : null,
    previous: offset > 0 ? pageUrl(request, limit, Math.max(0, offset - limit)) : null,
  };
}

function pageUrl(request: Request, limit: number, offset: number): string {
  const called = new URL(request.url);
  called.searchParams.set("limit", String(limit));
  if (offset === 0) called.searchParams.delete("offset");
  else called.searchParams.set("offset", String(offset));
  return `${publicOrigin(request)}${called.pathname}${called.search}`;
}

function count(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
