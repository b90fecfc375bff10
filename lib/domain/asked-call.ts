/** A call that somebody wants to know about. */
export interface AskedCall {
  /** Upper-case as typed in a curl line; null when the text names none. */
  readonly method: string | null;
  /** Path with its escapes, without host and query. */
  readonly path: string;
  /** Whether a host, and whether a query, was taken away. */
  readonly host: boolean;
  readonly query: boolean;
}

const LONGEST = 8_000;

/**
 * Reads a path, an address with its host, `DELETE /path`, or a line for curl as browsers and docs give it. Null for a text that
 * names no path.
 */
export function readCall(text: string): AskedCall | null {
  const typed = text.trim().slice(0, LONGEST);
  if (/^curl(\.exe)?\s/i.test(typed)) return readCurl(typed);
  const [, method = null, address = ""] = /^(?:([A-Za-z]{3,10})\s+)?(\S.*)$/s.exec(typed) ?? [];
  return located(method?.toUpperCase() ?? null, address.trim());
}

/** Options of curl that take a value; all others stand alone. */
const WITH_VALUE =
  /^(?:-[XHdFubAoeTxmCQUcEKrtwyYz]|--(?:request|header|data(?:-(?:raw|binary|ascii|urlencode))?|json|form(?:-string)?|user|cookie|cookie-jar|user-agent|output|referer|upload-file|proxy|max-time|connect-timeout|cert|key|cacert|config|range|write-out|retry|resolve|url|oauth2-bearer|interface|limit-rate))$/;

function readCurl(line: string): AskedCall | null {
  const [, ...words] = shellWords(line);
  let method: string | null = null;
  let implied = "GET";
  let address: string | null = null;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const [name, inline] = splitOption(word);
    const value = WITH_VALUE.test(name) ? (inline ?? words[++at] ?? "") : "";
    if (!word.startsWith("-") || name === "--url") address ??= name === "--url" ? value : word;
    else if (name === "-X" || name === "--request") method = value.toUpperCase();
    else if (name === "-G" || name === "--get") method ??= "GET";
    else if (name === "-I" || name === "--head") implied = "HEAD";
    else if (name === "-T" || name === "--upload-file") implied = "PUT";
    else if (/^(?:-[dF]|--(?:data|json|form))/.test(name)) implied = "POST";
  }
  return address === null ? null : located(method ?? implied, address);
}

/** `--request=POST` and `-XPOST` as name and value. */
function splitOption(word: string): [name: string, value: string | undefined] {
  if (word.startsWith("--")) {
    const [name = "", ...value] = word.split("=");
    return [name, value.length > 0 ? value.join("=") : undefined];
  }
  if (/^-[A-Za-z]./.test(word) && WITH_VALUE.test(word.slice(0, 2))) return [word.slice(0, 2), word.slice(2)];
  return [word, undefined];
}

/** The words of a shell line: quotes of both kinds, `$'…'`, backslashes, lines that go on. */
function shellWords(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.replace(/[\\^`]\r?\n/g, " ").matchAll(/(?:\$?'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\])+/gs)) {
    words.push(
      word.replace(
        /\$?'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs,
        (_, single, double, one) => single ?? double?.replace(/\\(["\\$`])/g, "$1") ?? one,
      ),
    );
  }
  return words;
}

function located(method: string | null, address: string): AskedCall | null {
  const [, host, rest] =
    /^(?:([a-z][a-z0-9+.-]*:)?\/\/[^/?#\s]+|(?:localhost|[\w-]+(?:\.[\w-]+)*):\d+(?=[/?#]|$))?(.*)$/is.exec(address) ?? [];
  const taken = rest === undefined ? "" : address.slice(0, address.length - rest.length);
  const typed = rest ?? "";
  const path = typed.replace(/[?#].*$/s, "");
  const rooted = path === "" && taken !== "" ? "/" : path;
  if (!rooted.startsWith("/") && host === undefined && taken === "" && !/^[\w.%~-]+\//.test(rooted)) return null;
  return { method, path: rooted.startsWith("/") ? rooted : `/${rooted}`, host: taken !== "", query: /[?#]/.test(typed) };
}
