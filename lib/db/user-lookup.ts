import { z } from "zod";
import type { UserRecord } from "@/lib/domain/user-record";
import { keyset } from "./page";
import { lookUp, moment, yesNo } from "./statement";

/** The live user with this id, or null; read outside of transactions. */
export async function lookUpUser(id: number): Promise<UserRecord | null> {
  const [row] = await lookUp(`${USERS} AND id = ?`, [id], user);
  const [record = null] = row ? await withRelations([row]) : [];
  return record;
}

/** How many live users there are. */
export async function countUsers(): Promise<number> {
  const [row] = await lookUp("SELECT count(*) AS total FROM users WHERE deleted_at IS NULL", [], z.object({ total: z.coerce.number() }));
  return row?.total ?? 0;
}

/** Live users by id, slice by slice. */
export function userSlices(part: { skip: number; take: number }): AsyncGenerator<UserRecord[]> {
  return keyset(async (after, { skip, take }) => {
    const rows = await lookUp(`${USERS} AND id > ? ORDER BY id LIMIT ? OFFSET ?`, [after, take, skip], user);
    return withRelations(rows);
  }, part);
}

const USERS = `SELECT id, username, first_name, last_name, email, is_superuser, is_staff, is_active, gender, phone, dingding, wechat,
  work_id, icon, alias, avatar, is_grade, is_super, school_id, last_login AS "lastLogin", created_at AS "createdAt",
  updated_at AS "updatedAt" FROM users WHERE deleted_at IS NULL`;

const nullable = z.string().nullable();
const values = z.object({
  ...{ username: z.string(), first_name: z.string(), last_name: z.string(), email: nullable, gender: z.string() },
  ...{ is_superuser: yesNo, is_staff: yesNo, is_active: yesNo, is_grade: z.number(), is_super: z.number(), school_id: z.number() },
  ...{ phone: nullable, dingding: nullable, wechat: nullable, work_id: nullable, icon: nullable, alias: nullable, avatar: nullable },
});
const user = values.extend({ id: z.number(), lastLogin: moment.nullable(), createdAt: moment, updatedAt: moment });
const relation = z.object({ owner: z.number(), id: z.number() });

/** A slice is a range of ids, so its relations are ranges too: two statements, whatever its length. */
async function withRelations(rows: readonly z.output<typeof user>[]): Promise<UserRecord[]> {
  const [first, last] = [rows.at(0)?.id ?? 0, rows.at(-1)?.id ?? 0];
  const related = async (table: string, column: string) => {
    const sql = `SELECT user_id AS owner, ${column} AS id FROM ${table} WHERE user_id BETWEEN ? AND ? ORDER BY user_id, ${column}`;
    const ids = new Map<number, number[]>();
    for (const { owner, id } of await lookUp(sql, [first, last], relation)) {
      const own = ids.get(owner);
      if (own) own.push(id);
      else ids.set(owner, [id]);
    }
    return ids;
  };
  const groups = await related("memberships", "group_id");
  const permissions = await related("user_grants", "permission_id");
  return rows.map(({ id, lastLogin, createdAt, updatedAt, ...own }) => ({
    ...{ id, values: own, lastLogin, createdAt, updatedAt },
    ...{ groups: groups.get(id) ?? [], permissions: permissions.get(id) ?? [] },
  }));
}
