import { codePoints } from "@/lib/domain/username";
import { COMMON_WORDS } from "./common-passwords";

/** What a web page asks for at least, in code points; shorter passwords set elsewhere are weak. */
export const STRONG_LENGTH = 8;

/** Shorter names are part of too many good passwords. */
const MIN_NAME = 4;
const RUNS = [
  "0123456789012345678909876543210",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb",
  "qazwsxedcrfvtgb",
];

export interface PasswordOwner {
  readonly username: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Whether a password is easily guessed (security section 2.1): short, common, or equal or near to its owner's name, phone or email. */
export function isWeakPassword(plain: string, owner: PasswordOwner): boolean {
  const password = plain.normalize("NFKC").toLowerCase();
  if (codePoints(plain) < STRONG_LENGTH || isCommon(password)) return true;
  const names = [owner.username, owner.phone, owner.email, owner.email?.split("@")[0]];
  return names.some((name) => isNear(password, name?.normalize("NFKC").toLowerCase() ?? ""));
}

function isCommon(password: string): boolean {
  const word = password.replace(/[^a-z]{1,6}$/, "");
  return (
    COMMON_WORDS.has(password) ||
    COMMON_WORDS.has(word) ||
    /^(.{1,4})\1+$/su.test(password) ||
    RUNS.some((run) => run.includes(password) || run.includes([...password].reverse().join("")))
  );
}

/** One stands in the other, forwards or backwards, signs left out. */
function isNear(password: string, name: string): boolean {
  const [own, given] = [bare(name), bare(password)];
  if (codePoints(own) < MIN_NAME) return false;
  const backwards = [...own].reverse().join("");
  return given.includes(own) || given.includes(backwards) || (codePoints(given) >= MIN_NAME && own.includes(given));
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}
