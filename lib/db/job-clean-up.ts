import { db } from "./client";
import { write } from "./statement";

/** Jobs of one go, and the rows of one statement. */
const BATCH = 100;
const ROWS = 1_000;

/** Removes the jobs that ended before a moment, and the drafts made before another, with their rows, a batch at a time. */
export async function dropJobs(endedBefore: Date, draftedBefore: Date): Promise<void> {
  const where = { OR: [{ endedAt: { lt: endedBefore } }, { state: "draft", createdAt: { lt: draftedBefore } }] };
  for (let ids: number[] | null = null; ids === null || ids.length === BATCH; ) {
    ids = (await db().job.findMany({ where, select: { id: true }, take: BATCH })).map(({ id }) => id);
    for (const id of ids) await dropJob(id);
  }
}

async function dropJob(id: number): Promise<void> {
  const part = `DELETE FROM job_rows WHERE id IN (SELECT id FROM job_rows WHERE job_id = ? LIMIT ${ROWS})`;
  while ((await write(part, [id])) === ROWS);
  await db().job.deleteMany({ where: { id } });
}
