import { createHash } from "node:crypto";
import type { AuditEntry, AuditVerdict, Receipt } from "@/lib/domain/audit";
import { db, type Tx } from "./client";
import { lockMark } from "./log-sums";
import { inSlices } from "./page";

/** Adds a receipt to the chain, as part of the transaction that removes. Nothing in the program changes or deletes one. */
export async function addReceipt(tx: Tx, receipt: Receipt): Promise<void> {
  // One after the other, on PostgreSQL too: each entry holds the hash of the one before.
  await lockMark(tx, "audit");
  const last = await tx.auditEntry.findFirst({ orderBy: { id: "desc" }, select: { id: true, hash: true } });
  const entry = { ...receipt, id: (last?.id ?? 0) + 1, previous: last?.hash ?? "" };
  await tx.auditEntry.create({ data: { ...entry, hash: hashOf(entry) } });
}

/** Reads the whole chain, slice by slice, and finds the first entry that was changed, put in or taken out. */
export async function verifyChain(): Promise<AuditVerdict> {
  let [entries, head] = [0, ""];
  const read = (last: AuditEntry | undefined, { take }: { take: number }) =>
    db().auditEntry.findMany({ where: { id: { gt: last?.id ?? 0 } }, orderBy: { id: "asc" }, take }) as Promise<AuditEntry[]>;
  for await (const slice of inSlices<AuditEntry>(read, { skip: 0, take: Number.MAX_SAFE_INTEGER })) {
    for (const entry of slice) {
      const { hash, ...rest } = entry;
      if (entry.id !== entries + 1 || entry.previous !== head || hashOf(rest) !== hash) return { entries, head, broken: entry.id };
      [entries, head] = [entry.id, hash];
    }
  }
  return { entries, head, broken: null };
}

/** The newest entries, at most `limit` of those below `before`. */
export async function listEntries(before: number | null, limit: number): Promise<AuditEntry[]> {
  const where = before === null ? {} : { id: { lt: before } };
  return db().auditEntry.findMany({ where, orderBy: { id: "desc" }, take: limit }) as Promise<AuditEntry[]>;
}

/** The hash of the newest entry, which proves all before it to whoever wrote it down; `""` without entries. */
export async function chainHead(): Promise<{ id: number; hash: string }> {
  const last = await db().auditEntry.findFirst({ orderBy: { id: "desc" }, select: { id: true, hash: true } });
  return last ?? { id: 0, hash: "" };
}

function hashOf(entry: Omit<AuditEntry, "hash">): string {
  const { id, time, act, actorId, actorName, ip, requestId, log, scope, rows, firstId, lastId, digest, previous } = entry;
  const fields = [id, time.getTime(), act, actorId, actorName, ip, requestId, log, scope, rows, firstId, lastId, digest, previous];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}
