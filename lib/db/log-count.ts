import { z } from "zod";
import type { LogCount, LogFilter } from "@/lib/domain/log-filter";
import { conditionsOf, isSummed } from "./log-conditions";
import { type Step, stepsOf } from "./log-steps";
import { countSummed } from "./log-sum-reader";
import { byId, LOG_TABLES } from "./log-tables";
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
const ENDLESS: Patience = { rows: 2 ** 31, looked: Number.POSITIVE_INFINITY };

/** How many rows fit, exactly, or how many at least where a great many would have to be looked at. In statements of some milliseconds each. */
export async function countPatiently(filter: LogFilter, patience = PATIENCE): Promise<LogCount> {
  if (isSummed(filter)) return { count: await countSummed(filter), atLeast: false };
  return countSteps(filter, stepsOf(filter, null), patience);
}

/** How many rows fit, exactly, however long that takes; a text that few rows hold is found soon. */
export async function countLogExactly(filter: LogFilter): Promise<number> {
  const { count, atLeast } = await countPatiently(filter);
  return atLeast ? (await countSteps(filter, stepsOf(filter, null, true), ENDLESS)).count : count;
}

async function countSteps(filter: LogFilter, steps: AsyncIterable<Step>, { rows, looked }: Patience): Promise<LogCount> {
  const fits = conditionsOf(filter);
  let [count, left] = [0, looked];
  for await (const step of steps) {
    if (left <= 0) return { count, atLeast: true };
    const fitting = `SELECT 1 FROM ${step.along === "id" ? byId(filter.log) : LOG_TABLES[filter.log]} WHERE ${step.rows.sql} AND ${fits.sql} LIMIT ?`;
    const params = [...step.rows.params, ...fits.params, rows - count + 1];
    const [found] = await readAside(`SELECT count(*) AS n FROM (${fitting}) f`, params, z.object({ n: z.coerce.number() }));
    count += found?.n ?? 0;
    if (count > rows) return { count: rows, atLeast: true };
    left -= step.cost;
  }
  return { count, atLeast: false };
}
