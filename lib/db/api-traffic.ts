import { z } from "zod";
import { type CallRow, MOST_KINDS, type Traffic } from "@/lib/domain/api-traffic";
import { processWide } from "@/lib/global";
import { moment, type Param } from "./statement";
import { readAside } from "./worker/read-aside";

const DAY = 86_400_000;
const PARTS = 7;
/** Rows of the log that are counted at most, the newest ones: about a second of the worker. */
const MOST_ROWS = 500_000;
const KEPT = 60_000;
const STALE = 600_000;
const LONGEST_KEPT = 3_600_000;
const BEHIND = 500;

const kept = () => processWide("api-traffic", () => new Map<number, Counted>());

/** A count, when it was begun, what came of it, and the one that is under way behind it. */
interface Counted {
  readonly at: number;
  readonly value: Promise<Traffic>;
  told: Traffic | null;
  next: Promise<void> | null;
}

/**
 * The calls of the last `days` days before `now` (ms) by method and path. A count older than a minute is told once more while the next
 * one is under way, so that a page waits for the log only when nobody has asked for ten minutes.
 */
export function readTraffic(now: number, days: number): Promise<Traffic> {
  const held = kept().get(days);
  const age = held ? Math.abs(now - held.at) : Number.POSITIVE_INFINITY;
  if (!held || age >= STALE) return hold(now, days, countTraffic(now, days));
  if (age >= KEPT && !held.next) {
    held.next = countTraffic(now, days).then(
      (value) => void hold(now, days, Promise.resolve(value)),
      () => {
        held.next = null;
      },
    );
  }
  return held.value;
}

/**
 * As `readTraffic`, for a page that must not wait for the log: what was counted within the last hour, else null. Where nothing was, a count
 * begins a moment later, behind the answer.
 */
export function keptTraffic(now: number, days: number): Traffic | null {
  const held = kept().get(days);
  if (held && Math.abs(now - held.at) < LONGEST_KEPT) return held.told;
  const begun = setTimeout(() => void readTraffic(now, days).catch(() => null), BEHIND);
  begun.unref();
  return null;
}

function hold(at: number, days: number, value: Promise<Traffic>): Promise<Traffic> {
  const counted: Counted = { at, value, told: null, next: null };
  kept().set(days, counted);
  value.then(
    (traffic) => {
      counted.told = traffic;
    },
    () => kept().delete(days),
  );
  return value;
}

/** Who made calls of one method on one path, for at most `MOST_CALLERS` such triples; `cut` tells whether there are more. */
export async function readCallers(since: number): Promise<{ readonly cut: boolean; readonly rows: readonly Caller[] }> {
  const sql = `SELECT path, method, user_id AS "userId" FROM operation_logs
    WHERE time >= ? AND user_id IS NOT NULL AND status <> 403 GROUP BY path, method, user_id LIMIT ?`;
  const rows = await readAside(sql, [new Date(since), MOST_CALLERS + 1], callerRow);
  return { cut: rows.length > MOST_CALLERS, rows: rows.slice(0, MOST_CALLERS) };
}

export interface Caller {
  readonly path: string;
  readonly method: string;
  readonly userId: number;
}

const MOST_CALLERS = 20_000;
const callerRow: z.ZodType<Caller> = z.object({ path: z.string(), method: z.string(), userId: z.number() });
const firstRow = z.object({ time: moment.nullable() });
const countRow = z
  .object({
    path: z.string(),
    method: z.string(),
    ...{ count: z.number(), refused: z.number(), missing: z.number(), ruled: z.number(), last: moment },
    ...{ p0: z.number(), p1: z.number(), p2: z.number(), p3: z.number(), p4: z.number(), p5: z.number(), p6: z.number() },
  })
  .transform(
    ({ p0, p1, p2, p3, p4, p5, p6, last, ...row }): CallRow => ({ ...row, last: last.getTime(), parts: [p0, p1, p2, p3, p4, p5, p6] }),
  );

async function countTraffic(until: number, days: number): Promise<Traffic> {
  const from = until - days * DAY;
  const [first] = await readAside("SELECT min(time) AS time FROM operation_logs", [], firstRow);
  const [beyond] = await readAside(
    "SELECT time FROM operation_logs WHERE time >= ? ORDER BY time DESC LIMIT 1 OFFSET ?",
    [new Date(from), MOST_ROWS],
    firstRow,
  );
  // The row at the limit shares its moment with rows that are not counted.
  const reach = Math.max(first?.time?.getTime() ?? until, beyond?.time ? beyond.time.getTime() + 1 : 0);
  const since = Math.max(from, reach);
  const step = (days * DAY) / PARTS;
  const bounds = Array.from({ length: PARTS }, (_, part): Param[] => [new Date(from + part * step), new Date(from + (part + 1) * step)]);
  const parts = bounds.map((_, part) => `sum(CASE WHEN time >= ? AND time < ? THEN repeats ELSE 0 END) AS p${part}`).join(", ");
  const sql = `SELECT path, method, sum(repeats) AS count, sum(CASE WHEN status = 403 THEN repeats ELSE 0 END) AS refused,
    sum(CASE WHEN status = 404 THEN repeats ELSE 0 END) AS missing, max(time) AS last,
    sum(CASE WHEN reason IN ('superuser', 'self', 'granted', 'no_grant') THEN repeats ELSE 0 END) AS ruled, ${parts}
    FROM operation_logs WHERE time >= ? GROUP BY path, method ORDER BY 3 DESC, path, method LIMIT ?`;
  const rows = await readAside(sql, [...bounds.flat(), new Date(since), MOST_KINDS + 1], countRow);
  return { days, from, until, reach, cut: rows.length > MOST_KINDS, rows: rows.slice(0, MOST_KINDS) };
}
