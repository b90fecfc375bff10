import { type PatternPart, patternParts } from "./pattern-syntax";

/** What one character of a part may be, as words know it; `other` is told by its spelling. */
export type Unit = "digit" | "word" | "any" | "segment" | "lower" | "letter" | "other" | "block";

/** One step of the plain reading of a pattern. `group` is the number of the captured group around it. */
export type Phrase =
  | { readonly kind: "text"; readonly text: string; readonly group: number | null; readonly optional: boolean }
  | {
      readonly kind: "some";
      readonly unit: Unit;
      readonly spelling: string;
      readonly min: number;
      readonly max: number | null;
      readonly group: number | null;
    }
  | { readonly kind: "oneOf"; readonly options: readonly string[]; readonly group: number | null; readonly optional: boolean };

/** A pattern step by step, for its telling in words; null when it is not well formed. */
export function readingOf(pattern: string): readonly Phrase[] | null {
  const options = patternParts(pattern);
  if (!options) return null;
  if (options.length > 1) return [{ kind: "oneOf", options: options.map(spelled), group: null, optional: false }];
  return joined((options[0] ?? []).flatMap((part) => phrasesOf(part, null)));
}

function phrasesOf(part: PatternPart, group: number | null): Phrase[] {
  if (part.kind === "anchor") return [];
  if (part.kind === "text") return [{ kind: "text", text: part.text, group, optional: false }];
  if (part.kind === "set") return [{ kind: "some", unit: unitOf(part.text), spelling: part.text, min: 1, max: 1, group }];
  if (part.kind === "group") {
    const inner = part.index ?? group;
    const [only = [], ...more] = part.options;
    return more.length === 0
      ? joined(only.flatMap((one) => phrasesOf(one, inner)))
      : [{ kind: "oneOf", options: part.options.map(spelled), group: inner, optional: false }];
  }
  return repeated(part, group);
}

function repeated({ part, min, max }: Extract<PatternPart, { kind: "repeat" }>, group: number | null): Phrase[] {
  const inner = phrasesOf(part, group);
  const [only] = inner;
  const optional = min === 0 && max === 1;
  if (inner.length === 1 && only?.kind === "some" && only.min === 1 && only.max === 1) return [{ ...only, min, max }];
  if (inner.length === 1 && only && only.kind !== "some" && optional) return [{ ...only, optional }];
  return [{ kind: "some", unit: "block", spelling: spelled([part]), min, max, group: null }];
}

/** Literal texts that follow each other are one. */
function joined(phrases: readonly Phrase[]): Phrase[] {
  const rows: Phrase[] = [];
  for (const phrase of phrases) {
    const last = rows.at(-1);
    const follows = last?.kind === "text" && phrase.kind === "text" && last.group === phrase.group && !last.optional && !phrase.optional;
    if (follows) rows[rows.length - 1] = { ...last, text: last.text + phrase.text };
    else rows.push(phrase);
  }
  return rows;
}

function unitOf(set: string): Unit {
  if (/^(?:\\d|\[0-9\]|\[\\d\])$/.test(set)) return "digit";
  if (/^(?:\\w|\[\\w\]|\[\\w-\]|\[-\\w\])$/.test(set)) return "word";
  if (set === ".") return "any";
  if (/^\[\^\\?\/\]$/.test(set)) return "segment";
  if (set === "[a-z]") return "lower";
  return set === "[a-zA-Z]" || set === "[A-Za-z]" ? "letter" : "other";
}

/** A part in a short spelling of its own, without the names of groups. */
function spelled(parts: readonly PatternPart[]): string {
  return parts
    .map((part): string => {
      if (part.kind === "group")
        return part.options.length > 1 ? `(${part.options.map(spelled).join("|")})` : spelled(part.options[0] ?? []);
      if (part.kind !== "repeat") return part.kind === "anchor" ? "" : part.text;
      const { min, max } = part;
      const times = max === null ? (min === 0 ? "*" : min === 1 ? "+" : `{${min},}`) : min === 0 && max === 1 ? "?" : `{${min},${max}}`;
      const inner = spelled([part.part]);
      return part.part.kind === "set" || inner.length === 1 || inner.startsWith("(") ? `${inner}${times}` : `(${inner})${times}`;
    })
    .join("");
}
