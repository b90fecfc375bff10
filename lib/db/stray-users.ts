import { z } from "zod";
import { moment } from "./statement";
import { WITHOUT_GROUP } from "./user-directory";
import { readAside } from "./worker/read-aside";

/** Users that somebody should look at. */
export interface StrayUsers {
  /** Active superusers who have not signed in since a moment, at most five of them. */
  readonly dormant: readonly { readonly id: number; readonly username: string; readonly lastLogin: Date | null }[];
  /** Active users who are in no group and no superusers; at most `MOST_COUNTED`. */
  readonly withoutGroup: number;
}

/** Beyond this many they are not counted. */
const MOST_COUNTED = 10_000;

/** Superusers who have not signed in since `since`, and users without a group. */
export async function readStrayUsers(since: Date): Promise<StrayUsers> {
  const dormant = `SELECT id, username, last_login AS "lastLogin" FROM users WHERE is_superuser = ? AND is_active = ? AND deleted_at IS NULL
    AND coalesce(last_login, created_at) < ? ORDER BY id LIMIT 5`;
  const alone = `SELECT count(*) AS n FROM (SELECT 1 FROM users WHERE deleted_at IS NULL AND ${WITHOUT_GROUP} LIMIT ${MOST_COUNTED}) f`;
  const [superusers, [row]] = await Promise.all([
    readAside(dormant, [true, true, since], userRow),
    readAside(alone, [], z.object({ n: z.coerce.number() })),
  ]);
  return { dormant: superusers, withoutGroup: row?.n ?? 0 };
}

const userRow = z.object({ id: z.number(), username: z.string(), lastLogin: moment.nullable() });
