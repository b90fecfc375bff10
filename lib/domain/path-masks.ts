/** An address with its variable parts taken out, so that addresses of one kind fall together. */
export interface MaskedPath {
  /** For people: `/report/{n}/`. */
  readonly shown: string;
  /** A pattern that matches all of the kind. */
  readonly pattern: string;
}

const KINDS: readonly (readonly [RegExp, string, string])[] = [
  [/^\d+$/, "{n}", "\\d+"],
  [/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "{uuid}", "[0-9A-Fa-f-]{36}"],
  [/^(?=.*\d)[0-9a-f]{16,}$/i, "{hex}", "[0-9A-Fa-f]+"],
  [/^[^@]+@[^@]+\.[^@]+$/, "{email}", "[^/]+"],
];

/** Masks numbers, UUIDs, long hexadecimal texts and mail addresses in the segments of a canonical path. */
export function maskedPath(path: string): MaskedPath {
  const parts = path.split("/").map((segment) => {
    const kind = KINDS.find(([test]) => test.test(segment));
    return kind ? { shown: kind[1], pattern: kind[2] } : { shown: segment, pattern: literalPattern(segment) };
  });
  return { shown: parts.map(({ shown }) => shown).join("/"), pattern: parts.map(({ pattern }) => pattern).join("/") };
}

/** A text as a pattern that matches it alone. */
export function literalPattern(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
}

/** A name and an app for an address: `/report/{n}/lines/` gives `report lines` of `report`. */
export function suggestedName(shown: string): { readonly name: string; readonly app: string } {
  const words = shown.split("/").filter((part) => part !== "" && !part.startsWith("{"));
  return { name: words.join(" ").slice(0, 50), app: (words[0] ?? "").slice(0, 30) };
}
