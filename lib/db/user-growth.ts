import { z } from "zod";
import type { SumSpan } from "@/lib/domain/log-sums";
import { bucketSql } from "./log-sums";
import { readAside } from "./worker/read-aside";

/** Of more accounts the newest are counted. */
export const MOST_COUNTED = 10_000;

/** How many accounts were made since a moment, by buckets of `span` minutes, among the newest `MOST_COUNTED` that are not deleted. */
export function countNewUsers(since: Date, span: SumSpan): Promise<{ readonly bucket: number; readonly rows: number }[]> {
  const newest = `SELECT created_at FROM users WHERE deleted_at IS NULL ORDER BY id DESC LIMIT ${MOST_COUNTED}`;
  const sql = `SELECT ${bucketSql(span, "created_at")} AS bucket, count(*) AS rows FROM (${newest}) u WHERE created_at >= ? GROUP BY 1`;
  return readAside(sql, [since], z.object({ bucket: z.number(), rows: z.coerce.number() }));
}
