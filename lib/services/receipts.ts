import type { Principal } from "../access/actor";
import { operation } from "../access/operation";
import { chainHead, listEntries, verifyChain } from "../db/audit";
import type { AuditEntry, AuditVerdict } from "../domain/audit";

const PAGE = 50;

/** What the page of the receipts shows: some of them, the newest first, and the end of the chain. */
export interface ReceiptPage {
  readonly entries: readonly AuditEntry[];
  /** Below which number the next page begins; null on the last one. */
  readonly next: number | null;
  readonly head: { readonly id: number; readonly hash: string };
}

/** Receipts of removals below the number `before`, or the newest. */
export const listReceipts = operation({
  at: ["GET", "/admin/logs/receipts/"],
  run: async (_actor: Principal, _target: undefined, { before }: { readonly before: number | null }): Promise<ReceiptPage> => {
    const [found, head] = await Promise.all([listEntries(before, PAGE + 1), chainHead()]);
    const entries = found.slice(0, PAGE);
    return { entries, head, next: found.length > PAGE ? (entries.at(-1)?.id ?? null) : null };
  },
});

/** Reads the whole chain and says whether it holds. */
export const verifyReceipts = operation({
  at: ["POST", "/admin/logs/receipts/verify/"],
  run: (): Promise<AuditVerdict> => verifyChain(),
});
