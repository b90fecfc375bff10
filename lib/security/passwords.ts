import { createHash } from "node:crypto";
import { config } from "@/lib/config";
import { codePoints } from "@/lib/domain/username";
import { processWide } from "@/lib/global";
import { HashPool, type Lane } from "./hash-pool";
import type { HashJob } from "./hash-worker";
import { dummyHash, readStoredHash } from "./stored-hash";

const BCRYPT_MAX_BYTES = 72;
const MAX_CHARACTERS = 1024;
const TEST_COST = 4;
const MIN_COST = 10;

/** Stands for a password that nobody has: it is no hash, so that no password fits, after the time of a wrong one. */
export const UNUSABLE_PASSWORD = "!";

const pool = () => processWide("hash-pool", () => new HashPool());

/** The bcrypt hash of a password, at the cost of the settings. Throws `unavailable` when too many sign-ins wait. */
export async function hashPassword(plain: string, lane: Lane = "sign_in"): Promise<string> {
  return String(await pool().run({ kind: "hash", text: bcryptInput(plain), cost: currentCost() }, lane));
}

/**
 * Whether a password fits a stored hash, and whether that hash should be made anew (imported, or of a lower cost than today's).
 *
 * `stored` null stands for an unknown user: it costs the time of a wrong password, and so does a hash that cannot be verified.
 * Over 1,024 characters nothing is hashed. Never throws on what is stored; throws `unavailable` when too many sign-ins wait.
 */
export async function verifyPassword(plain: string, stored: string | null): Promise<{ matches: boolean; outdated: boolean }> {
  if (plain.length > 2 * MAX_CHARACTERS || codePoints(plain) > MAX_CHARACTERS) return { matches: false, outdated: false };
  const cost = currentCost();
  const known = stored === null ? null : readStoredHash(stored, config("GATEHOUSE_TEST") ? TEST_COST : MIN_COST);
  if (stored === null || known === null) {
    await pool().run({ kind: "compare", text: bcryptInput(plain), stored: dummyHash(cost) }, "sign_in");
    return { matches: false, outdated: false };
  }
  const job: HashJob = known.kind === "bcrypt" ? { kind: "compare", text: bcryptInput(plain), stored } : { ...known, text: plain };
  const matches = (await pool().run(job, "sign_in")) === true;
  return { matches, outdated: known.kind === "pbkdf2" || known.cost < cost };
}

/** What bcrypt is given: it reads 72 bytes, so that longer passwords become base64(SHA-256) and nothing is cut (contract section 9.3). */
export function bcryptInput(plain: string): string {
  const bytes = Buffer.from(plain, "utf8");
  return bytes.length > BCRYPT_MAX_BYTES ? createHash("sha256").update(bytes).digest("base64") : plain;
}

/** How many hashes this process has begun: proof that a refused call did no hashing. */
export function hashWork(): number {
  return pool().started;
}

/** How many hashes are being made, and how many wait for their turn. */
export function hashLoad(): { running: number; waiting: number } {
  return pool().load;
}

/** Ends the worker threads. */
export function closePasswords(): Promise<void> {
  return pool().close();
}

function currentCost(): number {
  return config("GATEHOUSE_TEST") ? TEST_COST : config("BCRYPT_COST");
}
