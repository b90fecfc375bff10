import type { PolicyChange } from "@/lib/domain/policy-change";
import type { Subject } from "@/lib/domain/rights";
import type { Tx } from "./client";
import { readAccounts } from "./user-reader";

/** An account that changes name, as the engine and the rank rule see it. */
export type NamedAccount = Awaited<ReturnType<typeof readAccounts>>[number];

/** The live accounts that the changes name, by id. */
export async function readNamedAccounts(on: Tx, changes: readonly PolicyChange[]): Promise<Map<number, NamedAccount>> {
  const accounts = await readAccounts(on, namedUsers(changes));
  return new Map(accounts.map((account) => [account.subject.userId, account]));
}

/** The same accounts as subjects of the engine. */
export async function readNamedSubjects(on: Tx, changes: readonly PolicyChange[]): Promise<Map<number, Subject>> {
  const accounts = await readNamedAccounts(on, changes);
  return new Map([...accounts].map(([id, { subject }]) => [id, subject]));
}

/** The users that changes name, each once. */
export function namedUsers(changes: readonly PolicyChange[]): number[] {
  const ids = changes.flatMap((change) => {
    if ("userId" in change) return [change.userId];
    return "holder" in change && "user" in change.holder ? [change.holder.user] : [];
  });
  return [...new Set(ids)];
}
