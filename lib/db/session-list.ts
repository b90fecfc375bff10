import type { Tx } from "./client";
import { inSlices } from "./page";

/** A session as people see it. */
export interface SessionRow {
  readonly id: string;
  /** The document whose sign-in started it. */
  readonly dialect: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly ip: string;
  readonly userAgent: string;
  readonly expiresAt: Date;
}

/** How many sessions of a user have neither ended nor expired. */
export function countSessions(on: Tx, userId: number, now: Date): Promise<number> {
  return on.session.count({ where: alive(userId, now) });
}

/** Those sessions, newest first, slice by slice. */
export function sessionSlices(on: Tx, userId: number, now: Date, part: { skip: number; take: number }): AsyncGenerator<SessionRow[]> {
  return inSlices<SessionRow>((last, slice) => {
    const behind = last && { OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }] };
    const where = { ...alive(userId, now), ...behind };
    return on.session.findMany({ where, select: SHOWN, orderBy: [{ createdAt: "desc" }, { id: "desc" }], ...slice });
  }, part);
}

/** Whether the user has this session, and it has neither ended nor expired. */
export async function hasSession(on: Tx, userId: number, id: string, now: Date): Promise<boolean> {
  return (await on.session.count({ where: { ...alive(userId, now), id } })) > 0;
}

const SHOWN = { id: true, dialect: true, createdAt: true, lastSeenAt: true, ip: true, userAgent: true, expiresAt: true } as const;

function alive(userId: number, now: Date) {
  return { userId, endedAt: null, expiresAt: { gt: now } };
}
