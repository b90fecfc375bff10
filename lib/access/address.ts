/** What is asked: an HTTP method on a canonical path (see `canonicalPath`), `at` a moment in milliseconds since 1970. */
export interface Address {
  readonly method: string;
  readonly path: string;
  readonly at: number;
}

const REWRITTEN = /^\/api(?=\/(?:myapp|account|users|vertifications)(?:\/|$))/;
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

/** The path without the `/api` of the three rewritten dialects. */
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
