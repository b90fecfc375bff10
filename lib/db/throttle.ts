import { z } from "zod";
import type { Tx } from "./client";
import { lookUp, read, write } from "./statement";

/** How often something happened in the running window, and when (ms since 1970) the window ends. */
export interface Count {
  readonly points: number;
  readonly expiresAt: number;
}

/** One counter: its name and the length of its window. */
export interface Counter {
  readonly key: string;
  readonly windowMs: number;
}

const counted = z.object({ key: z.string(), points: z.number(), expiresAt: z.number() });

/** Counts once more and tells the new state. The window is fixed: it starts with the first count and does not move. */
export async function raise(key: string, { windowMs, now }: { windowMs: number; now: number }): Promise<Count> {
  const [count] = await raiseAll([{ key, windowMs }], now);
  return count ?? { points: 1, expiresAt: now + windowMs };
}

/** Raises several counters in one atomic statement, in `on` when given; the answers stand in the order asked. */
export async function raiseAll(counters: readonly Counter[], now: number, on?: Tx): Promise<Count[]> {
  if (counters.length === 0) return [];
  // In one order everywhere, so that two statements cannot wait for each other's rows.
  const windows = new Map(counters.map(({ key, windowMs }) => [key, windowMs]));
  const sorted = [...windows].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = await read(
    `INSERT INTO throttles (key, points, expires_at) VALUES ${sorted.map(() => "(?, 1, ?)").join(", ")}
     ON CONFLICT (key) DO UPDATE SET
       points = CASE WHEN throttles.expires_at <= ? THEN 1 ELSE throttles.points + 1 END,
       expires_at = CASE WHEN throttles.expires_at <= ? THEN excluded.expires_at ELSE throttles.expires_at END
     RETURNING key, points, expires_at AS "expiresAt"`,
    [...sorted.flatMap(([key, windowMs]) => [key, now + windowMs]), now, now],
    counted,
    on,
  );
  const byKey = new Map(rows.map(({ key, points, expiresAt }) => [key, { points, expiresAt }]));
  return counters.map(({ key, windowMs }) => byKey.get(key) ?? { points: 1, expiresAt: now + windowMs });
}

/** The state without counting; an expired or unknown counter has 0 points. */
export async function peek(key: string, now: number): Promise<Count> {
  const [row] = await lookUp(
    `SELECT key, points, expires_at AS "expiresAt" FROM throttles WHERE key = ? AND expires_at > ?`,
    [key, now],
    counted,
  );
  return row ? { points: row.points, expiresAt: row.expiresAt } : { points: 0, expiresAt: now };
}

/** Gives one count back, never below 0. */
export async function lower(key: string): Promise<void> {
  await write("UPDATE throttles SET points = points - 1 WHERE key = ? AND points > 0", [key]);
}

/** Ends the window of one counter and gives one count of another back, in one statement. */
export async function forgive(ended: string, lowered: string): Promise<void> {
  await write(
    `UPDATE throttles SET points = CASE WHEN key = ? OR points < 1 THEN 0 ELSE points - 1 END,
       expires_at = CASE WHEN key = ? THEN 0 ELSE expires_at END
     WHERE key IN (?, ?)`,
    [ended, ended, ended, lowered],
  );
}

/** Forgets the counter. */
export async function clear(key: string): Promise<void> {
  await write("DELETE FROM throttles WHERE key = ?", [key]);
}

/** Removes the counters whose window has ended; how many they were. */
export function purge(now: number): Promise<number> {
  return write("DELETE FROM throttles WHERE expires_at <= ?", [now]);
}
