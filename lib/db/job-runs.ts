import { z } from "zod";
import type { JobCounts } from "@/lib/domain/job";
import { db, type Tx } from "./client";
import { closeJob } from "./job-end";
import { inputOf } from "./jobs";
import { provider } from "./provider";
import { lookUp, read, type Statement, write } from "./statement";

/** A job that a runner has taken. */
export interface ClaimedJob {
  readonly id: number;
  readonly kind: string;
  readonly ownerId: number | null;
  readonly input: unknown;
  readonly cursor: string | null;
  readonly counts: JobCounts;
  /** How many of its runners vanished since a step last stood. */
  readonly vanished: number;
}

/** Who holds a job, and until when nobody else takes it. */
export interface Lease {
  /** Names the run; no two have the same, also of one runner: it may take a job anew while an overdue step of its own still works. */
  readonly owner: string;
  readonly until: Date;
}

const DUE = `(state IN ('scheduled', 'waiting') AND starts_at <= ? OR state = 'running' AND lease_until < ?)
  AND state IN ('scheduled', 'waiting', 'running')`;

/** Whether a job of these kinds could be claimed; a read that takes no lock. */
export async function isJobDue(kinds: readonly string[], now: Date): Promise<boolean> {
  const found = await lookUp(`SELECT id FROM jobs WHERE ${DUE} AND ${kindIn(kinds)} LIMIT 1`, [now, now, ...kinds], idRow);
  return found.length > 0;
}

/** Takes the job that has waited longest, or one whose runner is gone, in one statement; null when there is none. */
export async function claimJob(kinds: readonly string[], { owner, until }: Lease, now: Date): Promise<ClaimedJob | null> {
  const unlocked = provider() === "postgresql" ? "FOR UPDATE SKIP LOCKED" : "";
  const [claimed] = await read(
    `UPDATE jobs SET vanished = CASE WHEN state = 'running' THEN vanished + 1 ELSE vanished END,
       state = 'running', lease_owner = ?, lease_until = ?, started_at = COALESCE(started_at, ?), changed_at = ?
     WHERE id = (SELECT id FROM jobs WHERE ${DUE} AND ${kindIn(kinds)} ORDER BY starts_at, id LIMIT 1 ${unlocked})
     RETURNING id`,
    [owner, until, now, now, now, now, ...kinds],
    idRow,
  );
  const row = claimed && (await db().job.findFirst({ where: { id: claimed.id, leaseOwner: owner } }));
  if (!row) return null;
  const { id, kind, ownerId, cursor, vanished, total, finished, skipped, failed } = row;
  return { id, kind, ownerId, cursor, vanished, input: inputOf(row.input).input, counts: { total, finished, skipped, failed } };
}

/** A job behind its fence: what the runner is asked to do, and how far it is, perhaps further than the runner knows. */
export interface HeldJob extends Standing {
  readonly wish: "pause" | "cancel" | null;
}

/** Where a job stands between two steps. */
export interface Standing {
  readonly cursor: string | null;
  readonly counts: JobCounts;
}

/**
 * The fence in front of what a job writes: keeps the job locked for this transaction. Null when another runner has taken it, so that
 * nothing may be written.
 */
export async function holdJob(tx: Tx, id: number, { owner, until }: Lease): Promise<HeldJob | null> {
  const [held] = await read(
    `UPDATE jobs SET lease_until = ? WHERE id = ? AND lease_owner = ? AND state = 'running'
     RETURNING wish, cursor, total, finished, skipped, failed`,
    [until, id, owner],
    heldRow,
    tx,
  );
  if (!held) return null;
  const { wish, cursor, ...counts } = held;
  return { wish, cursor, counts };
}

/** Keeps how far a job is. Only behind `holdJob`, in the same transaction. */
export async function saveProgress(
  tx: Tx,
  id: number,
  { cursor, counts: { total, finished, skipped, failed } }: Standing,
  { until }: Pick<Lease, "until">,
  changedAt: Date,
): Promise<void> {
  const data = { cursor, total, finished, skipped, failed, leaseUntil: until, changedAt, vanished: 0 };
  await tx.job.update({ where: { id }, data, select: { id: true } });
}

/**
 * As `holdJob` and `saveProgress`, for a step whose statements are known beforehand: changes no row when another runner has taken the
 * job, when it is further than `from`, or when the runner is asked for something.
 */
export function keepingProgress(id: number, from: string | null, to: Standing, { owner, until }: Lease, changedAt: Date): Statement {
  const { total, finished, skipped, failed } = to.counts;
  const sql = `UPDATE jobs SET cursor = ?, total = ?, finished = ?, skipped = ?, failed = ?, lease_until = ?, changed_at = ?, vanished = 0
    WHERE id = ? AND lease_owner = ? AND state = 'running' AND wish IS NULL AND cursor IS NOT DISTINCT FROM ?`;
  return { sql, params: [to.cursor, total, finished, skipped, failed, until, changedAt, id, owner, from], changes: 1 };
}

/** Gives a job up: `waiting` for the next runner, `paused`, or over and then without its material. Only behind `holdJob`. */
export async function leaveJob(
  tx: Tx,
  id: number,
  state: "waiting" | "paused" | "done" | "failed" | "cancelled",
  now: Date,
  told: { readonly problem?: string; readonly result?: string } = {},
): Promise<void> {
  const over = state !== "waiting" && state !== "paused";
  const data = { state, wish: null, leaseOwner: null, leaseUntil: null, changedAt: now, endedAt: over ? now : null, ...told };
  await tx.job.update({ where: { id }, data, select: { id: true } });
  if (over) await closeJob(tx, id, now);
}

/** Prolongs these leases; those that a transaction holds prolong themselves. */
export async function prolongLeases(owners: readonly string[], until: Date): Promise<void> {
  const unlocked = provider() === "postgresql" ? "FOR UPDATE SKIP LOCKED" : "";
  const held = `state = 'running' AND lease_owner IN (${owners.map(() => "?").join(", ")})`;
  await write(`UPDATE jobs SET lease_until = ? WHERE id IN (SELECT id FROM jobs WHERE ${held} ${unlocked})`, [until, ...owners]);
}

const idRow = z.object({ id: z.number() });
const heldRow = z.object({
  wish: z.enum(["pause", "cancel"]).nullable(),
  cursor: z.string().nullable(),
  ...{ total: z.number().nullable(), finished: z.number(), skipped: z.number(), failed: z.number() },
});

function kindIn(kinds: readonly string[]): string {
  return `kind IN (${kinds.map(() => "?").join(", ") || "NULL"})`;
}
