import { z } from "zod";
import type { MergeImpact } from "@/lib/domain/group-directory";
import type { Tx } from "./client";
import { read, write } from "./statement";

/** What is kept of a group that another one takes in; `other` names what the rows relate to it. */
const KEPT = [
  { table: "memberships", other: "user_id" },
  { table: "group_grants", other: "permission_id" },
] as const;

/** What would move when the group `into` takes in the group `from`. Deleted users do not count. */
export async function measureMerge(on: Tx, into: number, from: number): Promise<MergeImpact> {
  const live = "SELECT id FROM users WHERE deleted_at IS NULL";
  const members = `SELECT user_id FROM memberships WHERE user_id IN (${live}) AND group_id = ?`;
  const grants = "SELECT permission_id FROM group_grants WHERE group_id = ?";
  const columns = [
    `(SELECT count(*) FROM (${members} AND user_id NOT IN (${members})) a) AS moving`,
    `(SELECT count(*) FROM (${members} AND user_id IN (${members})) b) AS "both"`,
    `(SELECT count(*) FROM (${members}) c) AS staying`,
    `(SELECT count(*) FROM (${grants} AND permission_id NOT IN (${grants})) d) AS gained`,
    `(SELECT count(*) FROM (${grants} AND permission_id NOT IN (${grants})) e) AS found`,
  ];
  const params = [from, into, from, into, into, from, into, into, from];
  const [row] = await read(`SELECT ${columns.join(", ")}`, params, impact, on);
  return row ?? { moving: 0, both: 0, staying: 0, gained: 0, found: 0 };
}

/**
 * Moves members and permissions of the group `from` to the group `into` with their bounds in time, and deletes `from`. Who is in both
 * keeps the wider bounds. False when `from` is gone.
 */
export async function mergeInto(tx: Tx, into: number, from: number): Promise<boolean> {
  for (const { table, other } of KEPT) {
    for (const bound of ["valid_from", "valid_until"]) await widen(tx, { table, other, bound, into, from });
    const there = `SELECT ${other} FROM ${table} WHERE group_id = ?`;
    await write(`UPDATE ${table} SET group_id = ? WHERE group_id = ? AND ${other} NOT IN (${there})`, [into, from, into], tx);
  }
  const { count } = await tx.group.deleteMany({ where: { id: from } });
  return count > 0;
}

interface Widening {
  readonly table: string;
  readonly other: string;
  readonly bound: string;
  readonly into: number;
  readonly from: number;
}

/** No bound is wider than any; of two starts the earlier one is, of two ends the later one. */
async function widen(tx: Tx, { table, other, bound, into, from }: Widening): Promise<void> {
  const pair = `FROM ${table} x WHERE x.group_id = ? AND x.${other} = ${table}.${other}`;
  const wider = `x.${bound} IS NULL OR x.${bound} ${bound === "valid_from" ? "<" : ">"} ${table}.${bound}`;
  const sql = `UPDATE ${table} SET ${bound} = (SELECT x.${bound} ${pair})
    WHERE group_id = ? AND ${bound} IS NOT NULL AND EXISTS (SELECT 1 ${pair} AND (${wider}))`;
  await write(sql, [from, into, from], tx);
}

const impact = z.object({ moving: z.number(), both: z.number(), staying: z.number(), gained: z.number(), found: z.number() });
