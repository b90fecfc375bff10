import { z } from "zod";
import { usernameKey } from "@/lib/domain/username";
import { startsWith } from "./page";
import { lookUp } from "./statement";
import { directoryIds } from "./user-directory";

/**
 * The ids of at most `most` live users whom a text finds: those whose username starts with it, by index; when these are fewer, then
 * whoever the user list finds by it.
 */
export async function findUserIds(text: string, most: number, dormant: Date): Promise<number[]> {
  const starts = startsWith("username_key", usernameKey(text));
  const sql = `SELECT id FROM users WHERE ${starts.sql} AND deleted_at IS NULL ORDER BY username_key LIMIT ?`;
  const first = (await lookUp(sql, [...starts.params, most], idRow)).map(({ id }) => id);
  if (first.length === most) return first;
  const filter = { search: text, facet: "all", group: null } as const;
  const others = await directoryIds({ filter, sort: "username", descending: false, window: { limit: most, offset: 0 } }, dormant);
  return [...new Set([...first, ...others])].slice(0, most);
}

const idRow = z.object({ id: z.number() });
