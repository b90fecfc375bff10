import { isRecord } from "./record";

/** What a row tells of its request. */
interface Requested {
  readonly method: string;
  readonly url: string;
  /** As it was logged: JSON of `query` and `body`, with secrets as `***`; null for none. */
  readonly content: string | null;
}

/** The content of a row in lines for people, when it is whole JSON; else as it is. */
export function prettyContent(content: string): string {
  const read = readJson(content);
  return read === undefined ? content : JSON.stringify(read, null, 2);
}

/**
 * A command of curl that asks the same again, for a POSIX shell. It has what the row has: no credentials, and `***` where a value was
 * hidden. @param origin such as `https://gatehouse.example`
 */
export function curlOf({ method, url, content }: Requested, origin: string): string {
  const read = content === null ? undefined : readJson(content);
  const { query, body } = isRecord(read) ? read : {};
  const pairs = isRecord(query) ? Object.entries(query).map(([name, value]) => [name, String(value)]) : [];
  const address = new URL(origin);
  // Set as a path: what begins with two slashes would otherwise name another host.
  address.pathname = url;
  for (const [name = "", value = ""] of pairs) address.searchParams.set(name, value);
  const parts = [
    "curl",
    ...(method === "GET" ? [] : ["-X", quoted(method)]),
    quoted(address.href),
    "-H",
    quoted("Authorization: Bearer ***"),
  ];
  if (body !== undefined) parts.push("-H", quoted("Content-Type: application/json"), "-d", quoted(JSON.stringify(body)));
  return parts.join(" ");
}

function quoted(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
