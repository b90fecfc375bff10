import { z } from "zod";
import type { Tx } from "./client";
import { lookUp, write } from "./statement";
import { readAside } from "./worker/read-aside";

/** Parts that one statement erases, some megabyte at most, so that no other write waits for long. */
const ERASED = 10;

/** A piece of the file that a job makes. */
export interface JobPart {
  /** Its place, from 0. */
  readonly part: number;
  readonly rows: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Adds a part to the file of a job. */
export async function addPart(tx: Tx, jobId: number, { part, rows, bytes }: JobPart): Promise<void> {
  await tx.jobPart.create({ data: { jobId, part, rows, size: bytes.length, bytes }, select: { id: true } });
}

/** The parts of a file in order, each read when it is asked for. */
export async function* readParts(jobId: number): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part++) {
    const [found] = await readAside("SELECT bytes FROM job_parts WHERE job_id = ? AND part = ?", [jobId, part], bytesRow);
    if (!found) return;
    yield found.bytes;
  }
}

/** Erases the file of a job that failed or was cancelled, some parts at a time; leaves those of others alone. */
export async function eraseUnwanted(jobId: number): Promise<void> {
  await erase(jobId, "j.state IN ('failed', 'cancelled')", []);
}

/** Erases all files that are of no use any more: of jobs that failed or were cancelled, and of those that ended before a moment. */
export async function dropFiles(endedBefore: Date): Promise<void> {
  const over = "(j.state IN ('failed', 'cancelled') OR j.state = 'done' AND j.ended_at < ?)";
  const sql = `SELECT j.id FROM jobs j WHERE ${over} AND EXISTS (SELECT 1 FROM job_parts p WHERE p.job_id = j.id)`;
  for (const { id } of await lookUp(sql, [endedBefore], idRow)) await erase(id, over, [endedBefore]);
}

/** Asks for the state of the job each time, so that no file is erased that is still being made. */
async function erase(jobId: number, over: string, params: readonly Date[]): Promise<void> {
  const sql = `DELETE FROM job_parts WHERE id IN (SELECT p.id FROM job_parts p JOIN jobs j ON j.id = p.job_id
    WHERE p.job_id = ? AND ${over} ORDER BY p.part LIMIT ${ERASED})`;
  while ((await write(sql, [jobId, ...params])) === ERASED);
}

const bytesRow = z.object({ bytes: z.instanceof(Uint8Array) });
const idRow = z.object({ id: z.number() });
