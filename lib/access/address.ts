/** What is asked: an HTTP method on a canonical path (see `canonicalPath`), `at` a moment in milliseconds since 1970. */
export interface Address {
  readonly method: string;
  readonly path: string;
  readonly at: number;
}

const REWRITTEN = /^\/api(?=\/(?:myapp|account|users|vertifications|access)(?:\/|$))/;
const LONGEST_PATH = 1_024;
const BULK_DELETE = /^\/account\/(?:user|usr)\/multiple_delete(\/?)$/;

/**
 * The path that rights are judged on (contract 2.7): root form without `/api`, decoded once, slashes and backslashes collapsed, dot
 * segments resolved, no query. Takes a request target as received; never throws, an escape that is no UTF-8 stays as it is.
 */
export function canonicalPath(raw: string): string {
  const [path = ""] = raw.split(/[?#]/, 1);
  return normalise(path.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun));
}

/** The spellings a pattern may match: as given, with the trailing slash added or taken, both spellings of the bulk-delete alias. */
export function pathForms(path: string): string[] {
  if (path === "/") return [path];
  const other = path.endsWith("/") ? path.slice(0, -1) : `${path}/`;
  const bulk = BULK_DELETE.exec(path);
  if (!bulk) return [path, other];
  const alias = path.startsWith("/account/usr/") ? "/account/user/multiple_delete" : "/account/usr/multiple_delete";
  return [path, other, `${alias}${bulk[1]}`, bulk[1] ? alias : `${alias}/`];
}

/**
 * The documented path of a template, `/account/user/{pk}/` with `{ pk: 5 }` giving `/account/user/5/`. Values are already decoded
 * once; leading zeros of a number do not count. A name without a value stays in braces, which no grant for a number matches.
 */
export function fillTemplate(template: string, params: Readonly<Record<string, string | number>>): string {
  const filled = template.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = Object.hasOwn(params, name) ? String(params[name]) : hole;
    return /^\d+$/.test(value) ? value.replace(/^0+(?=\d)/, "") : value;
  });
  return normalise(filled);
}

/**
 * The path of a request to another program, decoded once; null for a spelling that this program and the other one could read as two
 * different paths: empty and dot segments, backslashes, semicolons, spaces, controls, escaped ones of all these, and broken escapes.
 */
export function plainPath(raw: string): string | null {
  const [path = ""] = raw.split(/[?#]/, 1);
  if (!path.startsWith("/") || path.length > LONGEST_PATH) return null;
  try {
    const decoded = decodeURIComponent(path);
    return /%|\/\/|[\\;]|\/\.{1,2}(?:\/|$)|[\s\p{Cc}]/u.test(decoded) || /%2f/i.test(path) ? null : decoded;
  } catch {
    return null;
  }
}

/** The path without the `/api` of the rewritten roots. */
export function rootForm(path: string): string {
  return path.replace(REWRITTEN, "");
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

function normalise(path: string): string {
  const kept: string[] = [];
  const segments = path.split(/[/\\]+/);
  for (const segment of segments) {
    if (segment === "..") kept.pop();
    else if (segment !== "." && segment !== "") kept.push(segment);
  }
  const last = segments.at(-1);
  const closed = kept.length > 0 && (last === "" || last === "." || last === "..");
  return rootForm(`/${kept.join("/")}${closed ? "/" : ""}`);
}
