import { codePoints } from "@/lib/domain/username";

/** Objects and arrays may stand in each other this deep. */
export const MAX_DEPTH = 32;

export const TOO_DEEP = `Nesting is deeper than ${MAX_DEPTH} levels`;
export const OUT_OF_RANGE = "Out of range float values are not JSON compliant";

/** Why a text is no JSON for us. */
export class Problem extends Error {}

/**
 * Why Python's `json` module, which the documents' frameworks use, refuses a text: `Expecting value: line 1 column 1 (char 0)`.
 * Positions count code points. Called only for texts that JSON.parse has refused.
 */
export function explainJson(text: string): string {
  const scanner = new Scanner(text);
  try {
    scanner.document();
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  return "Expecting value";
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORD = /null|true|false/y;
const CONSTANT = /NaN|-?Infinity/y;

/** Walks a text as the C scanner of Python 3.8 to 3.12 does, and stops where that one stops. */
class Scanner {
  #at = 0;

  constructor(readonly text: string) {}

  document(): void {
    if (this.text.startsWith("\ufeff")) this.#fail("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
    this.#space();
    this.#value(0);
    this.#space();
    if (this.#at < this.text.length) this.#fail("Extra data");
  }

  #value(depth: number): void {
    const first = this.text[this.#at];
    if (first === '"') this.#string();
    else if (first === "{" || first === "[") this.#container(first, depth);
    else this.#word();
  }

  #word(): void {
    const constant = this.#match(CONSTANT);
    if (constant) throw new Problem(`${OUT_OF_RANGE}: '${constant}'`);
    if (!this.#match(WORD) && !this.#match(NUMBER)) this.#fail("Expecting value");
  }

  #container(first: string, depth: number): void {
    if (depth >= MAX_DEPTH) throw new Problem(TOO_DEEP);
    this.#at += 1;
    this.#space();
    if (first === "{") this.#object(depth);
    else this.#array(depth);
  }

  #object(depth: number): void {
    if (this.#take("}")) return;
    while (true) {
      if (this.text[this.#at] !== '"') this.#fail("Expecting property name enclosed in double quotes");
      this.#string();
      this.#space();
      if (!this.#take(":")) this.#fail("Expecting ':' delimiter");
      this.#space();
      if (this.#more("}", depth)) return;
    }
  }

  #array(depth: number): void {
    if (this.#take("]")) return;
    while (!this.#more("]", depth)) this.#space();
  }

  /** A value and what follows it: true at the end of its container. */
  #more(end: string, depth: number): boolean {
    this.#value(depth + 1);
    this.#space();
    if (this.#take(end)) return true;
    if (!this.#take(",")) this.#fail("Expecting ',' delimiter");
    this.#space();
    return false;
  }

  #string(): void {
    const start = this.#at;
    this.#at += 1;
    while (this.text[this.#at] !== '"') {
      const code = this.text.charCodeAt(this.#at);
      if (Number.isNaN(code)) this.#fail("Unterminated string starting at", start);
      if (code < 0x20) this.#fail("Invalid control character at");
      if (code === 0x5c) this.#escape(start);
      else this.#at += 1;
    }
    this.#at += 1;
  }

  #escape(start: number): void {
    const letter = this.text[this.#at + 1];
    if (letter === undefined) this.#fail("Unterminated string starting at", start);
    if (letter === "u") {
      const whole = /^[0-9a-fA-F]{4}.$/s.test(this.text.slice(this.#at + 2, this.#at + 7));
      if (!whole) this.#fail("Invalid \\uXXXX escape", this.#at + 1);
      this.#at += 6;
      return;
    }
    if (!'"\\/bfnrt'.includes(letter)) this.#fail("Invalid \\escape");
    this.#at += 2;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #take(character: string): boolean {
    const taken = this.text[this.#at] === character;
    if (taken) this.#at += 1;
    return taken;
  }

  #space(): void {
    while (/^[ \t\n\r]$/.test(this.text[this.#at] ?? "")) this.#at += 1;
  }

  #fail(words: string, place = this.#at): never {
    const before = this.text.slice(0, place);
    const line = before.split("\n").length;
    const column = codePoints(before.slice(before.lastIndexOf("\n") + 1)) + 1;
    throw new Problem(`${words}: line ${line} column ${column} (char ${codePoints(before)})`);
  }
}
