import { type Actor, actorId, type Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { requireRank } from "../access/protection";
import { db, type Tx } from "../db/client";
import { transaction } from "../db/transaction";
import { readAccounts, readUser } from "../db/user-reader";
import { updateUserRow } from "../db/users";
import { type Draft, settle } from "../domain/draft";
import { RESET_LINK_SECONDS } from "../domain/lifetimes";
import { primaryKey } from "../domain/primary-key";
import type { UserRecord } from "../domain/user-record";
import { AppError } from "../errors";
import { newSecret, sha256Hex } from "../security/opaque";
import { pagePasswordIssues } from "../security/page-password";
import { hashPassword } from "../security/passwords";

/** A link that lets its bearer set a new password once. */
export interface ResetLink {
  readonly username: string;
  /** Told here only; the database keeps its hash. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Makes the one reset link of a user; earlier ones stop working. Raises `not_found` and `forbidden` (rank). */
export const createResetLink = operation({
  at: ["POST", "/admin/users/{pk}/reset-link/"],
  target: async (actor: Principal, { pk }: Params): Promise<UserRecord> => {
    const id = primaryKey(pk);
    const user = id === null ? null : await readUser(db(), id);
    if (!user) throw new AppError("not_found");
    requireRank(actor, await readAccounts(db(), [user.id]));
    return user;
  },
  run: async (actor: Principal, { id, values }: UserRecord): Promise<ResetLink> => {
    const createdAt = new Date(actor.call.time);
    const expiresAt = new Date(actor.call.time + RESET_LINK_SECONDS * 1000);
    const token = newSecret();
    await transaction(async (tx) => {
      requireRank(actor, await readAccounts(tx, [id]));
      await tx.oneTimeLink.deleteMany({ where: { purpose: "reset", userId: id, usedAt: null } });
      const data = { tokenHash: sha256Hex(token), purpose: "reset", userId: id, createdAt, createdById: actorId(actor), expiresAt };
      await tx.oneTimeLink.create({ data });
    });
    return { username: values.username, token, expiresAt };
  },
});

/** The name of the account that a reset link opens; null when the link cannot be used. */
export const readResetLink = operation.open("the link is the proof", {
  at: ["GET", "/reset/"],
  run: async ({ call }: Actor, _target: undefined, token: string): Promise<string | null> =>
    (await holder(db(), token, new Date(call.time)))?.values.username ?? null,
});

/**
 * Sets a new password through a reset link, which it uses up, and ends all sessions of the account. Raises `not_found` when the link
 * cannot be used and `invalid` for a password that pages do not take.
 */
export const resetPassword = operation.open("the link is the proof", {
  at: ["POST", "/reset/"],
  run: async (
    { call }: Actor,
    _target: undefined,
    { token, draft }: { token: string; draft: Draft<{ password: string }> },
  ): Promise<void> => {
    const now = new Date(call.time);
    const user = await holder(db(), token, now);
    if (!user) throw new AppError("not_found");
    const { password } = draft.values;
    const { password: plain } = settle(draft, password === undefined ? [] : pagePasswordIssues(password, user.values));
    const secret = { password: await hashPassword(plain), passwordWeak: false };
    await transaction(async (tx) => {
      const { count } = await tx.oneTimeLink.updateMany({ where: usable(token, now), data: { usedAt: now } });
      if (count === 0) throw new AppError("not_found");
      await updateUserRow(tx, { id: user.id, values: {}, secret, keptSession: null }, now);
    });
  },
});

function usable(token: string, now: Date) {
  return { tokenHash: sha256Hex(token), purpose: "reset", usedAt: null, expiresAt: { gt: now } };
}

async function holder(on: Tx, token: string, now: Date): Promise<UserRecord | null> {
  const link = await on.oneTimeLink.findFirst({ where: usable(token, now), select: { userId: true } });
  const user = link?.userId ? await readUser(on, link.userId) : null;
  return user?.values.is_active ? user : null;
}
