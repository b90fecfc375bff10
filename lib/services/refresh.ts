import { createHmac } from "node:crypto";
import type { Actor } from "../access/actor";
import { operation } from "../access/operation";
import type { Tx } from "../db/client";
import { isReuse, markRotated, markSuccessorUsed, type Rotation, readRotation } from "../db/rotations";
import { readStanding, type Standing } from "../db/session-reader";
import { endSessions, prolongSession } from "../db/sessions";
import { transaction } from "../db/transaction";
import { type Draft, settle } from "../domain/draft";
import { TOKEN_SECONDS } from "../domain/lifetimes";
import { AppError, type CredentialProblem } from "../errors";
import { sha256Hex } from "../security/opaque";
import { purposeKey } from "../security/secrets";
import { type Claims, issueToken, readToken } from "../security/tokens";

const AT = ["POST", "/api/v1/base/refresh_token"] as const;
/** However often it is exchanged, a chain of refresh tokens ends this long after the sign-in. */
const CHAIN_SECONDS = 30 * 86_400;

/** What a refresh token is exchanged for. */
export interface RefreshedTokens {
  readonly access: string;
  readonly refresh: string;
}

/**
 * Exchanges a refresh token of any dialect for its one successor and an access token. Sent again within 10 s, while the successor is
 * unused, it gives the same successor; later it ends the session. Raises `unauthenticated` with the problem, user before session.
 */
export const refreshBase = operation.open("the refresh token is the proof", {
  at: AT,
  run: async ({ call }: Actor, _target: undefined, draft: Draft<{ refresh_token: string }>): Promise<RefreshedTokens> => {
    const reading = await readToken(settle(draft).refresh_token, call.time, "refresh");
    if (!reading.ok) return refuse(reading.problem);
    const { claims } = reading;
    const standing = await readStanding(claims.user_id, claims.sid, call.time);
    if (!standing) return refuse("user_gone");
    if (!standing.user.isActive) return refuse("user_inactive");
    const { user, session } = standing;
    if (!session) return refuse("session_ended");
    const rotation = await transaction((tx) => rotate(tx, claims, session.id, call.time));
    if (rotation === "reuse") call.judged({ path: AT[1], reason: "token_reuse", policyVersion: null });
    return typeof rotation === "string" ? refuse("session_ended") : issue(rotation, successorOf(claims.jti), user, call.time);
  },
});

function refuse(problem: CredentialProblem): never {
  throw new AppError("unauthenticated", { problem });
}

/** Exchanges the token, or finds the exchange made before. The insertion decides between calls that come together. */
async function rotate(tx: Tx, { jti, exp }: Claims, sessionId: string, now: number): Promise<Rotation | "reuse" | "ended"> {
  const session = await tx.session.findFirst({ where: { id: sessionId, endedAt: null }, select: { createdAt: true } });
  if (!session) return "ended";
  const at = new Date(now);
  const fresh = newRotation({ jti, exp }, sessionId, session.createdAt, at);
  const known = (await markRotated(tx, fresh)) ? null : await readRotation(fresh.jtiHash, tx);
  // With another secret the successor cannot be told again.
  if (known && (isReuse(known, now) || known.successorHash !== fresh.successorHash)) {
    await endSessions(tx, { id: sessionId }, "reuse", at);
    return "reuse";
  }
  const rotation = known ?? fresh;
  await markSuccessorUsed(tx, fresh.jtiHash, at);
  const lastEnd = Math.max(rotation.successorExp, seconds(at) + TOKEN_SECONDS.base.access);
  await prolongSession(tx, sessionId, new Date(lastEnd * 1000));
  return rotation;
}

function newRotation({ jti, exp }: Pick<Claims, "jti" | "exp">, sessionId: string, signedInAt: Date, at: Date): Rotation {
  return {
    jtiHash: sha256Hex(jti),
    sessionId,
    successorHash: sha256Hex(successorOf(jti)),
    successorIat: seconds(at),
    successorExp: Math.min(seconds(at) + TOKEN_SECONDS.base.refresh, seconds(signedInAt) + CHAIN_SECONDS),
    rotatedAt: at,
    expiresAt: new Date(exp * 1000),
  };
}

/** The `jti` that follows: derived, so that the same successor can be told again without being kept anywhere. */
function successorOf(jti: string): string {
  return createHmac("sha256", purposeKey("refresh")).update(jti).digest("hex").slice(0, 32);
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

async function issue(rotation: Rotation, jti: string, user: Standing["user"], now: number): Promise<RefreshedTokens> {
  const { sessionId: sid, successorIat: iat, successorExp: exp } = rotation;
  const common = { userId: user.id, username: user.username, email: user.email, sid, now };
  const access = await issueToken({ ...common, type: "access", ttlSeconds: TOKEN_SECONDS.base.access });
  const refresh = await issueToken({ ...common, type: "refresh", jti, iat, ttlSeconds: exp - iat });
  return { access: access.token, refresh: refresh.token };
}
