import { z } from "zod";
import { MAX_ID } from "@/lib/domain/limits";
import { type Listing, partOf } from "@/lib/domain/listing";
import type { UserFilter } from "@/lib/domain/user-filter";
import type { UserRecord } from "@/lib/domain/user-record";
import { db } from "./client";
import { contains, keyset } from "./page";
import type { Param } from "./statement";
import { readUsers } from "./user-reader";
import { readAside } from "./worker/read-aside";

/** The live users that a filter finds, by id. */
export async function listFiltered(filter: UserFilter, window: Listing<UserRecord>["window"]): Promise<Listing<UserRecord>> {
  const found = conditionOf(filter);
  const [row] = await readAside(`SELECT count(*) AS n FROM users WHERE ${found.sql}`, found.params, countRow);
  return { total: row?.n ?? 0, slices: filteredSlices(found, partOf(window)), window };
}

const countRow = z.object({ n: z.number() });
const idRow = z.object({ id: z.number() });
const SEARCHED = ["username", "first_name", "last_name", "email", "phone"];

interface Condition {
  readonly sql: string;
  readonly params: readonly Param[];
}

function conditionOf({ search, is_active, group }: UserFilter): Condition {
  const all: Condition[] = [{ sql: "deleted_at IS NULL", params: [] }];
  if (search !== undefined) {
    const parts = SEARCHED.map((column) => contains(column, search));
    all.push({ sql: `(${parts.map(({ sql }) => sql).join(" OR ")})`, params: parts.flatMap(({ params }) => params) });
  }
  if (is_active !== undefined) all.push({ sql: "is_active = ?", params: [is_active] });
  if (group !== undefined) {
    // A number beyond the column's range is no id, and more than the databases take.
    const id = group > 0 && group <= MAX_ID ? group : 0;
    all.push({ sql: "id IN (SELECT user_id FROM memberships WHERE group_id = ?)", params: [id] });
  }
  return { sql: all.map(({ sql }) => sql).join(" AND "), params: all.flatMap(({ params }) => params) };
}

/** The ids are found beside the event loop. A user deleted since then is left out. */
async function* filteredSlices({ sql, params }: Condition, part: { skip: number; take: number }): AsyncGenerator<UserRecord[]> {
  const page = `SELECT id FROM users WHERE ${sql} AND id > ? ORDER BY id LIMIT ? OFFSET ?`;
  const slices = keyset((after, { skip, take }) => readAside(page, [...params, after, take, skip], idRow), part);
  for await (const ids of slices) {
    yield await readUsers(
      db(),
      ids.map(({ id }) => id),
    );
  }
}
