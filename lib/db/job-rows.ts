import { z } from "zod";
import type { RowVerdict } from "@/lib/domain/job";
import type { Tx } from "./client";
import { slices } from "./page";
import { read, write } from "./statement";

/** One row of a job's material. `data` is what the kind put there, sealed if it is secret; null once the job is over. */
export interface MaterialRow {
  /** From 0, in the order of the material. */
  readonly position: number;
  readonly data: string | null;
  readonly verdict: RowVerdict | null;
}

/** Of a statement's values, so that it fits on both databases and holds the loop only shortly. */
const SLICE = 200;
/** Rows whose data one statement erases. */
const ERASED = 1_000;

/** Puts rows into a job; one that has their position already gets the new data and verdict. */
export async function putRows(tx: Tx, jobId: number, rows: readonly MaterialRow[]): Promise<void> {
  for (const slice of slices(rows, SLICE)) {
    await write(
      `INSERT INTO job_rows (job_id, position, data, verdict) VALUES ${slice.map(() => "(?, ?, ?, ?)").join(", ")}
       ON CONFLICT (job_id, position) DO UPDATE SET data = excluded.data, verdict = excluded.verdict`,
      slice.flatMap(({ position, data, verdict }) => [jobId, position, data, verdict && JSON.stringify(verdict)]),
      tx,
    );
  }
}

/** The rows from a position on, in order, at most `limit`. */
export async function readRows(on: Tx, jobId: number, from: number, limit: number): Promise<MaterialRow[]> {
  const rows = await on.jobRow.findMany({ where: { jobId, position: { gte: from } }, orderBy: { position: "asc" }, take: limit });
  return rows.map(({ position, data, verdict }) => ({ position, data, verdict: verdictOf(verdict) }));
}

/** Erases what a job worked on; the verdicts stay. */
export async function eraseMaterial(tx: Tx, jobId: number): Promise<void> {
  const [{ last } = { last: null }] = await read(
    "SELECT max(position) AS last FROM job_rows WHERE job_id = ? AND data IS NOT NULL",
    [jobId],
    z.object({ last: z.number().nullable() }),
    tx,
  );
  for (let from = 0; last !== null && from <= last; from += ERASED) {
    const part = [jobId, from, from + ERASED];
    await write("UPDATE job_rows SET data = NULL WHERE job_id = ? AND position >= ? AND position < ?", part, tx);
  }
}

const verdict = z.object({
  level: z.enum(["done", "skipped", "warning", "failed"]),
  name: z.string(),
  problems: z.array(
    z.object({
      field: z.string().nullable(),
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
});

function verdictOf(stored: string | null): RowVerdict | null {
  return stored === null ? null : verdict.parse(JSON.parse(stored));
}
