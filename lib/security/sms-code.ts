import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { purposeKey } from "./secrets";

/** A new code: six digits, `000000` to `999999`. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/** What the database keeps of a code: keyed, since a million codes are soon hashed, and bound to its phone. 64 hex digits. */
export function codeHash(phone: string, code: string): string {
  return createHmac("sha256", purposeKey("sms")).update(`${phone}:${code}`, "utf8").digest("hex");
}

/** Whether two hashes are one, in a time that does not depend on where they differ. */
export function isSameHash(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
