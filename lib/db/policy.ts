import type { Tx } from "./client";
import { beginChange } from "./policy-guard";

/**
 * Tells every instance that rights changed: its next request reads them anew. Part of the transaction that changes them, and before
 * its first change: what is broken of the stored assertions is looked up here, and again when the transaction ends.
 */
export async function bumpPolicy(tx: Tx): Promise<void> {
  await tx.policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
  await beginChange(tx);
}
