import type { texts } from "./texts";

const FAULTS = [
  ["missing closing )", "unclosedGroup"],
  ["missing closing ]", "unclosedSet"],
  ["unexpected )", "unexpectedClose"],
  ["missing argument to repetition", "repeatNothing"],
  ["invalid nested repetition", "repeatTwice"],
  ["invalid repeat count", "repeatCount"],
  ["invalid escape", "escape"],
  ["invalid character class range", "range"],
  ["invalid or unsupported Perl", "perl"],
  ["invalid named capture", "capture"],
  ["duplicate capture group", "capture"],
  ["trailing backslash", "backslash"],
  ["expression too large", "large"],
  ["longer than", "long"],
] as const;

/** Why RE2 refuses a pattern, in the reader's language; what it says that is not known stays as it is. */
export function faultWords(t: Awaited<ReturnType<typeof texts<"apis">>>, problem: string): string {
  const known = FAULTS.find(([start]) => problem.startsWith(start));
  return known ? t(`fault.${known[1]}`) : problem;
}
