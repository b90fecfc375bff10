import type { Snapshot, Subject } from "../domain/rights";
import { type HeldSet, holds, outranks } from "./rank";

/** What a user loses with a group, and what of the group's permissions the user has in another way too. */
export interface Loss {
  readonly lost: HeldSet;
  readonly kept: HeldSet;
}

const NOTHING: Loss = { lost: new Set(), kept: new Set() };

/**
 * What a member loses when the group goes, now and of what starts later, judged as the rank rule judges: a permission is kept when own
 * grants or other groups hold it or a wider one of the same pattern. Superusers lose nothing. `at` in ms.
 */
export function lossOf(snapshot: Snapshot, subject: Subject, groupId: number, at: number): Loss {
  if (subject.superuser) return NOTHING;
  const here = subject.memberships.filter((member) => member.groupId === groupId);
  const elsewhere = subject.memberships.filter((member) => member.groupId !== groupId);
  const rest = holds(snapshot, { ...subject, memberships: elsewhere }, at, true);
  const lost = new Set<string>();
  const kept = new Set<string>();
  for (const key of holds(snapshot, { ...subject, grants: [], memberships: here }, at, true)) {
    if (outranks(new Set([key]), rest)) lost.add(key);
    else kept.add(key);
  }
  return { lost, kept };
}
