import { z } from "zod";
import { type Holder, holderKey, type PolicyChange } from "@/lib/domain/policy-change";
import type { Tx } from "./client";
import { slices } from "./page";
import type { Author } from "./relations";
import { read, write } from "./statement";
import { updateUserRow } from "./users";

/**
 * Writes changes whose users, groups and APIs are known to exist, in the transaction of the caller, who tells the change of rights.
 * Methods that an API lacks are created. Deactivation ends sessions. Raises `invalid` when no active superuser would be left.
 */
export async function writeChanges(tx: Tx, changes: readonly PolicyChange[], author: Author): Promise<void> {
  for (const change of changes) {
    if (change.kind === "pattern") await tx.backendApi.updateMany({ where: { id: change.apiId }, data: { pattern: change.pattern } });
  }
  const ids = await permissionIds(tx, changes, author);
  const idOf = ({ apiId, method }: Given) => ids.get(pairKey(apiId, method)) ?? 0;
  for (const given of byHolder(changes).values()) {
    const { id, ...relation } = tableOf(given[0].holder);
    const granted = given.flatMap((change) =>
      change.kind === "grant" ? [{ other: idOf(change), from: change.from, until: change.until }] : [],
    );
    await upsert(tx, relation, id, granted, author);
    await remove(tx, relation, id, given.filter(({ kind }) => kind === "revoke").map(idOf));
  }
  for (const change of changes) {
    if (change.kind === "join") await upsert(tx, MEMBERSHIPS, change.userId, [{ other: change.groupId, ...change }], author);
    if (change.kind === "leave") await remove(tx, MEMBERSHIPS, change.userId, [change.groupId]);
  }
  await writeFlags(tx, changes, author.now);
}

/** Notes a saved plan; its id. `override`: why a broken assertion was passed over. */
export async function noteChange(
  tx: Tx,
  saved: { readonly changes: readonly PolicyChange[]; readonly inverse: readonly PolicyChange[]; readonly override: string | null },
  by: { readonly id: number; readonly username: string },
  now: Date,
): Promise<number> {
  const { version } = await tx.policy.findUniqueOrThrow({ where: { id: 1 } });
  const [changes, inverse] = [JSON.stringify(saved.changes), JSON.stringify(saved.inverse)];
  const row = { time: now, userId: by.id, username: by.username, version, changes, inverse, override: saved.override };
  return (await tx.policyChange.create({ data: row, select: { id: true } })).id;
}

type Given = Extract<PolicyChange, { kind: "grant" | "revoke" }>;

interface Relation {
  readonly table: string;
  readonly owner: string;
  readonly other: string;
}

interface Bounded {
  readonly other: number;
  readonly from: number | null;
  readonly until: number | null;
}

const MEMBERSHIPS: Relation = { table: "memberships", owner: "user_id", other: "group_id" };

async function permissionIds(tx: Tx, changes: readonly PolicyChange[], { now }: Author): Promise<Map<string, number>> {
  const given = changes.filter((change) => change.kind === "grant" || change.kind === "revoke");
  const wanted = new Map(
    given.filter(({ kind }) => kind === "grant").map(({ apiId, method }) => [pairKey(apiId, method), { apiId, method }]),
  );
  for (const slice of slices([...wanted.values()], 300)) {
    const rows = slice.map(() => "(?, ?, ?)").join(", ");
    const sql = `INSERT INTO permissions (method, api_id, created_at) VALUES ${rows} ON CONFLICT (method, api_id) DO NOTHING`;
    await write(
      sql,
      slice.flatMap(({ apiId, method }) => [method, apiId, now]),
      tx,
    );
  }
  const ids = new Map<string, number>();
  for (const slice of slices([...new Set(given.map(({ apiId }) => apiId))])) {
    const sql = `SELECT id, api_id AS "apiId", method FROM permissions WHERE api_id IN (${slice.map(() => "?").join(", ")})`;
    for (const { id, apiId, method } of await read(sql, slice, permissionRow, tx)) ids.set(pairKey(apiId, method), id);
  }
  return ids;
}

const permissionRow = z.object({ id: z.number(), apiId: z.number(), method: z.string() });

function byHolder(changes: readonly PolicyChange[]): Map<string, [Given, ...Given[]]> {
  const holders = new Map<string, [Given, ...Given[]]>();
  for (const change of changes) {
    if (change.kind !== "grant" && change.kind !== "revoke") continue;
    const there = holders.get(holderKey(change.holder));
    if (there) there.push(change);
    else holders.set(holderKey(change.holder), [change]);
  }
  return holders;
}

async function upsert(tx: Tx, { table, owner, other }: Relation, id: number, rows: readonly Bounded[], { by, now }: Author): Promise<void> {
  const date = (time: number | null) => (time === null ? null : new Date(time));
  for (const slice of slices(rows, 150)) {
    const places = slice.map(() => "(?, ?, ?, ?, ?, ?)").join(", ");
    const sql = `INSERT INTO ${table} (${owner}, ${other}, created_at, created_by, valid_from, valid_until) VALUES ${places}
      ON CONFLICT (${owner}, ${other}) DO UPDATE SET valid_from = excluded.valid_from, valid_until = excluded.valid_until`;
    await write(
      sql,
      slice.flatMap((row) => [id, row.other, now, by, date(row.from), date(row.until)]),
      tx,
    );
  }
}

async function remove(tx: Tx, { table, owner, other }: Relation, id: number, others: readonly number[]): Promise<void> {
  for (const slice of slices(others)) {
    await write(`DELETE FROM ${table} WHERE ${owner} = ? AND ${other} IN (${slice.map(() => "?").join(", ")})`, [id, ...slice], tx);
  }
}

/** Who is raised comes before who is lowered, so that superusers may change places. */
async function writeFlags(tx: Tx, changes: readonly PolicyChange[], now: Date): Promise<void> {
  const flags = changes.flatMap((change) => (change.kind === "superuser" || change.kind === "active" ? [change] : []));
  for (const { kind, userId: id, value } of [...flags].sort((a, b) => Number(b.value) - Number(a.value))) {
    const values = kind === "superuser" ? { is_superuser: value } : { is_active: value };
    await updateUserRow(tx, { id, values, secret: null, keptSession: null }, now);
  }
}

function tableOf(holder: Holder): Relation & { readonly id: number } {
  if ("user" in holder) return { table: "user_grants", owner: "user_id", other: "permission_id", id: holder.user };
  return { table: "group_grants", owner: "group_id", other: "permission_id", id: holder.group };
}

function pairKey(apiId: number, method: string): string {
  return `${apiId} ${method}`;
}
