import { pathForms } from "./address";
import { compilePattern, matchesWhole } from "./patterns";

/** A piece of a path, and whether a group of the pattern caught it. */
export interface PathPiece {
  readonly text: string;
  readonly caught: boolean;
}

/** The path that a pattern matches, cut where its groups begin and end; the spelling that matches may end in another way. */
export function caughtPieces(pattern: string, path: string): PathPiece[] {
  const compiled = compilePattern(pattern);
  const form = "problem" in compiled ? undefined : pathForms(path).find((one) => matchesWhole(compiled, one));
  if ("problem" in compiled || form === undefined) return [{ text: path, caught: false }];
  const match = compiled.program.matcher(form);
  if (!match.matches()) return [{ text: form, caught: false }];
  const caught = new Uint8Array(form.length);
  for (let group = 1; group <= match.groupCount(); group += 1) {
    if (match.start(group) >= 0) caught.fill(1, match.start(group), match.end(group));
  }
  const pieces: { text: string; caught: boolean }[] = [];
  for (let at = 0; at < form.length; at += 1) {
    const last = pieces.at(-1);
    if (last?.caught === (caught[at] === 1)) last.text += form.charAt(at);
    else pieces.push({ text: form.charAt(at), caught: caught[at] === 1 });
  }
  return pieces;
}
