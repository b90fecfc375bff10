import type { Actor } from "../access/actor";
import { operation } from "../access/operation";
import { db, type Tx } from "../db/client";
import { transaction } from "../db/transaction";
import { type Draft, settle } from "../domain/draft";
import { usernameKey } from "../domain/username";
import { AppError, type Issue, invalid } from "../errors";
import { sha256Hex } from "../security/opaque";
import { pagePasswordIssues } from "../security/page-password";
import { hashPassword } from "../security/passwords";

export interface FirstSuperuser {
  readonly username: string;
  readonly password: string;
}

/** Whether a set-up link can be used: not used, not over its hour, and no superuser yet. */
export const readSetupLink = operation.open("the link is the proof", {
  at: ["GET", "/admin/setup/"],
  target: async (_actor: Actor, { token = "" }) => token,
  run: ({ call }, token): Promise<boolean> => isUsable(db(), token, new Date(call.time)),
});

/**
 * Makes the first superuser through a set-up link, which it uses up. The token stands in no address, since addresses are logged.
 * Raises `not_found` when the link cannot be used, `invalid` for bad fields.
 */
export const createFirstSuperuser = operation.open("the link is the proof", {
  at: ["POST", "/admin/setup/"],
  target: async (_actor: Actor, { token = "" }) => token,
  run: async ({ call }, token, draft: Draft<FirstSuperuser>): Promise<{ id: number }> => {
    const now = new Date(call.time);
    if (!(await isUsable(db(), token, now))) throw new AppError("not_found");
    const { username, password } = settle(draft, weaknesses(draft));
    const hash = await hashPassword(password);
    return transaction(
      async (tx) => {
        if (!(await isUsable(tx, token, now))) throw new AppError("not_found");
        await tx.oneTimeLink.updateMany({ where: { purpose: "setup" }, data: { usedAt: now } });
        const key = usernameKey(username);
        if (await tx.user.findUnique({ where: { usernameKey: key }, select: { id: true } })) throw invalid("username", "username_taken");
        const rights = { isSuperuser: true, isStaff: true };
        const data = { username, usernameKey: key, password: hash, ...rights, createdAt: now, updatedAt: now };
        return tx.user.create({ data, select: { id: true } });
      },
      { serializable: true },
    );
  },
});

function weaknesses({ values }: Draft<FirstSuperuser>): Issue[] {
  const { username = "", password } = values;
  return password === undefined ? [] : pagePasswordIssues(password, { username, phone: null, email: null });
}

async function isUsable(on: Tx, token: string, now: Date): Promise<boolean> {
  const where = { tokenHash: sha256Hex(token), purpose: "setup", usedAt: null, expiresAt: { gt: now } };
  if (!(await on.oneTimeLink.findFirst({ where, select: { id: true } }))) return false;
  return (await on.user.count({ where: { isSuperuser: true, deletedAt: null } })) === 0;
}
