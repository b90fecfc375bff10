import type { Tx } from "./client";
import { eraseMaterial } from "./job-rows";
import { tellRemoval } from "./removal-receipt";

/** What follows the end of a job, however it came: its material is erased, and what it removed for good is told in the audit chain. */
export async function closeJob(tx: Tx, id: number, now: Date): Promise<void> {
  await eraseMaterial(tx, id);
  await tellRemoval(tx, id, now);
}
