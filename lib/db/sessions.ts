import type { Tx } from "./client";

export interface NewSession {
  readonly id: string;
  readonly userId: number;
  readonly dialect: string;
  readonly ip: string;
  readonly userAgent: string;
  /** SHA-256 of the cookie's value; null when the session has no cookie. */
  readonly cookieHash: string | null;
  readonly now: Date;
  readonly expiresAt: Date;
}

export type EndReason = "logout" | "sign_in" | "password" | "deactivated" | "deleted" | "revoked" | "reuse";

/** Starts a session. */
export async function startSession(tx: Tx, { now, ...session }: NewSession): Promise<void> {
  await tx.session.create({ data: { ...session, createdAt: now, lastSeenAt: now } });
}

/** Which sessions to end: one by id or cookie, or all of users but one. */
export type SessionChoice =
  | { readonly id: string }
  | { readonly cookieHash: string }
  | { readonly userId: number | { in: number[] }; readonly id?: { not: string } };

/** Ends sessions that have not ended; how many they were. Their tokens and cookies are refused from the next request on. */
export async function endSessions(tx: Tx, choice: SessionChoice, endReason: EndReason, now: Date): Promise<number> {
  const { count } = await tx.session.updateMany({ where: { ...choice, endedAt: null }, data: { endedAt: now, endReason } });
  return count;
}

/** Lets a session last at least until `expiresAt`, for a token issued later. */
export async function prolongSession(tx: Tx, id: string, expiresAt: Date): Promise<void> {
  await tx.session.updateMany({ where: { id, expiresAt: { lt: expiresAt } }, data: { expiresAt } });
}
