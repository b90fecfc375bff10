/** A stored password that can be verified. Anything else (other algorithms, other costs, damaged text) is null. */
export type StoredHash =
  | { readonly kind: "bcrypt"; readonly cost: number }
  | { readonly kind: "pbkdf2"; readonly iterations: number; readonly salt: string; readonly expected: Uint8Array };

const MAX_COST = 14;
const MAX_ITERATIONS = 10_000_000;
const DIGEST_BYTES = 32;

/**
 * Reads a stored hash: bcrypt of cost `minCost` to 14, or Django's `pbkdf2_sha256$iterations$salt$base64` (contract section 9.2).
 * The bounds matter: verifying a stored hash of cost 31 would never end.
 */
export function readStoredHash(text: string, minCost: number): StoredHash | null {
  const bcrypt = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(text);
  if (bcrypt) {
    const cost = Number(bcrypt[1]);
    return cost >= minCost && cost <= MAX_COST ? { kind: "bcrypt", cost } : null;
  }
  const [algorithm, count = "", salt = "", digest = "", ...more] = text.split("$");
  const iterations = /^[1-9]\d{0,7}$/.test(count) ? Number(count) : 0;
  if (algorithm !== "pbkdf2_sha256" || iterations < 1 || iterations > MAX_ITERATIONS || more.length > 0) return null;
  const expected = Buffer.from(digest, "base64");
  const whole = expected.length === DIGEST_BYTES && expected.toString("base64") === digest;
  return whole && salt !== "" ? { kind: "pbkdf2", iterations, salt, expected } : null;
}

/** A bcrypt hash that no password is known for: comparing with it takes as long as comparing with a real one of this cost. */
export function dummyHash(cost: number): string {
  return `$2b$${String(cost).padStart(2, "0")}$GatehouseDummyHashAAAuQAEHDAjTn/2BzXpAKHQxDbstul5LMAC`;
}
