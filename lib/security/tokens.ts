import { createHmac, timingSafeEqual } from "node:crypto";
import { SignJWT } from "jose";
import { isRecord } from "@/lib/domain/record";
import type { CredentialProblem } from "@/lib/errors";
import { newId } from "./opaque";
import { signingKey, signingKeys } from "./secrets";

const ISSUER = "gatehouse";
const HEADER = { alg: "HS256", typ: "JWT" };
const MAX_ID = 2_147_483_647;

/** What a token says (contract section 2.5), in the order of its keys. `sid` is null only in tokens made elsewhere. */
export interface Claims {
  readonly token_type: TokenType;
  readonly user_id: number;
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  /** Seconds since 1970, as `iat`. */
  readonly exp: number;
  readonly iat: number;
  readonly jti: string;
  readonly sid: string | null;
  readonly iss: typeof ISSUER;
}

export type TokenType = "access" | "refresh";

export interface NewToken {
  readonly type: TokenType;
  readonly userId: number;
  readonly username: string;
  readonly email: string | null;
  readonly sid: string;
  readonly ttlSeconds: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly jti?: string;
  /** Whole seconds; `now` when absent. */
  readonly iat?: number;
}

export type TokenReading = { readonly ok: true; readonly claims: Claims } | { readonly ok: false; readonly problem: CredentialProblem };

/** Signs a token with the current secret. `exp` and `iat` are whole seconds, `exp` = `iat` + `ttlSeconds`. */
export async function issueToken(wanted: NewToken): Promise<{ token: string; jti: string; exp: number; iat: number }> {
  const iat = wanted.iat ?? Math.floor(wanted.now / 1000);
  const exp = iat + wanted.ttlSeconds;
  const jti = wanted.jti ?? newId();
  const claims: Claims = {
    token_type: wanted.type,
    user_id: wanted.userId,
    username: wanted.username,
    name: wanted.username,
    email: wanted.email || null,
    exp,
    iat,
    jti,
    sid: wanted.sid,
    iss: ISSUER,
  };
  const token = await new SignJWT({ ...claims }).setProtectedHeader(HEADER).sign(signingKey());
  return { token, jti, exp, iat };
}

/**
 * Reads a token: signature by the current or the previous secret, then the claims, in the order of contract section 2.6. Users and
 * sessions are not looked at; a token without `sid` is read with null, so that the caller can check the user first.
 *
 * @param nowMs milliseconds since 1970; there is no leeway.
 * @param expected the type wanted here; another one is `wrong_type`. Any type will do when absent.
 */
export async function readToken(text: string, nowMs: number, expected?: TokenType): Promise<TokenReading> {
  const payload = signedPayload(text);
  if (!payload || payload.iss !== ISSUER || payload.aud !== undefined) return refused("malformed");
  const { exp, jti, token_type: type, user_id: userId, username, name, email, iat, sid } = payload;
  if (exp === undefined) return refused("no_exp");
  if (typeof exp !== "number" || !Number.isFinite(exp)) return refused("malformed");
  if (exp * 1000 <= nowMs) return refused("expired");
  if (typeof jti !== "string" || jti === "") return refused("no_jti");
  if (type === undefined) return refused("no_type");
  if (!isType(type) || (expected && type !== expected)) return refused("wrong_type");
  if (!isUserId(userId)) return refused("no_user_id");
  if (typeof username !== "string" || typeof name !== "string" || typeof iat !== "number") return refused("malformed");
  if (typeof email !== "string" && email !== null) return refused("malformed");
  const session = typeof sid === "string" && sid !== "" ? sid : null;
  return {
    ok: true,
    claims: { token_type: type, user_id: userId, username, name, email, exp, iat, jti, sid: session, iss: ISSUER },
  };
}

function refused(problem: CredentialProblem): TokenReading {
  return { ok: false, problem };
}

function isType(value: unknown): value is TokenType {
  return value === "access" || value === "refresh";
}

function isUserId(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MAX_ID;
}

/**
 * The payload behind a good signature, or null. Verified here and not by jose: each request of a signed-in caller does it, and
 * jose's detour through Web Crypto costs 73 µs against 20 µs.
 */
function signedPayload(text: string): Readonly<Record<string, unknown>> | null {
  const [head, body, signature, ...more] = text.split(".");
  // One "=" may end the signature, as in every common JWT library; tokens are therefore told apart by jti, never by their text.
  if (!head || !body || !signature || more.length > 0 || !/^[\w-]{43}=?$/.test(signature)) return null;
  const given = Buffer.from(signature, "base64url");
  const good = signingKeys().some((key) => timingSafeEqual(createHmac("sha256", key).update(`${head}.${body}`).digest(), given));
  if (!good) return null;
  const header = decoded(head);
  return header?.alg === HEADER.alg && header.crit === undefined ? decoded(body) : null;
}

function decoded(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
