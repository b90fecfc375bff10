import { z } from "zod";
import { slices } from "./page";
import { readAside } from "./worker/read-aside";

/** Equal calls of one user that the engine judged. */
export interface LoggedCalls {
  readonly userId: number;
  readonly method: string;
  /** The canonical path that was judged. */
  readonly path: string;
  readonly calls: number;
}

/** A path is stored cut at this length; what fills it may have been longer and is not judged again. */
const CUT_PATH = 200;

/**
 * The calls since a moment of these users that grants or the lack of them decided, equal ones counted together; at most `limit` kinds,
 * the most frequent of each portion of users first. What self rules, open addresses and missing sign-ins decided is left out.
 */
export async function readCalls(
  users: readonly number[],
  since: Date,
  limit: number,
): Promise<{ readonly rows: readonly LoggedCalls[]; readonly complete: boolean }> {
  const rows: LoggedCalls[] = [];
  for (const slice of slices(users)) {
    const sql = `SELECT user_id AS "userId", method, path, sum(repeats) AS calls FROM operation_logs
      WHERE user_id IN (${slice.map(() => "?").join(", ")}) AND time >= ? AND reason IN ('granted', 'no_grant', 'superuser')
        AND length(path) < ${CUT_PATH}
      GROUP BY user_id, method, path ORDER BY calls DESC LIMIT ?`;
    rows.push(...(await readAside(sql, [...slice, since, limit - rows.length + 1], callRow)));
    if (rows.length > limit) return { rows: rows.slice(0, limit), complete: false };
  }
  return { rows, complete: true };
}

const callRow = z.object({ userId: z.number(), method: z.string(), path: z.string(), calls: z.coerce.number() });
