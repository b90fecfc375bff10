import { type PatternPart, patternParts } from "./pattern-syntax";

/**
 * Up to three texts that a pattern should match: the shortest, one with longer repetitions and, where it has alternatives, one that
 * takes the last of them. Some sets are guessed, so the engine has the last word on each.
 */
export function patternExamples(pattern: string): string[] {
  const options = patternParts(pattern);
  if (!options) return [];
  const made = [0, 1, 2].map((turn) => exampleOf(options, turn));
  return [...new Set(made)].filter((text) => text !== "" && text.length <= LONGEST);
}

const LONGEST = 200;
const MOST_REPEATS = 40;

function exampleOf(options: readonly PatternPart[][], turn: number): string {
  const row = (turn === 2 ? options.at(-1) : options[0]) ?? [];
  return row.map((part) => one(part, turn)).join("");
}

function one(part: PatternPart, turn: number): string {
  if (part.kind === "text") return part.text;
  if (part.kind === "anchor") return "";
  if (part.kind === "set") return memberOf(part.text, turn);
  if (part.kind === "group") return exampleOf(part.options, turn);
  const wished = turn === 0 ? part.min : Math.max(part.min, turn + 1);
  const times = Math.min(wished, part.max ?? wished, MOST_REPEATS);
  return Array.from({ length: times }, (_, at) => one(part.part, turn + at)).join("");
}

/** A character of a set in RE2's spelling. */
function memberOf(set: string, turn: number): string {
  const cycle = (characters: string) => characters.charAt(turn % characters.length);
  if (set === "\\d") return cycle("174");
  if (set === "\\s") return " ";
  if (set === "." || set === "\\w" || set === "\\D" || set === "\\S") return cycle("abc");
  if (set === "\\W") return "-";
  if (!set.startsWith("[")) return "a";
  const inner = set.slice(1, -1);
  if (inner.startsWith("^")) return [..."ax7Z-_.~"].find((character) => !inWritten(inner.slice(1), character)) ?? "x";
  if (inner.includes("\\d")) return cycle("174");
  if (inner.includes("\\w")) return cycle("abc");
  const range = /([^\\])-([^\\])/.exec(inner);
  if (range?.[1]) return range[1];
  return inner.replace(/^\\/, "").charAt(0) || "a";
}

function inWritten(inner: string, character: string): boolean {
  if (inner.includes(character)) return true;
  if (/\d/.test(character) && /\\[dw]|0-9/.test(inner)) return true;
  return /[a-z]/i.test(character) && (/\\w/.test(inner) || (/[a-z]/.test(character) ? inner.includes("a-z") : inner.includes("A-Z")));
}
