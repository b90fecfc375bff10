import { z } from "zod";
import { lookUp, moment, yesNo } from "./statement";

/** A live user, and the session asked for when it is theirs and has not ended. */
export interface Standing {
  readonly user: {
    readonly id: number;
    readonly username: string;
    readonly email: string | null;
    readonly isActive: boolean;
    readonly isSuperuser: boolean;
    readonly isStaff: boolean;
    readonly isSuper: number;
    readonly isGrade: number;
  };
  readonly session: { readonly id: string; readonly lastSeenAt: number } | null;
  readonly policyVersion: number;
}

/** The live user `userId` with session `sid`; null when the user is gone. One query, since every request of a token asks. */
export async function readStanding(userId: number, sid: string | null, now: number): Promise<Standing | null> {
  const [row] = await lookUp(
    `${COLUMNS} FROM users u LEFT JOIN sessions s ON s.user_id = u.id AND s.id = ? AND s.ended_at IS NULL
     WHERE u.id = ? AND u.deleted_at IS NULL`,
    [sid ?? "", userId],
    standing,
  );
  return row ? told(row, now) : null;
}

/** The user and session behind the SHA-256 of a cookie value; null when unknown or ended, or its user is gone or inactive. */
export async function readSessionByCookieHash(cookieHash: string, now: number): Promise<Standing | null> {
  const [row] = await lookUp(
    `${COLUMNS} FROM sessions s JOIN users u ON u.id = s.user_id
     WHERE s.cookie_hash = ? AND s.ended_at IS NULL AND u.deleted_at IS NULL`,
    [cookieHash],
    standing,
  );
  const found = row ? told(row, now) : null;
  return found?.session && found.user.isActive ? found : null;
}

const COLUMNS = `SELECT u.id, u.username, u.email, u.is_active AS "isActive", u.is_superuser AS "isSuperuser", u.is_staff AS "isStaff",
  u.is_super AS "isSuper", u.is_grade AS "isGrade", s.id AS sid, s.expires_at AS "expiresAt", s.last_seen_at AS "lastSeenAt",
  (SELECT version FROM policy WHERE id = 1) AS "policyVersion"`;

const standing = z.object({
  id: z.number(),
  username: z.string(),
  email: z.string().nullable(),
  isActive: yesNo,
  isSuperuser: yesNo,
  isStaff: yesNo,
  isSuper: z.number(),
  isGrade: z.number(),
  sid: z.string().nullable(),
  expiresAt: moment.nullable(),
  lastSeenAt: moment.nullable(),
  policyVersion: z.number(),
});

function told(row: z.output<typeof standing>, now: number): Standing {
  const { sid, expiresAt, lastSeenAt, policyVersion, ...user } = row;
  const alive = sid !== null && expiresAt !== null && lastSeenAt !== null && expiresAt.getTime() > now;
  return { user, session: alive ? { id: sid, lastSeenAt: lastSeenAt.getTime() } : null, policyVersion };
}
