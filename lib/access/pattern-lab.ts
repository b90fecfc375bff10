import type { RE2JS } from "re2js";
import { patternTokens } from "../domain/pattern-syntax";
import { canonicalPath, pathForms } from "./address";
import { compilePattern, matchesAny, matchesWhole } from "./patterns";

/** How the engine takes one address against a pattern. */
export interface SampleVerdict {
  /** As typed, and as it is judged. */
  readonly raw: string;
  readonly judged: string;
  readonly matches: boolean;
  /** The spelling that matched: the judged path, or the one with or without the slash at its end. */
  readonly form: string | null;
  /** What the groups of the pattern caught, in order; null for one that took no part. */
  readonly caught: readonly ({ readonly start: number; readonly end: number; readonly text: string } | null)[];
  /** Up to where the path fits, and the piece of the pattern that does not; `""` when the path goes on after the pattern's end. */
  readonly miss: { readonly at: number; readonly piece: string } | null;
}

/** Names of the spellings that a path is tried in. */
export const SPELLINGS = ["slash", "double", "dot", "parent", "encoded", "encodedSlash", "case", "query"] as const;

export interface SpellingVerdict {
  readonly spelling: (typeof SPELLINGS)[number];
  readonly raw: string;
  readonly judged: string;
  readonly matches: boolean;
}

/** Judges an address, as typed or pasted, exactly as the engine would. */
export function judgeSample(pattern: string, raw: string): SampleVerdict {
  const judged = canonicalPath(raw.replace(/^https?:\/\/[^/]*/i, ""));
  const forms = pathForms(judged);
  const matches = matchesAny(pattern, forms);
  const compiled = compilePattern(pattern);
  const form = "problem" in compiled ? undefined : forms.find((one) => matchesWhole(compiled, one));
  if (!matches || form === undefined || "problem" in compiled) {
    return { raw, judged, matches, form: null, caught: [], miss: matches ? null : missOf(pattern, judged) };
  }
  return { raw, judged, matches, form, caught: caughtIn(compiled.program, form), miss: null };
}

/** Judges other spellings of a path that matches: what the normalisation makes of them, and whether they still match. */
export function judgeSpellings(pattern: string, path: string): SpellingVerdict[] {
  const last = path.replace(/\/$/, "").lastIndexOf("/");
  const [head, tail] = [path.slice(0, last), path.slice(last)];
  const letter = path.search(/[a-z]/i);
  const at = (place: number, change: (character: string) => string) =>
    `${path.slice(0, place)}${change(path.charAt(place))}${path.slice(place + 1)}`;
  const raws: Record<SpellingVerdict["spelling"], string | null> = {
    slash: path.endsWith("/") ? path.slice(0, -1) : `${path}/`,
    double: `${head}/${tail}`,
    dot: `${head}/.${tail}`,
    parent: `${head}/x/..${tail}`,
    encoded: letter < 0 ? null : at(letter, (character) => `%${character.charCodeAt(0).toString(16)}`),
    encodedSlash: last < 1 ? null : `${head}%2F${tail.slice(1)}`,
    case:
      letter < 0
        ? null
        : at(letter, (character) => (character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase())),
    query: `${path}?page=2`,
  };
  return SPELLINGS.flatMap((spelling) => {
    const raw = raws[spelling];
    if (raw === null || raw === "") return [];
    const judged = canonicalPath(raw);
    return [{ spelling, raw, judged, matches: matchesAny(pattern, pathForms(judged)) }];
  });
}

/** The captured groups of a path that matches. */
function caughtIn(program: RE2JS, path: string): SampleVerdict["caught"] {
  const matcher = program.matcher(path);
  if (!matcher.matches()) return [];
  return Array.from({ length: program.groupCount() }, (_, at) => {
    const [start, end] = [matcher.start(at + 1), matcher.end(at + 1)];
    return start < 0 ? null : { start, end, text: path.slice(start, end) };
  });
}

/** The longest beginning of the path that some beginning of the pattern matches, and the piece of the pattern behind it. */
function missOf(pattern: string, path: string): SampleVerdict["miss"] {
  if ("problem" in compilePattern(pattern)) return null;
  const pieces = topPieces(pattern);
  let found = { at: 0, piece: pieces[0] ?? "" };
  for (let count = 1; count <= pieces.length; count += 1) {
    const beginning = compilePattern(pieces.slice(0, count).join(""));
    if ("problem" in beginning) continue;
    const matcher = beginning.program.matcher(path);
    if (!matcher.lookingAt()) break;
    found = { at: matcher.end(), piece: pieces[count] ?? "" };
  }
  // Within a literal the place is where the letters part.
  const literal = found.piece.replace(/\\(.)/g, "$1");
  let same = 0;
  while (same < literal.length && literal[same] === path[found.at + same]) same += 1;
  return /^[\w/\\.-]+$/.test(found.piece) ? { at: found.at + same, piece: literal.slice(same) } : found;
}

/** The pattern cut where it may be cut: outside of groups, a quantifier with what it repeats. Alternatives cannot be cut. */
function topPieces(pattern: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  for (const { kind, text } of patternTokens(pattern)) {
    if (kind === "bar" && depth === 0) return [pattern];
    if (kind === "anchor" || kind === "flags") continue;
    const inside = depth > 0;
    if (kind === "open") depth += 1;
    if (kind === "close") depth -= 1;
    if (kind === "quantifier" && !inside && /[\w/]{2}$/.test(pieces.at(-1) ?? "")) {
      const literal = pieces.pop() ?? "";
      pieces.push(literal.slice(0, -1), literal.slice(-1) + text);
    } else if (pieces.length > 0 && (inside || kind === "quantifier")) pieces.push((pieces.pop() ?? "") + text);
    else pieces.push(text);
  }
  return pieces;
}
