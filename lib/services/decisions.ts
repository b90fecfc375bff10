import type { Principal } from "../access/actor";
import { findRule } from "../access/address-rules";
import { type Fix, fixesFor } from "../access/fixes";
import { callOf, type JudgedCall, trailOfCall } from "../access/judged-call";
import { type ObjectOutcome, objectOf } from "../access/object-outcome";
import { operation, type Params } from "../access/operation";
import type { Asker } from "../access/trail";
import { db } from "../db/client";
import { type DecisionRow, type RefusalGroup, readDecisionRow, recentRefusals } from "../db/decision-log";
import { memberCounts } from "../db/grant-holders";
import { readAccount, readAccounts, readUser } from "../db/user-reader";
import { readTrail, type Trail } from "../domain/trail";
import { AppError } from "../errors";

/** A refusal: what was evaluated then, and what the engine would decide at the moment. */
export interface Decision {
  readonly row: Omit<DecisionRow, "trail">;
  /** Null for rows without one, such as those of an older release. */
  readonly past: Trail | null;
  /** Null when the account is gone. */
  readonly present: Trail | null;
  /** What the operation would say of the object now; null when the engine refuses or has nobody to ask. */
  readonly object: ObjectOutcome | null;
  readonly fixes: readonly (Fix & { readonly reach: number })[];
}

const MOST_REFUSALS = 20;

/** A refusal by the id that its caller was told. Raises `not_found`. */
export const readDecision = operation({
  at: ["GET", "/admin/decisions/{id}/"],
  target: async (_actor: Principal, { id = "" }: Params): Promise<DecisionRow> => {
    const row = /^[0-9a-f]{32}$/.test(id) ? await readDecisionRow(id) : null;
    if (!row) throw new AppError("not_found");
    return row;
  },
  run: async (actor: Principal, { trail, ...row }: DecisionRow): Promise<Decision> => {
    if (actor.kind !== "user") throw new AppError("forbidden");
    const past = readTrail(trail);
    const asker = row.userId === null ? null : await askerOf(row.userId);
    if (!asker) return { row, past, present: null, object: null, fixes: [] };
    const call = callAgain(asker, row, past, actor.call.time);
    const present = trailOfCall(actor.snapshot, asker, call);
    const object = await objectOf(actor, actor.snapshot, asker, present.allowed ? call : null, readAccount);
    const fixes = fixesFor({ snapshot: actor.snapshot, subjects: new Map() }, asker.subject, present, call);
    const reach = await memberCounts(fixes.flatMap(({ group }) => group?.id ?? []));
    return {
      row,
      past,
      present,
      object,
      fixes: fixes.map((fix) => ({ ...fix, reach: fix.group && fix.kind !== "rejoin" ? (reach.get(fix.group.id) ?? 0) : 1 })),
    };
  },
});

/** The newest refusals of the engine, those of one user at one address as one. */
export const listRefusals = operation({
  at: ["GET", "/admin/decisions/"],
  run: (): Promise<RefusalGroup[]> => recentRefusals(MOST_REFUSALS),
});

async function askerOf(userId: number): Promise<Asker | null> {
  const [[account], user] = await Promise.all([readAccounts(db(), [userId]), readUser(db(), userId)]);
  return account && user ? { kind: "user", name: user.values.username, subject: account.subject } : null;
}

/** The same call once more. What a proxy asked about another program was judged by grants alone. */
function callAgain(asker: Asker, { url, method, path }: Omit<DecisionRow, "trail">, past: Trail | null, at: number): JudgedCall {
  const asked = { method: past?.method ?? method, path: past?.path ?? path };
  const address = { ...asked, at };
  if (url.startsWith("/access/forward")) return { address, options: {}, found: null, served: "elsewhere" };
  // The row keeps the path as it was judged, decoded.
  const called = encodeURI(asked.path);
  if (!findRule(asked.method, called)) return { address, options: {}, found: null, served: "elsewhere" };
  return { ...callOf(asker, { ...asked, path: called, at }), address };
}
