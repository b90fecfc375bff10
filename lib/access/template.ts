/**
 * The variable parts of `pathname` (root form) when it is an address of `template`, with or without trailing slash; else null.
 * Escapes are decoded once, and only in a variable part; `%2F`, `%5C`, `%00` and broken ones belong to no address.
 */
export function matchTemplate(template: string, pathname: string): Readonly<Record<string, string>> | null {
  const wanted = segmentsOf(template);
  const given = segmentsOf(pathname);
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const sent = given[at] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const value = name ? decodeOnce(sent) : sent;
    if (value === null || (!name && value !== part)) return null;
    if (name) params[name] = value;
  }
  return params;
}

function segmentsOf(path: string): string[] {
  return path.replace(/\/$/, "").split("/");
}

function decodeOnce(segment: string): string | null {
  if (segment === "") return null;
  try {
    const value = decodeURIComponent(segment);
    return /[/\\\0]/.test(value) || value === "." || value === ".." ? null : value;
  } catch {
    return null;
  }
}
