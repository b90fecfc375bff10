import { codePoints } from "./username";

/** How hard a password is to guess, as the meter of a form shows it: 0 too short, 4 strong. */
export type PasswordScore = 0 | 1 | 2 | 3 | 4;

const LEAST = 8;
/** Bits from which on each score counts. */
const STEPS = [35, 50, 70] as const;

/**
 * A guess at the strength while somebody types, without lists: characters that repeat or follow the one before add little, and
 * a name of at least four characters among `names` adds nothing. The server judges by itself.
 */
export function passwordScore(password: string, names: readonly string[] = []): PasswordScore {
  if (codePoints(password) < LEAST) return 0;
  const known = names.map((name) => name.toLowerCase()).filter((name) => codePoints(name) >= 4);
  const own = known.reduce((left, name) => left.replaceAll(name, ""), password.toLowerCase()) === password.toLowerCase();
  const bits = own ? bitsOf(password) : 0;
  return (1 + STEPS.filter((step) => bits >= step).length) as PasswordScore;
}

function bitsOf(password: string): number {
  const codes = [...password].map((character) => character.codePointAt(0) ?? 0);
  const seen = new Set<number>();
  const worth = codes.map((code, at) => {
    const step = Math.abs(code - (codes[at - 1] ?? -9));
    const weight = step <= 1 ? 0.25 : seen.has(code) ? 0.5 : 1;
    seen.add(code);
    return weight;
  });
  return worth.reduce((sum, one) => sum + one, 0) * Math.log2(poolOf(password));
}

function poolOf(password: string): number {
  const kinds = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/\d/, 10],
    [/[^\p{L}\p{N}]/u, 20],
    [/[^\p{ASCII}]/u, 200],
  ] as const;
  return kinds.reduce((sum, [kind, size]) => (kind.test(password) ? sum + size : sum), 1);
}
