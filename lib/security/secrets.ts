import { hkdfSync, randomUUID } from "node:crypto";
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ConfigError, config } from "@/lib/config";
import { processWide } from "@/lib/global";
import { newSecret } from "./opaque";

const MIN_BYTES = 32;
const FILE_NAME = "auth-secret";

const held = () => processWide("secrets", (): { keys: readonly Uint8Array[] } => ({ keys: [] }));

/**
 * Settles the signing secrets, once at start (contract section 7.6): `AUTH_SECRET`, or the file `auth-secret` in the directory of
 * the database file, made there when it is missing.
 *
 * @param dataDirectory the directory of the SQLite file; null with PostgreSQL, where the secret must come from the environment.
 * @throws ConfigError with one line when there is no secret or the file cannot be trusted.
 */
export function prepareSecrets(dataDirectory: string | null): void {
  const current = config("AUTH_SECRET") ?? keptSecret(dataDirectory);
  const previous = config("AUTH_SECRET_PREVIOUS");
  held().keys = [current, previous].flatMap((text) => (text === undefined ? [] : [Buffer.from(text, "utf8")]));
}

/** The HS256 keys: the current one, then the previous one when there is one. Throws when `prepareSecrets` was not called. */
export function signingKeys(): readonly Uint8Array[] {
  const { keys } = held();
  if (keys.length === 0) throw new Error("prepareSecrets() has not been called");
  return keys;
}

/** The key that signs. */
export function signingKey(): Uint8Array {
  const [current] = signingKeys();
  if (!current) throw new Error("prepareSecrets() has not been called");
  return current;
}

/** A 32 byte key for one purpose (`next-auth`, `sms`, …), derived from the current secret so that purposes cannot mix. */
export function purposeKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", signingKey(), new Uint8Array(0), `gatehouse:${purpose}`, 32));
}

function keptSecret(dataDirectory: string | null): string {
  if (dataDirectory === null) throw new ConfigError("AUTH_SECRET is required with PostgreSQL (at least 32 bytes)");
  const file = path.join(dataDirectory, FILE_NAME);
  if (!statSync(file, { throwIfNoEntry: false })) make(dataDirectory, file);
  return read(file);
}

/** A link appears whole or not at all, and only the first of two processes makes it. */
function make(dataDirectory: string, file: string): void {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  const handle = openSync(draft, "wx", 0o600);
  try {
    writeFileSync(handle, `${newSecret()}\n`);
    fsyncSync(handle);
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    closeSync(handle);
    unlinkSync(draft);
  }
}

function read(file: string): string {
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new ConfigError(`${file} can be read by others: run chmod 600 on it, or set AUTH_SECRET`);
  }
  const text = readFileSync(file, "utf8").trim();
  if (Buffer.byteLength(text) < MIN_BYTES) {
    throw new ConfigError(`${file} holds less than ${MIN_BYTES} bytes: restore it from a backup, or delete it to sign everybody out`);
  }
  return text;
}
