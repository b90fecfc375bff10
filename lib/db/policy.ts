import type { Tx } from "./client";

/** Tells every instance that rights changed: its next request reads them anew. Part of the transaction that changes them. */
export async function bumpPolicy(tx: Tx): Promise<void> {
  await tx.policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
}
