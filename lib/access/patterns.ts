import { RE2JS, RE2JSSyntaxException } from "re2js";
import { processWide } from "../global";

/** A pattern that RE2 accepts. `size` is the length of its program, a measure of its cost. */
export interface Pattern {
  readonly text: string;
  readonly size: number;
  readonly program: RE2JS;
}

/** Why a text is no usable pattern; `at` is the offset of the first wrong character, where it is known. */
export interface PatternProblem {
  readonly problem: string;
  readonly at?: number;
}

/** What is known of one pattern text. `program` is made on first need: most rules are settled by the literal ends alone. */
interface Known {
  readonly prefix: string;
  readonly suffix: string;
  readonly literal: boolean;
  compiled: Pattern | PatternProblem | null;
}

const LONGEST_PATTERN = 100;
const LONGEST_PATH = 1_024;
const MOST_ATOMS = 1_000;
/** Program size x path length, which bounds the time of one linear match to a few milliseconds. */
const MOST_WORK = 250_000;
const GENERATION = 4_000;
const SPECIAL = /[\\.+*?()|[\]{}^$]/;

/**
 * Compiles an RE2 pattern (Django's `(?P<pk>\d+)` included); look-around, back-references, broken texts and patterns that would
 * grow beyond all use are answered with the reason. Never throws. Compiled patterns are kept for the process, the least used go.
 */
export function compilePattern(text: string): Pattern | PatternProblem {
  const entry = known(text);
  entry.compiled ??= compile(text);
  return entry.compiled;
}

/** Whether the pattern matches all of the path, whether or not its text has anchors. Case-sensitive; overlong paths match nothing. */
export function matchesWhole(pattern: Pattern, path: string): boolean {
  if (path.length > LONGEST_PATH || path.length * pattern.size > MOST_WORK) return false;
  try {
    return pattern.program.testExact(path);
  } catch {
    return false;
  }
}

/**
 * Whether a stored pattern matches all of one of the paths: the same as `compilePattern` and `matchesWhole`, without compiling or
 * matching where the text's literal ends already say no. A text that does not compile matches nothing.
 */
export function matchesAny(text: string, paths: readonly string[]): boolean {
  const entry = known(text);
  if (entry.literal) return paths.includes(entry.prefix);
  for (const path of paths) {
    if (path.length > LONGEST_PATH || !path.startsWith(entry.prefix) || !path.endsWith(entry.suffix)) continue;
    entry.compiled ??= compile(text);
    if ("problem" in entry.compiled) return false;
    if (matchesWhole(entry.compiled, path)) return true;
  }
  return false;
}

/** What every path that the pattern matches begins with; possibly nothing. */
export function literalPrefix(text: string): string {
  return known(text).prefix;
}

/** The one path that the pattern matches, where it is nothing but literal; else null. */
export function literalPath(text: string): string | null {
  const { literal, prefix } = known(text);
  return literal ? prefix : null;
}

/** Two generations stand for an LRU: a hit in the old one moves the entry up, and reading costs one look-up instead of a reordering. */
function known(text: string): Known {
  const cache = processWide("patterns", () => ({ young: new Map<string, Known>(), old: new Map<string, Known>() }));
  const young = cache.young.get(text);
  if (young) return young;
  const entry = cache.old.get(text) ?? { ...literalEnds(text), compiled: null };
  if (cache.young.size >= GENERATION) {
    cache.old = cache.young;
    cache.young = new Map();
  }
  cache.young.set(text, entry);
  return entry;
}

/** The characters that every matching path must begin and end with. A bar makes the ends alternatives, a flag may fold their case. */
function literalEnds(text: string): Pick<Known, "prefix" | "suffix" | "literal"> {
  const body = text.slice(text.startsWith("^") ? 1 : 0, text.endsWith("$") ? -1 : undefined);
  const end = body.search(SPECIAL);
  if (end < 0) return { prefix: body, suffix: body, literal: text.length <= LONGEST_PATTERN };
  if (/\||\\Q|\(\?(?!:|P?<)/.test(body)) return { prefix: "", suffix: "", literal: false };
  // A quantifier binds the character before it, and a supplementary character is two code units.
  const prefix = /[*?+{]/.test(body.charAt(end)) ? Array.from(body.slice(0, end)).slice(0, -1).join("") : body.slice(0, end);
  const tail = /[^\\.+*?()|[\]{}^$]*$/.exec(body)?.[0] ?? "";
  // A backslash takes up to several of the characters behind it, but none beyond a slash.
  const suffix = body.charAt(body.length - tail.length - 1) === "\\" ? tail.replace(/^[^/]*/, "") : tail;
  return { prefix, suffix, literal: false };
}

function compile(text: string): Pattern | PatternProblem {
  if (text.length > LONGEST_PATTERN) return { problem: `longer than ${LONGEST_PATTERN} characters`, at: LONGEST_PATTERN };
  if (atoms(text) > MOST_ATOMS) return { problem: "expression too large" };
  try {
    const program = RE2JS.compile(text);
    return { text, size: program.programSize(), program };
  } catch (error) {
    return explain(text, error);
  }
}

/** How many single characters the counted repetitions unfold to; RE2 would unfold them before it could be asked. */
function atoms(text: string): number {
  const outer: number[] = [];
  let total = 0;
  let last = 0;
  for (const [token, low, high] of text.matchAll(/\\(?:[pPx]\{[^}]*\}|.)|\[\^?\]?(?:\\.|[^\]])*\]|\{(\d+),?(\d*)\}|./gsu)) {
    if (token === "(") {
      outer.push(total);
      total = 0;
    } else if (token === ")") {
      last = total;
      total += outer.pop() ?? 0;
    } else if (low !== undefined) {
      const times = Math.max(Number(low), Number(high), 1);
      total += last * (times - 1);
      last *= times;
    } else {
      last = 1;
      total += 1;
    }
  }
  return total;
}

function explain(text: string, error: unknown): PatternProblem {
  if (!(error instanceof RE2JSSyntaxException)) return { problem: "not a valid pattern" };
  const problem = error.message.replace(/^error parsing regexp: /, "");
  const fragment = error.getPattern();
  const at = fragment ? text.indexOf(fragment) : -1;
  return at < 0 ? { problem } : { problem, at };
}
