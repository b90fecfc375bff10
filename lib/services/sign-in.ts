import type { Actor } from "../access/actor";
import { operation } from "../access/operation";
import { db } from "../db/client";
import { endSessions, startSession } from "../db/sessions";
import { judgeSignIn } from "../db/sign-in-throttle";
import { transaction } from "../db/transaction";
import { type Draft, settle } from "../domain/draft";
import { COOKIE_SECONDS, TOKEN_SECONDS, type TokenDialect } from "../domain/lifetimes";
import { usernameKey } from "../domain/username";
import { invalid } from "../errors";
import { accountMark } from "../security/account-mark";
import { newId, newSecret, sha256Hex } from "../security/opaque";
import { hashPassword, verifyPassword } from "../security/passwords";
import { issuePair, type TokenPair } from "../security/token-pair";

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

interface SignedInUser {
  readonly id: number;
  readonly username: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** What a sign-in with tokens gives. */
export interface TokenSignIn {
  readonly user: SignedInUser;
  readonly tokens: TokenPair;
}

/** What a sign-in with the cookie gives: its value. */
export interface CookieSignIn {
  readonly user: SignedInUser;
  readonly cookie: string;
}

const REASON = "a sign-in proves who asks";

/** Sign-in of document `000`. Raises `invalid` with `wrong_credentials`, or `too_many`, as all of them do. */
export const signInMyapp = operation.open(REASON, {
  at: ["POST", "/myapp/login/"],
  run: (actor: Actor, _target: undefined, draft: Draft<Credentials>) => withTokens(actor, draft, "myapp"),
});

/** Sign-in of document `002`. */
export const signInBase = operation.open(REASON, {
  at: ["POST", "/api/v1/base/access_token"],
  run: (actor: Actor, _target: undefined, draft: Draft<Credentials>) => withTokens(actor, draft, "base"),
});

/** Sign-in of document `003`, the only one that leaves `last_login` alone. */
export const signInExcourse = operation.open(REASON, {
  at: ["POST", "/users/login/"],
  run: (actor: Actor, _target: undefined, draft: Draft<Credentials>) => withTokens(actor, draft, "excourse"),
});

/** Sign-in of document `001`, by cookie. */
export const signInAccount = operation.open(REASON, {
  at: ["POST", "/account/login/"],
  run: async (actor: Actor, _target: undefined, draft: Draft<Credentials>): Promise<CookieSignIn> => {
    const cookie = newSecret();
    const { user } = await signIn(actor, draft, { seconds: COOKIE_SECONDS, cookieHash: sha256Hex(cookie), touches: true });
    return { user, cookie };
  },
});

interface Kind {
  /** How long the session lasts. */
  readonly seconds: number;
  readonly cookieHash: string | null;
  /** Whether `last_login` moves. */
  readonly touches: boolean;
}

async function withTokens(actor: Actor, draft: Draft<Credentials>, dialect: TokenDialect): Promise<TokenSignIn> {
  const { access, refresh } = TOKEN_SECONDS[dialect];
  const kind = { seconds: refresh ?? access, cookieHash: null, touches: dialect !== "excourse" };
  const { user, sid } = await signIn(actor, draft, kind);
  return { user, tokens: await issuePair(dialect, user, sid, actor.call.time) };
}

async function signIn(actor: Actor, draft: Draft<Credentials>, kind: Kind): Promise<{ user: SignedInUser; sid: string }> {
  const { username, password } = settle(draft);
  const key = usernameKey(username.trim());
  const proven = await judgeSignIn(accountMark(key), actor.call.source, actor.call.time, () => prove(actor, key, password, kind));
  if (!proven) throw invalid(null, "wrong_credentials");
  return proven;
}

async function prove(actor: Actor, key: string, password: string, kind: Kind): Promise<{ user: SignedInUser; sid: string } | null> {
  const found = await db().user.findUnique({
    where: { usernameKey: key },
    select: { id: true, username: true, email: true, phone: true, isActive: true, password: true },
  });
  const { matches, outdated } = await verifyPassword(password, found?.password ?? null);
  if (!found || !matches || !found.isActive) return null;
  const { password: stored, isActive: _, ...user } = found;
  const renewed = outdated ? await hashPassword(password) : stored;
  const { call } = actor;
  const now = new Date(call.time);
  const sid = newId();
  const started = await transaction(async (tx) => {
    // Holds the row, and finds out whether the account was changed while the password was compared.
    const { count } = await tx.user.updateMany({
      where: { id: user.id, isActive: true, deletedAt: null, password: stored },
      data: { password: renewed, ...(kind.touches && { lastLogin: now }) },
    });
    if (count === 0) return false;
    if (call.cookie) await endSessions(tx, { cookieHash: sha256Hex(call.cookie) }, "sign_in", now);
    await startSession(tx, {
      id: sid,
      userId: user.id,
      dialect: call.dialect,
      ip: call.ip,
      userAgent: call.userAgent,
      cookieHash: kind.cookieHash,
      now,
      expiresAt: new Date(call.time + kind.seconds * 1000),
    });
    return true;
  });
  return started ? { user, sid } : null;
}
