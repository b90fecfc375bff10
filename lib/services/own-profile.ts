import type { UserActor } from "../access/actor";
import { operation } from "../access/operation";
import { db } from "../db/client";
import { raced } from "../db/raced";
import { endSessions } from "../db/sessions";
import { judgeSignIn } from "../db/sign-in-throttle";
import { transaction } from "../db/transaction";
import { readUser } from "../db/user-reader";
import { takenIssues, updateUserRow } from "../db/users";
import { type Draft, settle } from "../domain/draft";
import { changedValues, type UserRecord, type UserValues } from "../domain/user-record";
import { phoneKey, usernameKey } from "../domain/username";
import { AppError, type Issue, invalid } from "../errors";
import { accountMark } from "../security/account-mark";
import { pagePasswordIssues } from "../security/page-password";
import { hashPassword, verifyPassword } from "../security/passwords";

/** What users may change of themselves without any grant. */
export type OwnFields = Pick<UserValues, "first_name" | "last_name" | "email" | "phone" | "dingding" | "wechat" | "gender">;

export interface PasswordChange {
  readonly old_password: string;
  readonly new_password: string;
}

/** The caller's own account, whole. */
export const readOwnAccount = operation.signedIn("everybody may know the own account", {
  at: ["GET", "/admin/profile/"],
  run: ({ user }: UserActor): Promise<UserRecord> => present(user.id),
});

/** Changes the caller's own data. Raises `invalid`: a new phone is a full number that nobody else has. */
export const changeOwnAccount = operation.signedIn("the own data are for their owner to change", {
  at: ["PATCH", "/admin/profile/"],
  run: async ({ user, call, session }: UserActor, _target: undefined, draft: Draft<OwnFields>): Promise<void> => {
    const stored = await present(user.id);
    const check = async () => settle<Partial<OwnFields>>(draft, await ownIssues(stored, draft.values));
    const values = changedValues(stored.values, await check());
    if (Object.keys(values).length === 0) return;
    const change = { id: user.id, values, secret: null, keptSession: session.id };
    await raced(() => transaction((tx) => updateUserRow(tx, change, new Date(call.time))), check);
  },
});

/**
 * Changes the caller's own password: this session stays, the others end. Raises `invalid` for the fields, `wrong_password` of the old
 * one, which counts as a failed sign-in, and `too_many` then.
 */
export const changeOwnPassword = operation.signedIn("the own password is for its owner to change", {
  at: ["PUT", "/admin/profile/password/"],
  run: async ({ user, call, session }: UserActor, _target: undefined, draft: Draft<PasswordChange>): Promise<void> => {
    const { values } = await present(user.id);
    const { new_password } = draft.values;
    const { old_password, new_password: next } = settle(
      draft,
      new_password === undefined ? [] : pagePasswordIssues(new_password, values, "new_password"),
    );
    const account = accountMark(usernameKey(values.username));
    const renew = () => renewPassword(user.id, session.id, { old_password, new_password: next }, new Date(call.time));
    if (!(await judgeSignIn(account, call.source, call.time, renew))) throw invalid("old_password", "wrong_password");
  },
});

/** Ends all sessions of the caller but the one in use; how many they were. */
export const endOtherSessions = operation.signedIn("the own sessions are for their owner to end", {
  at: ["DELETE", "/admin/profile/sessions/"],
  run: ({ user, call, session }: UserActor): Promise<number> =>
    transaction((tx) => endSessions(tx, { userId: user.id, id: { not: session.id } }, "revoked", new Date(call.time))),
});

async function present(id: number): Promise<UserRecord> {
  const user = await readUser(db(), id);
  if (!user) throw new AppError("unauthenticated", { problem: "user_gone" });
  return user;
}

/** A phone that is stored already is not judged: not every document asks for a full number. */
async function ownIssues({ id, values }: UserRecord, { phone }: Partial<OwnFields>): Promise<Issue[]> {
  if (!phone || phone === values.phone) return [];
  if (phoneKey(phone) === null) return [{ field: "phone", rule: "pattern" }];
  return (await takenIssues(db(), [{ phone }], id)).flat();
}

/** True when the old password was right and the new one is stored; null when it was wrong, or was changed meanwhile. */
async function renewPassword(id: number, kept: string, change: PasswordChange, now: Date): Promise<true | null> {
  const before = await db().user.findUnique({ where: { id }, select: { password: true } });
  const { matches } = await verifyPassword(change.old_password, before?.password ?? null);
  if (!before || !matches) return null;
  const secret = { password: await hashPassword(change.new_password), passwordWeak: false };
  return transaction(async (tx) => {
    // Holds the row, and finds out whether somebody else set a password while this one was compared.
    const { count } = await tx.user.updateMany({ where: { id, password: before.password, deletedAt: null }, data: secret });
    if (count === 0) return null;
    await updateUserRow(tx, { id, values: {}, secret, keptSession: kept }, now);
    return true;
  });
}
