import { z } from "zod";
import { tellArchive } from "@/lib/domain/log-archive";
import { type LogRemoval, logRemoval, removalAct, removalCursor } from "@/lib/domain/log-removal";
import { addReceipt } from "./audit";
import type { Tx } from "./client";
import { factsOf, NOTHING_REMOVED } from "./log-delete";

/** What both receipts of a job tell: who asked, from where, and for what. */
export interface RemovalFacts {
  readonly jobId: number;
  readonly input: LogRemoval;
  readonly time: Date;
  readonly actorId: number | null;
  readonly actorName: string;
}

/** Says in the chain that a job has begun to remove rows; part of the transaction that removes the first ones. */
export async function tellBegun(tx: Tx, facts: RemovalFacts): Promise<void> {
  await addReceipt(tx, { ...toldOf(facts), act: "delete_begun", ...factsOf(NOTHING_REMOVED) });
}

/**
 * Says in the chain what a job has removed, when it removed anything: part of the transaction that ends the job, in whichever way.
 * Does nothing for jobs of other kinds.
 */
export async function tellRemoval(tx: Tx, jobId: number, time: Date): Promise<void> {
  const select = { kind: true, input: true, cursor: true, ownerId: true, ownerName: true };
  const job = await tx.job.findUniqueOrThrow({ where: { id: jobId }, select });
  const act = removalAct(job.kind);
  if (!act || job.cursor === null) return;
  const { removed, files } = removalCursor.parse(JSON.parse(job.cursor));
  if (removed.rows === 0) return;
  const { input } = stored.parse(JSON.parse(job.input));
  const facts = { jobId, input, time, actorId: job.ownerId, actorName: job.ownerName };
  await addReceipt(tx, { ...toldOf(facts, tellArchive(files)), act, ...factsOf(removed) });
}

/** As `createJob` keeps it. */
const stored = z.object({ input: logRemoval });

function toldOf({ jobId, input: { log, wanted, author }, time, actorId, actorName }: RemovalFacts, archive = {}) {
  return { time, actorId, actorName, ...author, log, scope: JSON.stringify({ job: jobId, ...wanted, ...archive }) };
}
