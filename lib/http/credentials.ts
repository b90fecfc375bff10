import { type Call, type UserActor, userActor } from "../access/actor";
import { readRights, readSnapshot } from "../db/policy-reader";
import { readSessionByCookieHash, readStanding, type Standing } from "../db/session-reader";
import { AppError, type CredentialProblem } from "../errors";
import { sha256Hex } from "../security/opaque";
import { readToken } from "../security/tokens";

/** The name of the session cookie, shared by `/account/login/` and the pages. */
export const SESSION_COOKIE = "sessionid";

/**
 * Who asks: the `Authorization` header decides alone when it is there (`Bearer` or `JWT`), else the session cookie
 * (contract section 2.6).
 * @throws AppError `unauthenticated` with the first problem found, in the contract's order
 */
export async function identify(request: Request, call: Call): Promise<UserActor> {
  const header = authorization(request);
  return header === null ? byCookie(call) : byToken(header, call);
}

/** As `identify`, but null for whoever is not signed in. */
export async function identifyIfPossible(request: Request, call: Call): Promise<UserActor | null> {
  return identify(request, call).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "unauthenticated") return null;
    throw error;
  });
}

/** The value of the session cookie, or null. */
export function cookieValue(request: Request): string | null {
  const header = request.headers.get("cookie");
  if (header === null) return null;
  const values = header.split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at > 0 && pair.slice(0, at).trim() === SESSION_COOKIE ? pair.slice(at + 1).trim() : [];
  });
  return values.at(-1) || null;
}

/** The parts of a header in one of our schemes; null for any other, which counts as none. */
function authorization(request: Request): readonly string[] | null {
  const parts = request.headers.get("authorization")?.trim().split(/\s+/) ?? [];
  return /^(bearer|jwt)$/i.test(parts[0] ?? "") ? parts : null;
}

async function byToken(parts: readonly string[], call: Call): Promise<UserActor> {
  const [, token, ...more] = parts;
  if (token === undefined) return refuse("no_token");
  if (more.length > 0) return refuse("extra_parts");
  const reading = await readToken(token, call.time, "access");
  if (!reading.ok) return refuse(reading.problem);
  const { user_id, sid } = reading.claims;
  const standing = await readStanding(user_id, sid, call.time);
  if (!standing) return refuse("user_gone");
  if (!standing.user.isActive) return refuse("user_inactive");
  return (await actor(standing, call, false)) ?? refuse("session_ended");
}

async function byCookie(call: Call): Promise<UserActor> {
  const standing = call.cookie === null ? null : await readSessionByCookieHash(sha256Hex(call.cookie), call.time);
  return (standing && (await actor(standing, call, true))) ?? refuse("no_credentials");
}

async function actor({ user, session, policyVersion }: Standing, call: Call, byCookie: boolean): Promise<UserActor | null> {
  if (!session) return null;
  const [snapshot, rights] = await Promise.all([readSnapshot(policyVersion), readRights(user.id, policyVersion)]);
  return userActor({
    call,
    user,
    session: { id: session.id, byCookie, lastSeenAt: session.lastSeenAt },
    snapshot,
    subject: { userId: user.id, active: user.isActive, superuser: user.isSuperuser, ...rights },
  });
}

function refuse(problem: CredentialProblem): never {
  throw new AppError("unauthenticated", { problem });
}
