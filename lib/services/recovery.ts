import type { SystemActor } from "../access/actor";
import { operation } from "../access/operation";
import { db } from "../db/client";
import { endSessions } from "../db/sessions";
import { pardonAccount } from "../db/sign-in-throttle";
import { transaction } from "../db/transaction";
import { type Draft, settle } from "../domain/draft";
import { usernameKey } from "../domain/username";
import { AppError } from "../errors";
import { accountMark } from "../security/account-mark";
import { isWeakPassword } from "../security/password-strength";
import { hashPassword } from "../security/passwords";

export interface NewPassword {
  readonly username: string;
  readonly password: string;
}

/** What became of the account. */
export interface Recovered {
  readonly username: string;
  readonly isActive: boolean;
  readonly isWeak: boolean;
  readonly endedSessions: number;
}

/**
 * Gives any live user, the last superuser too, a new password from the shell of the machine; ends all sessions of the user and
 * forgets refused sign-ins. It passes over every rule of rank. Raises `not_found` and `invalid`.
 */
export const resetPassword = operation.internal({
  at: ["POST", "/admin/recovery/password/"],
  run: async (actor: SystemActor, _target: undefined, draft: Draft<NewPassword>): Promise<Recovered> => {
    const { username: asked, password: plain } = settle(draft);
    const user = await find(asked);
    const hash = { password: await hashPassword(plain), passwordWeak: isWeakPassword(plain, user) };
    const now = new Date(actor.call.time);
    const endedSessions = await transaction(async (tx) => {
      const { count } = await tx.user.updateMany({ where: { id: user.id, deletedAt: null }, data: { ...hash, updatedAt: now } });
      if (count === 0) throw new AppError("not_found");
      return endSessions(tx, { userId: user.id }, "password", now);
    });
    await pardonAccount(accountMark(usernameKey(user.username)));
    return { username: user.username, isActive: user.isActive, isWeak: hash.passwordWeak, endedSessions };
  },
});

/** Lets an account that too many wrong passwords have locked sign in again at once. Raises as `resetPassword`. */
export const unlockAccount = operation.internal({
  at: ["POST", "/admin/recovery/unlock/"],
  run: async (_actor: SystemActor, _target: undefined, draft: Draft<Pick<NewPassword, "username">>): Promise<{ username: string }> => {
    const { username } = await find(settle(draft).username);
    await pardonAccount(accountMark(usernameKey(username)));
    return { username };
  },
});

async function find(username: string) {
  const select = { id: true, username: true, phone: true, email: true, isActive: true } as const;
  const user = await db().user.findUnique({ where: { usernameKey: usernameKey(username.trim()) }, select });
  if (!user) throw new AppError("not_found");
  return user;
}
