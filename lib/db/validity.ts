import { z } from "zod";
import { BOUNDED, type BoundedPage, type BoundedRef, type BoundedRow, SOON, type Span, type SpanQuery } from "@/lib/domain/validity";
import type { Tx } from "./client";
import { moment, type Param, read, write } from "./statement";
import { readAside } from "./worker/read-aside";

/**
 * A page of what is bounded in time, soonest first. Each table is entered through the index of its bounds, and what is over may be many
 * rows, so it is read aside of the event loop.
 */
export async function readBounded({ view, at, window }: SpanQuery): Promise<BoundedPage> {
  const [where, params] = VIEWS[view](new Date(at));
  const all = `FROM (${EVERYTHING}) x WHERE ${where}`;
  const [counted] = await readAside(`SELECT count(*) AS n ${all}`, params, z.object({ n: z.number() }));
  const sql = `SELECT * ${all} ORDER BY ${ORDERS[view]}, kind, id LIMIT ? OFFSET ?`;
  return { total: counted?.n ?? 0, rows: await readAside(sql, [...params, window.limit, window.offset], row) };
}

/** One of them; null when there is none. */
export async function readBoundedOne(on: Tx, { kind, id }: BoundedRef): Promise<BoundedRow | null> {
  const [found = null] = await read(`SELECT * FROM (${EVERYTHING}) x WHERE kind = ? AND id = ?`, [kind, id], row, on);
  return found;
}

/** Gives one of them another span; how many there were. */
export function writeSpan(tx: Tx, { kind, id }: BoundedRef, { from, until }: Span): Promise<number> {
  return write(`UPDATE ${TABLES[kind]} SET valid_from = ?, valid_until = ? WHERE id = ?`, [from, until, id], tx);
}

/** Ends one of them for good; how many there were. */
export function removeBounded(tx: Tx, { kind, id }: BoundedRef): Promise<number> {
  return write(`DELETE FROM ${TABLES[kind]} WHERE id = ?`, [id], tx);
}

/** Names of the database, never values from outside. */
const TABLES = { membership: "memberships", user_grant: "user_grants", group_grant: "group_grants" } as const;

const PERMISSION = "JOIN permissions p ON p.id = x.permission_id JOIN backend_apis a ON a.id = p.api_id";
/** Behind a `CROSS JOIN`, since SQLite then begins with the bounds and not with all live users. */
const LIVE = "u.id = x.user_id AND u.deleted_at IS NULL";
const SPAN = "x.valid_from, x.valid_until";
const EVERYTHING = `
  SELECT 'membership' AS kind, x.id, 'user' AS holder, u.id AS holder_id, u.username AS name, g.name AS what, ${SPAN}
    FROM memberships x CROSS JOIN users u JOIN "groups" g ON g.id = x.group_id WHERE ${LIVE}
  UNION ALL
  SELECT 'user_grant', x.id, 'user', u.id, u.username, p.method || ' ' || a.pattern, ${SPAN}
    FROM user_grants x CROSS JOIN users u ${PERMISSION} WHERE ${LIVE}
  UNION ALL
  SELECT 'group_grant', x.id, 'group', g.id, g.name, p.method || ' ' || a.pattern, ${SPAN}
    FROM group_grants x JOIN "groups" g ON g.id = x.group_id ${PERMISSION}`;

const VIEWS: Readonly<Record<SpanQuery["view"], (at: Date) => [string, Param[]]>> = {
  soon: (at) => ["valid_until > ? AND valid_until <= ?", [at, new Date(at.getTime() + SOON)]],
  over: (at) => ["valid_until <= ?", [at]],
  later: (at) => ["valid_from > ?", [at]],
};
const ORDERS = { soon: "valid_until", over: "valid_until DESC", later: "valid_from" } as const;

const row = z
  .object({
    ...{ kind: z.enum(BOUNDED), id: z.number(), holder: z.enum(["user", "group"]), holder_id: z.number(), name: z.string() },
    ...{ what: z.string(), valid_from: moment.nullable(), valid_until: moment.nullable() },
  })
  .transform(
    ({ kind, id, holder, holder_id, name, what, valid_from, valid_until }): BoundedRow => ({
      ...{ kind, id, what, from: valid_from, until: valid_until },
      holder: { kind: holder, id: holder_id, name },
    }),
  );
