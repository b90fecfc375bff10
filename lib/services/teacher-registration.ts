import type { Actor, Call } from "../access/actor";
import { operation } from "../access/operation";
import { db } from "../db/client";
import { raced } from "../db/raced";
import { countRegistration } from "../db/registration-throttle";
import { referenceIssues } from "../db/relations";
import { endSessions, startSession } from "../db/sessions";
import { loadSettings } from "../db/settings";
import { giveTryBack, takeTry, useCode } from "../db/sms-codes";
import { transaction } from "../db/transaction";
import { readUser } from "../db/user-reader";
import { createUserRow, type StoredPassword, takenIssues } from "../db/users";
import { type Draft, settle } from "../domain/draft";
import { COOKIE_SECONDS, TOKEN_SECONDS } from "../domain/lifetimes";
import { requireRegistration } from "../domain/registration";
import type { UserRecord, UserValues } from "../domain/user-record";
import { AppError, invalid } from "../errors";
import { newId, newSecret, sha256Hex } from "../security/opaque";
import { pagePasswordIssues } from "../security/page-password";
import { isWeakPassword } from "../security/password-strength";
import { hashPassword } from "../security/passwords";
import { codeHash, isSameHash } from "../security/sms-code";
import { issuePair } from "../security/token-pair";
import type { CookieSignIn } from "./sign-in";

/** What a registration by document `003` keeps. */
type Kept = Pick<UserValues, "username" | "phone"> & Partial<Pick<UserValues, "work_id" | "email" | "wechat" | "school_id">>;

/** A registration by document `003`. The two levels are judged and not kept: nobody raises oneself. */
export interface TeacherRegistration extends Kept {
  readonly sms_code: string;
  readonly password: string;
  readonly phone: string;
  readonly is_grade?: number;
  readonly is_super?: number;
}

export interface RegisteredTeacher {
  readonly user: UserRecord;
  readonly token: string;
}

/**
 * Registration of document `003`, proved by the code that was sent to the phone. Raises `invalid` with all issues of the fields, and
 * only when there are none with `code_wrong` or `code_spent`; `forbidden` without a decision while registration is closed.
 */
export const registerTeacher = operation.open("whoever registers has no account yet", {
  at: ["POST", "/users/register/"],
  target: async (): Promise<undefined> => {
    await loadSettings();
    requireRegistration();
  },
  run: async ({ call }: Actor, _target: undefined, draft: Draft<TeacherRegistration>): Promise<RegisteredTeacher> => {
    const sid = newId();
    const user = await register(call, draft, { sid, seconds: TOKEN_SECONDS.excourse.access, cookieHash: null });
    const { access } = await issuePair("excourse", { id: user.id, ...user.values }, sid, call.time);
    return { user, token: access };
  },
});

/**
 * The same on the page, signed in by the cookie. Asks for a strong password, tells a wrong code at its field, and raises `too_many`
 * besides.
 */
export const registerByPhone = operation.open("whoever registers has no account yet", {
  at: ["POST", "/admin/registration/phone/"],
  target: async ({ call }: Actor): Promise<undefined> => {
    await countRegistration(call.source, call.time);
    await loadSettings();
    requireRegistration();
  },
  run: async ({ call }: Actor, _target: undefined, draft: Draft<TeacherRegistration>): Promise<CookieSignIn> => {
    const cookie = newSecret();
    const door = { sid: newId(), seconds: COOKIE_SECONDS, cookieHash: sha256Hex(cookie) };
    const { id, values } = await register(call, draft, door).catch(atCodeField);
    return { user: { id, ...values }, cookie };
  },
});

/** The session of a registration; with a cookie it is one of the page. */
interface Door {
  readonly sid: string;
  readonly seconds: number;
  readonly cookieHash: string | null;
}

async function register(call: Call, draft: Draft<TeacherRegistration>, door: Door): Promise<UserRecord> {
  const check = () => checked(draft, door.cookieHash !== null);
  const { sms_code, password, is_grade: _, is_super: __, ...kept } = await check();
  const code = { phone: kept.phone, hash: await proveCode(kept.phone, sms_code, call.time) };
  try {
    const owner = { username: kept.username, phone: kept.phone, email: kept.email ?? null };
    const secret = { password: await hashPassword(password), passwordWeak: isWeakPassword(password, owner) };
    return await raced(() => create(call, door, code, { values: kept, secret }), check);
  } catch (error) {
    await giveTryBack(code.phone, code.hash);
    throw error;
  }
}

function atCodeField(error: unknown): never {
  const rule = error instanceof AppError ? error.detail.issues?.[0]?.rule : undefined;
  throw rule === "code_wrong" || rule === "code_spent" ? invalid("sms_code", rule) : error;
}

async function checked(draft: Draft<TeacherRegistration>, onPage: boolean): Promise<TeacherRegistration> {
  const { username, work_id, phone, school_id, password, email = null } = draft.values;
  const asked = { ...(username !== undefined && { username }), ...(work_id && { work_id }), ...(phone !== undefined && { phone }) };
  const [taken, schools] = await Promise.all([takenIssues(db(), [asked]), referenceIssues(db(), "school", "school_id", [school_id])]);
  const owner = { username: username ?? "", phone: phone ?? null, email };
  const weak = onPage && password !== undefined ? pagePasswordIssues(password, owner) : [];
  return settle(draft, [...taken, ...schools, weak].flat());
}

/** The hash of a right code, its try counted. A wrong one keeps its count, a right one gets it back unless it is used. */
async function proveCode(phone: string, typed: string, time: number): Promise<string> {
  const code = await takeTry(phone);
  if (code === "missing") throw invalid(null, "code_wrong");
  if (code === "spent") throw invalid(null, "code_spent");
  const hash = codeHash(phone, typed);
  if (!isSameHash(hash, code.codeHash)) throw invalid(null, "code_wrong");
  if (code.expiresAt.getTime() < time) {
    await giveTryBack(phone, hash);
    throw invalid(null, "code_spent");
  }
  return hash;
}

/** Uses the code, creates the user and signs in: all or nothing. */
function create(
  call: Call,
  { sid, seconds, cookieHash }: Door,
  code: { phone: string; hash: string },
  { values, secret }: { values: Kept; secret: StoredPassword },
): Promise<UserRecord> {
  const now = new Date(call.time);
  const expiresAt = new Date(call.time + seconds * 1000);
  const { dialect, ip, userAgent } = call;
  return transaction(async (tx) => {
    if (!(await useCode(tx, code.phone, code.hash, now))) throw invalid(null, "code_spent");
    const id = await createUserRow(tx, values, secret, now);
    if (cookieHash !== null) await tx.user.update({ where: { id }, data: { lastLogin: now } });
    if (call.cookie) await endSessions(tx, { cookieHash: sha256Hex(call.cookie) }, "sign_in", now);
    await startSession(tx, { id: sid, userId: id, dialect, ip, userAgent, cookieHash, now, expiresAt });
    const user = await readUser(tx, id);
    if (!user) throw new AppError("internal");
    return user;
  });
}
