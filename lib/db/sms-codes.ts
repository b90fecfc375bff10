import { CODE_SECONDS } from "@/lib/domain/lifetimes";
import { CODE_TRIES } from "@/lib/domain/limits";
import { db, type Tx } from "./client";
import { retried } from "./retry";

/** A code that may still be tried. */
export interface OpenCode {
  readonly codeHash: string;
  readonly expiresAt: Date;
}

/** Keeps the hash of the code sent to a phone; it replaces the one before. */
export async function storeCode(phone: string, codeHash: string, now: Date): Promise<void> {
  const data = { codeHash, tries: 0, createdAt: now, expiresAt: new Date(now.getTime() + CODE_SECONDS * 1000), usedAt: null };
  await retried(() => db().smsCode.upsert({ where: { phone }, create: { phone, ...data }, update: data, select: { phone: true } }));
}

/** Forgets a code that did not reach its phone, unless another one has replaced it. */
export async function forgetCode(phone: string, codeHash: string): Promise<void> {
  await retried(() => db().smsCode.deleteMany({ where: { phone, codeHash } }));
}

/**
 * Counts a try and returns the code to compare with: one statement, so that parallel guesses see at most five codes.
 * `spent`: used up or dead, whatever was typed; `missing`: none was sent to this phone.
 */
export async function takeTry(phone: string): Promise<OpenCode | "spent" | "missing"> {
  const [code] = await retried(() =>
    db().smsCode.updateManyAndReturn({
      where: { phone, usedAt: null, tries: { lt: CODE_TRIES } },
      data: { tries: { increment: 1 } },
      select: { codeHash: true, expiresAt: true },
    }),
  );
  if (code) return code;
  return (await db().smsCode.count({ where: { phone } })) > 0 ? "spent" : "missing";
}

/** Takes back the count of a right code that was not used after all. */
export async function giveTryBack(phone: string, codeHash: string): Promise<void> {
  const where = { phone, codeHash, usedAt: null, tries: { gt: 0 } };
  await retried(() => db().smsCode.updateMany({ where, data: { tries: { decrement: 1 } } }));
}

/** Uses a code up, in the transaction of what it is good for; false when it was used or replaced meanwhile. */
export async function useCode(tx: Tx, phone: string, codeHash: string, now: Date): Promise<boolean> {
  const { count } = await tx.smsCode.updateMany({ where: { phone, codeHash, usedAt: null }, data: { usedAt: now } });
  return count === 1;
}
