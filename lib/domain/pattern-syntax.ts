/** A piece of a pattern as editors colour it; together the pieces are the whole text. */
export interface PatternToken {
  readonly kind: "literal" | "anchor" | "class" | "open" | "close" | "bar" | "quantifier" | "flags";
  readonly text: string;
  /** Offset in the text. */
  readonly at: number;
}

/** What a part of a pattern stands for. A text that is not well formed has no parts. */
export type PatternPart =
  | { readonly kind: "text"; readonly text: string }
  /** One character of a set, in RE2's spelling: `\d`, `.`, `[a-z]`. */
  | { readonly kind: "set"; readonly text: string }
  | { readonly kind: "anchor"; readonly text: string }
  /** `index` counts the groups that capture, from 1; null for one that does not. */
  | { readonly kind: "group"; readonly index: number | null; readonly name: string | null; readonly options: readonly PatternPart[][] }
  | { readonly kind: "repeat"; readonly part: PatternPart; readonly min: number; readonly max: number | null };

const PIECE =
  /\\Q.*?(?:\\E|$)|\\[AzbB]|\\[dDwWsS]|\\[pP](?:\{[^}]*\}|.)|\\(?:x\{[^}]*\}|x[0-9a-fA-F]{2}|.)|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|\(\?[a-zA-Z-]+\)|\((?:\?(?:P?<\w*>|[a-zA-Z-]*:))?|\)|[*+?]\??|\{\d+(?:,\d*)?\}\??|\||[\^$.]|./gsu;

/** The pieces of a pattern, in order. Never fails; what RE2 refuses is cut as well as can be. */
export function patternTokens(text: string): PatternToken[] {
  const tokens: PatternToken[] = [];
  for (const { 0: piece, index: at } of text.matchAll(PIECE)) {
    const kind = kindOf(piece);
    const last = tokens.at(-1);
    if (kind === "literal" && last?.kind === "literal") tokens[tokens.length - 1] = { ...last, text: last.text + piece };
    else tokens.push({ kind, text: piece, at });
  }
  return tokens;
}

/** Offset of the first bracket that is never closed; undefined when there is none. */
export function unclosedAt(text: string): number | undefined {
  const open: number[] = [];
  for (const { kind, text: piece, at } of patternTokens(text)) {
    if (kind === "open") open.push(at);
    if (kind === "close") open.pop();
    const bracket = kind === "literal" ? piece.search(/(?<!\\)\[/) : -1;
    if (bracket >= 0) open.push(at + bracket);
  }
  return open[0];
}

/** The alternatives of a pattern, each a row of parts; null when brackets or quantifiers do not fit together. */
export function patternParts(text: string): readonly PatternPart[][] | null {
  const tokens = [...text.matchAll(PIECE)].map(([piece]) => ({ kind: kindOf(piece), text: piece }));
  const state = { at: 0, groups: 0 };
  const options = alternatives(tokens, state);
  return options && state.at === tokens.length ? options : null;
}

interface Piece {
  readonly kind: PatternToken["kind"];
  readonly text: string;
}

function alternatives(tokens: readonly Piece[], state: { at: number; groups: number }): PatternPart[][] | null {
  const options: PatternPart[][] = [[]];
  for (;;) {
    const token = tokens[state.at];
    if (!token || token.kind === "close") return options;
    state.at += 1;
    const row = options.at(-1) ?? [];
    if (token.kind === "bar") options.push([]);
    else if (token.kind === "quantifier") {
      const part = row.pop();
      if (!part || part.kind === "repeat" || part.kind === "anchor") return null;
      row.push({ kind: "repeat", part, ...bounds(token.text) });
    } else if (token.kind === "open") {
      const captures = !/^\(\?[a-zA-Z-]*:/.test(token.text);
      const index = captures ? ++state.groups : null;
      const inner = alternatives(tokens, state);
      if (!inner || tokens[state.at]?.kind !== "close") return null;
      state.at += 1;
      row.push({ kind: "group", index, name: /<(\w+)>/.exec(token.text)?.[1] ?? null, options: inner });
    } else if (token.kind === "anchor") row.push({ kind: "anchor", text: token.text });
    else if (token.kind === "class") row.push({ kind: "set", text: token.text });
    else if (token.kind === "literal") row.push({ kind: "text", text: unescaped(token.text) });
  }
}

function kindOf(piece: string): PatternToken["kind"] {
  if (/^(?:[\^$]|\\[AzbB])$/.test(piece)) return "anchor";
  if (piece === "|") return "bar";
  if (piece === ")") return "close";
  if (/^\(\?[a-zA-Z-]+\)$/.test(piece)) return "flags";
  if (piece.startsWith("(")) return "open";
  if (/^(?:[*+?]\??|\{\d+(?:,\d*)?\}\??)$/.test(piece)) return "quantifier";
  if (piece === "." || (piece.startsWith("[") && piece.length > 1) || /^\\[dDwWsSpP]/.test(piece)) return "class";
  return "literal";
}

function bounds(quantifier: string): { min: number; max: number | null } {
  const mark = quantifier.charAt(0);
  if (mark === "*") return { min: 0, max: null };
  if (mark === "+") return { min: 1, max: null };
  if (mark === "?") return { min: 0, max: 1 };
  const [, low = "0", comma, high] = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier) ?? [];
  return { min: Number(low), max: comma === "" ? Number(low) : high ? Number(high) : null };
}

function unescaped(piece: string): string {
  if (piece.startsWith("\\Q")) return piece.replace(/^\\Q|\\E$/g, "");
  const code = /^\\x\{?([0-9a-fA-F]{1,6})\}?$/.exec(piece)?.[1];
  if (code !== undefined) return Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : "";
  return /^\\./su.test(piece) ? piece.slice(1) : piece;
}
