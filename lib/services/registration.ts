import type { Actor, Call } from "../access/actor";
import { operation } from "../access/operation";
import { config } from "../config";
import { db, type Tx } from "../db/client";
import { raced } from "../db/raced";
import { countRegistration } from "../db/registration-throttle";
import { endSessions, startSession } from "../db/sessions";
import { loadSettings } from "../db/settings";
import { transaction } from "../db/transaction";
import { createUserRow, type NewUser, takenIssues } from "../db/users";
import { type Draft, settle } from "../domain/draft";
import { COOKIE_SECONDS, TOKEN_SECONDS } from "../domain/lifetimes";
import { requireRegistration } from "../domain/registration";
import { codePoints } from "../domain/username";
import type { Issue } from "../errors";
import { newId, newSecret, sha256Hex } from "../security/opaque";
import { pagePasswordIssues } from "../security/page-password";
import { isWeakPassword } from "../security/password-strength";
import { hashPassword } from "../security/passwords";
import { issuePair } from "../security/token-pair";
import type { CookieSignIn, TokenSignIn } from "./sign-in";

/** A registration by document `000`. */
export interface MyappRegistration {
  readonly username: string;
  readonly password: string;
  readonly confirm_password: string;
  readonly email: string;
}

const PASSWORD_MAX = 128;

/**
 * Registration of document `000`: a user who is signed in at once. Raises `invalid` with all issues together (a second password that
 * is another one is a `mismatch` of `confirm_password`), or `forbidden` without a decision while registration is switched off.
 */
export const registerMyapp = operation.open("who registers has no account yet", {
  at: ["POST", "/myapp/register/"],
  target: async (): Promise<undefined> => {
    await loadSettings();
    requireRegistration();
  },
  run: async ({ call }: Actor, _target: undefined, draft: Draft<MyappRegistration>): Promise<TokenSignIn> => {
    const { user, sid } = await register(call, draft, { seconds: TOKEN_SECONDS.myapp.refresh, cookieHash: null, onPage: false });
    return { user, tokens: await issuePair("myapp", user, sid, call.time) };
  },
});

/** The same on the page, signed in by the cookie. Asks for a strong password; raises `too_many` besides. */
export const registerByEmail = operation.open("who registers has no account yet", {
  at: ["POST", "/admin/registration/email/"],
  target: async ({ call }: Actor): Promise<undefined> => {
    await countRegistration(call.source, call.time);
    await loadSettings();
    requireRegistration();
  },
  run: async ({ call }: Actor, _target: undefined, draft: Draft<MyappRegistration>): Promise<CookieSignIn> => {
    const cookie = newSecret();
    const { user } = await register(call, draft, { seconds: COOKIE_SECONDS, cookieHash: sha256Hex(cookie), onPage: true });
    return { user, cookie };
  },
});

interface Door {
  /** How long the session of the registration lasts. */
  readonly seconds: number;
  readonly cookieHash: string | null;
  readonly onPage: boolean;
}

async function register(call: Call, draft: Draft<MyappRegistration>, door: Door) {
  const check = () => checked(draft, door.onPage);
  const { username, password, email } = await check();
  const owner = { username, email, phone: null };
  const secret = { password: await hashPassword(password), passwordWeak: isWeakPassword(password, owner) };
  const sid = newId();
  const id = await raced(() => transaction((tx) => join(tx, call, { sid, ...door }, { values: { username, email }, secret })), check);
  return { user: { id, ...owner }, sid };
}

async function checked(draft: Draft<MyappRegistration>, onPage: boolean): Promise<MyappRegistration> {
  const { username, password, email } = draft.values;
  const [taken = []] = username === undefined ? [] : await takenIssues(db(), [{ username }]);
  const found = passwordIssues(draft);
  if (!onPage || password === undefined) return settle(draft, [...taken, ...found]);
  const differs = found.filter(({ rule }) => rule === "mismatch");
  const owner = { username: username ?? "", phone: null, email: email ?? null };
  return settle(draft, [...taken, ...differs, ...pagePasswordIssues(password, owner)]);
}

/** The length is judged here and not by the field, since the second password is compared with what was sent, long or short. */
function passwordIssues({ values, issues }: Draft<MyappRegistration>): Issue[] {
  const { password, confirm_password: again } = values;
  const isUnread = (field: string) => issues.some((issue) => issue.field === field);
  const differs = password !== again && !(isUnread("password") && isUnread("confirm_password"));
  const found: Issue[] = differs ? [{ field: "confirm_password", rule: "mismatch" }] : [];
  if (password === undefined) return found;
  const length = codePoints(password);
  const min = config("PASSWORD_MIN_LENGTH");
  if (length > PASSWORD_MAX) found.push({ field: "password", rule: "max_length", params: { max: PASSWORD_MAX } });
  if (length < min) found.push({ field: "password", rule: "min_length", params: { min } });
  return found;
}

/** The new user with the session of the registration, which takes the place of the one whose cookie was sent along. */
async function join(
  tx: Tx,
  call: Call,
  { sid, seconds, cookieHash }: Door & { sid: string },
  { values, secret }: NewUser,
): Promise<number> {
  const now = new Date(call.time);
  const userId = await createUserRow(tx, values, secret, now);
  await tx.user.update({ where: { id: userId }, data: { lastLogin: now } });
  if (call.cookie) await endSessions(tx, { cookieHash: sha256Hex(call.cookie) }, "sign_in", now);
  const { dialect, ip, userAgent } = call;
  const expiresAt = new Date(call.time + seconds * 1000);
  await startSession(tx, { id: sid, userId, dialect, ip, userAgent, cookieHash, now, expiresAt });
  return userId;
}
