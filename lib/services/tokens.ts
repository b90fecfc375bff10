import type { Actor } from "../access/actor";
import { operation } from "../access/operation";
import { isReuse, markSuccessorUsed, readRotation } from "../db/rotations";
import { readStanding } from "../db/session-reader";
import { endSessions, prolongSession } from "../db/sessions";
import { transaction } from "../db/transaction";
import { type Draft, settle } from "../domain/draft";
import { TOKEN_SECONDS } from "../domain/lifetimes";
import { AppError, type CredentialProblem } from "../errors";
import { sha256Hex } from "../security/opaque";
import { issueToken, readToken } from "../security/tokens";

const REASON = "the token sent is the proof";

/**
 * Refresh of document `000`: a new access token of the same session, which then lasts as long; the refresh token stays usable. One
 * that was exchanged for another ends the session when it comes too late (contract section 3.3).
 * Raises `invalid`, or `unauthenticated` with the problem found first.
 */
export const refreshMyapp = operation.open(REASON, {
  at: ["POST", "/myapp/token/refresh/"],
  run: async ({ call }: Actor, _target: undefined, draft: Draft<{ refresh: string }>): Promise<{ access: string }> => {
    const { time } = call;
    const reading = await readToken(settle(draft).refresh, time, "refresh");
    if (!reading.ok) return refuse(reading.problem);
    const { user_id, sid, jti } = reading.claims;
    const standing = await readStanding(user_id, sid, time);
    if (!standing) return refuse("user_gone");
    const { user, session } = standing;
    if (!user.isActive) return refuse("user_inactive");
    if (!session) return refuse("session_ended");
    const { token, exp } = await issueToken({
      type: "access",
      userId: user.id,
      username: user.username,
      email: user.email,
      sid: session.id,
      ttlSeconds: TOKEN_SECONDS.myapp.access,
      now: time,
    });
    if (await grant(session.id, sha256Hex(jti), time, new Date(exp * 1000))) return { access: token };
    call.judged({ path: "/myapp/token/refresh/", reason: "token_reuse", policyVersion: null });
    return refuse("session_ended");
  },
});

/**
 * Check of document `000`: done when the token, of either type, is usable. A refresh token that was exchanged for another is not,
 * but asking about it is no reuse. Raises `invalid`, or `unauthenticated` with the problem found first.
 */
export const verifyToken = operation.open(REASON, {
  at: ["POST", "/myapp/token/verify/"],
  run: async ({ call: { time } }: Actor, _target: undefined, draft: Draft<{ token: string }>): Promise<void> => {
    const reading = await readToken(settle(draft).token, time);
    if (!reading.ok) return refuse(reading.problem);
    const { user_id, sid, jti, token_type } = reading.claims;
    const standing = await readStanding(user_id, sid, time);
    if (!standing?.session || !standing.user.isActive) return refuse("session_ended");
    if (token_type === "refresh" && (await readRotation(sha256Hex(jti)))) return refuse("session_ended");
  },
});

/** Whether the refresh token may be used; notes the use, or ends the session when it is a reuse. */
function grant(sid: string, jtiHash: string, time: number, until: Date): Promise<boolean> {
  const now = new Date(time);
  return transaction(async (tx) => {
    const rotation = await readRotation(jtiHash, tx);
    if (rotation && isReuse(rotation, time)) {
      await endSessions(tx, { id: sid }, "reuse", now);
      return false;
    }
    await markSuccessorUsed(tx, jtiHash, now);
    await prolongSession(tx, sid, until);
    return true;
  });
}

function refuse(problem: CredentialProblem): never {
  throw new AppError("unauthenticated", { problem });
}
