import { patternParts, patternTokens } from "./pattern-syntax";

/** What is wrong with a pattern that compiles; all but the last two mean that it can match nothing. */
const FAULTS = ["noSlash", "apiPrefix", "query", "doubled", "escape", "djangoRoute", "everything", "bareDot"] as const;
export type PatternFault = (typeof FAULTS)[number];

/** What one should know of a pattern that compiles. */
const NOTES = [...FAULTS, "unanchored", "withSlash", "withoutSlash"] as const;
export type PatternNote = (typeof NOTES)[number];

/** Whether a note is about a fault and not for information only. */
export function isFault(note: string): note is PatternFault {
  return FAULTS.some((fault) => fault === note);
}

/** The notes on a pattern, faults first. Paths are judged in their canonical form, which is what most of the faults overlook. */
export function patternNotes(pattern: string): PatternNote[] {
  const tokens = patternTokens(pattern);
  const options = patternParts(pattern) ?? [];
  const starts = options.map((row) => row.find(({ kind }) => kind !== "anchor"));
  const literals = tokens.filter(({ kind }) => kind === "literal").map(({ text }) => text);
  const bare = pattern.replace(/^\^/, "").replace(/\$$/, "");
  const has: Record<PatternNote, boolean> = {
    noSlash: starts.length > 0 && starts.every((part) => part?.kind === "text" && !part.text.startsWith("/")),
    apiPrefix: /^\/api\/(?:myapp|account|users|vertifications)(?:\/|$)/.test(bare),
    query: literals.some((text) => text.includes("\\?")),
    doubled: literals.some((text) => /\/\/|\/\\\.\//.test(text)),
    escape: literals.some((text) => /%[0-9a-f]{2}/i.test(text)),
    djangoRoute: djangoRoute(pattern) !== null,
    everything: /^\/?(?:\.\*|\.\+|\(\.\*\)|\(\.\+\))$/.test(bare),
    bareDot: bareDot(pattern),
    unanchored: !(pattern.startsWith("^") && /(?<!\\)\$$/.test(pattern)),
    withSlash: bare.length > 1 && bare.endsWith("/"),
    withoutSlash: /[\w)}\]]$|[+*]$/.test(bare) && bare.length > 1,
  };
  return NOTES.filter((note) => has[note]);
}

/** A route in Django's `path()` spelling such as `/user/<int:pk>/`, written as a pattern; null when it is none. */
export function djangoRoute(text: string): string | null {
  if (!/<(?:\w+:)?\w+>/.test(text) || /\(\?P?</.test(text)) return null;
  return text.replace(/<(?:(\w+):)?\w+>/g, (_, converter: string | undefined) => CONVERTERS[converter ?? "str"] ?? "[^/]+");
}

const CONVERTERS: Readonly<Record<string, string>> = {
  int: "\\d+",
  str: "[^/]+",
  slug: "[-\\w]+",
  uuid: "[0-9a-f-]{36}",
  path: ".+",
};

/** `openapi.json` with a dot that stands for any character. */
function bareDot(pattern: string): boolean {
  const tokens = patternTokens(pattern);
  return tokens.some(({ kind, text }, at) => {
    const [before, after] = [tokens[at - 1], tokens[at + 1]];
    return kind === "class" && text === "." && before?.kind === "literal" && /\w$/.test(before.text) && /^\w/.test(literalOf(after));
  });
}

function literalOf(token: { kind: string; text: string } | undefined): string {
  return token?.kind === "literal" ? token.text : "";
}
