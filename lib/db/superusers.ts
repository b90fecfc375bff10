import { z } from "zod";
import type { Tx } from "./client";
import { read } from "./statement";

/** How many active superusers live besides these users. */
export async function countOtherSuperusers(on: Tx, except: readonly number[]): Promise<number> {
  const sql = "SELECT id FROM users WHERE is_superuser = ? AND is_active = ? AND deleted_at IS NULL";
  const rows = await read(sql, [true, true], z.object({ id: z.number() }), on);
  const left = new Set(except);
  return rows.filter(({ id }) => !left.has(id)).length;
}
