import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { purposeKey } from "./secrets";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Locks a text with AES-256-GCM under the installation's key, so that the database alone tells nothing of it.
 * @param purpose derives a key of its own, see `purposeKey`
 * @param place where the text belongs, such as a row; it opens nowhere else
 * @returns base64 of nonce, tag and cipher text
 */
export function seal(text: string, purpose: string, place: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, purposeKey(purpose), nonce).setAAD(Buffer.from(place, "utf8"));
  const locked = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), locked]).toString("base64");
}

/** The text that `seal` locked; null when it was changed, belongs elsewhere, or the installation's secret is another one by now. */
export function unseal(sealed: string, purpose: string, place: string): string | null {
  const bytes = Buffer.from(sealed, "base64");
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const [nonce, rest] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)];
  const decipher = createDecipheriv(CIPHER, purposeKey(purpose), nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place, "utf8"))
    .setAuthTag(rest.subarray(0, TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(rest.subarray(TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
