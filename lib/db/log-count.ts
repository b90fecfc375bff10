import { z } from "zod";
import type { LogCount, LogFilter } from "@/lib/domain/log-filter";
import { conditionsOf, isSummed } from "./log-conditions";
import { stepsOf } from "./log-steps";
import { countSummed } from "./log-sum-reader";
import { LOG_TABLES } from "./log-tables";
import { readAside } from "./worker/read-aside";

/** Where a count is given up. */
interface Patience {
  /** Rows that fit. */
  readonly rows: number;
  /** Rows looked at. */
  readonly looked: number;
}

/** About a third of a second. */
const PATIENCE: Patience = { rows: 10_000, looked: 300_000 };
const ENDLESS: Patience = { rows: Number.POSITIVE_INFINITY, looked: Number.POSITIVE_INFINITY };

/** How many rows fit, exactly, or how many at least where a great many would have to be looked at. In statements of some milliseconds each. */
export async function countPatiently(filter: LogFilter, { rows, looked } = PATIENCE): Promise<LogCount> {
  if (isSummed(filter)) return { count: await countSummed(filter), atLeast: false };
  const fits = conditionsOf(filter);
  let [count, left] = [0, looked];
  for await (const step of stepsOf(filter, null, true)) {
    if (left <= 0 || count > rows) return { count: Math.min(count, rows), atLeast: true };
    const sql = `SELECT count(*) AS n FROM ${LOG_TABLES[filter.log]} WHERE ${step.rows.sql} AND ${fits.sql}`;
    const [found] = await readAside(sql, [...step.rows.params, ...fits.params], z.object({ n: z.coerce.number() }));
    count += found?.n ?? 0;
    left -= step.cost;
  }
  return { count, atLeast: false };
}

/** How many rows fit, exactly, however long that takes. */
export async function countLogExactly(filter: LogFilter): Promise<number> {
  return (await countPatiently(filter, ENDLESS)).count;
}
