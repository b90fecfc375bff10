import { createHash, randomBytes } from "node:crypto";

/** 32 random hex digits: ids of requests, decisions and tokens. */
export function newId(): string {
  return randomBytes(16).toString("hex");
}

/** 32 random bytes in base64url (43 characters): a value that only its bearer knows. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 of the UTF-8 text, as 64 hex digits. What the database keeps of an opaque secret. */
export function sha256Hex(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
