import { z } from "zod";
import type { ApiDirectory } from "@/lib/domain/api-directory";
import type { ApiRecord } from "@/lib/domain/policy-records";
import { contains, slices } from "./page";
import { readAside } from "./worker/read-aside";

/** As many as one policy is built for, and some more. */
const MOST_APIS = 5_000;

const apiRow: z.ZodType<ApiRecord> = z.object({
  id: z.number(),
  name: z.string().nullable(),
  pattern: z.string(),
  appName: z.string().nullable(),
  comment: z.string().nullable(),
});
const grantRow = z.object({ apiId: z.number(), method: z.string(), users: z.number(), apiUsers: z.number() });
type UserGrants = z.output<typeof grantRow>;

/** The back-end APIs whose name, pattern, app or comment contains the text, by app and name; those without an app last. */
export async function readApiDirectory(search: string): Promise<ApiDirectory> {
  const searched = ["name", "pattern", "app_name", "comment"].map((column) => contains(column, search));
  const where = search === "" ? "1 = 1" : searched.map(({ sql }) => sql).join(" OR ");
  const sql = `SELECT id, name, pattern, app_name AS "appName", comment FROM backend_apis WHERE ${where}
    ORDER BY app_name IS NULL, app_name, name IS NULL, name, pattern, id LIMIT ?`;
  const params = search === "" ? [] : searched.flatMap((one) => one.params);
  const rows = await readAside(sql, [...params, MOST_APIS + 1], apiRow);
  return { rows: rows.slice(0, MOST_APIS), more: rows.length > MOST_APIS };
}

/** The methods of these APIs; how many live users have each by a grant of their own, and how many have any of the API. */
export async function countUserGrants(apiIds: readonly number[]): Promise<UserGrants[]> {
  const holders = "user_grants g JOIN users u ON u.id = g.user_id AND u.deleted_at IS NULL";
  const counted: UserGrants[] = [];
  for (const slice of slices(apiIds)) {
    const sql = `SELECT p.api_id AS "apiId", p.method, (SELECT count(*) FROM ${holders} WHERE g.permission_id = p.id) AS users,
      (SELECT count(DISTINCT g.user_id) FROM ${holders} JOIN permissions q ON q.id = g.permission_id WHERE q.api_id = p.api_id) AS "apiUsers"
      FROM permissions p WHERE p.api_id IN (${slice.map(() => "?").join(", ")}) ORDER BY p.api_id, p.method`;
    counted.push(...(await readAside(sql, slice, grantRow)));
  }
  return counted;
}
