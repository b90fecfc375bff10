/**
 * What a request line asks for. `api`: a documented address, to be told in the words of its dialect even when unknown;
 * `page`: Next's; `nowhere`: a page address that cannot exist; `moved`: the same address, spelled properly; `refused`: no path at all.
 * `url` is path and query with dot segments resolved.
 */
export type Target =
  | { readonly kind: "api" | "page" | "nowhere"; readonly url: string }
  | { readonly kind: "moved"; readonly location: string }
  | { readonly kind: "refused" };

/** Reads a request target. Only the origin form is served: an absolute form could name another host. */
export function readTarget(text: string): Target {
  if (!text.startsWith("/") || text.includes("#")) return { kind: "refused" };
  const mark = text.indexOf("?");
  const raw = mark < 0 ? text : text.slice(0, mark);
  const query = mark < 0 ? "" : text.slice(mark);
  if (/\\|\/\//.test(raw)) return { kind: "moved", location: raw.replace(/[\\/]+/g, "/") + query };
  const path = resolved(raw);
  // RFC 8615 gives the address; its answer stands with those of the other addresses for programs.
  const url = (WELL_KNOWN.test(path) ? "/access/configuration" : path) + query;
  if (isApiPath(path) || WELL_KNOWN.test(path)) return { kind: "api", url };
  const plain = decoded(path);
  return { kind: plain === null || isApiPath(plain) ? "nowhere" : "page", url };
}

/** Whether percent-escapes of a path are broken; Next answers those with 500. */
export function hasBrokenEscapes(path: string): boolean {
  return decoded(path) === null;
}

const WELL_KNOWN = /^\/\.well-known\/authzen-configuration\/?$/;
const isApiPath = (path: string) => /^\/(?:myapp|account|users|vertifications|access|api(?!\/auth(?:\/|$)))(?:\/|$)/.test(path);

/** Dot segments resolved as the `URL` of a web request does it, escaped ones too, so that all that follows sees one path. */
function resolved(path: string): string {
  return /\/(?:\.|%2e)/i.test(path) ? new URL(path, "http://localhost").pathname : path;
}

/** Null for broken escapes, for NUL, and for a second path hidden behind escapes. */
function decoded(path: string): string | null {
  if (!path.includes("%")) return path;
  if (/%(?:00|2f|5c)/i.test(path)) return null;
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
