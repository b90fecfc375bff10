import type { Assertion } from "../domain/assertion";
import { placeInTime, type Snapshot, type Subject } from "../domain/rights";
import { pathForms } from "./address";
import type { Rights } from "./changed-rights";
import { decide } from "./decide";
import { matchesAny } from "./patterns";

/** Stands for the member of a group who has nothing else. */
const PROBE = 0;

/**
 * The users who make a sentence false, as ids; 0 for the imagined member of a group; empty while it is true. What is forbidden is
 * judged at `at` (ms) and at every later moment when something begins, so that a right given for tomorrow is seen today; what is
 * allowed is judged at `at`.
 */
export function offenders({ snapshot, subjects }: Rights, assertion: Assertion, at: number): ReadonlySet<number> {
  const { subject, allowed } = assertion;
  if ("nobodyBut" in subject) {
    const found = [...subjects.values()].filter(
      (user) => user.active && !user.superuser && mayEver(snapshot, user, assertion, at, new Set(subject.nobodyBut)),
    );
    return new Set(found.map(({ userId }) => userId));
  }
  const [id, one] = "group" in subject ? [PROBE, memberOf(subject.group)] : [subject.user, subjects.get(subject.user) ?? null];
  const holds = allowed ? decide(snapshot, one, { ...assertion, at }).allowed : !one || !mayEver(snapshot, one, assertion, at, new Set());
  return holds ? new Set() : new Set([id]);
}

/** Whether a stored pattern matches the path of one of the sentences: grants of other patterns can make none true or false. */
export function fitsOne(assertions: readonly Assertion[]): (pattern: string) => boolean {
  const paths = [...new Set(assertions.flatMap(({ path }) => pathForms(path)))];
  return (pattern) => matchesAny(pattern, paths);
}

function memberOf(groupId: number): Subject {
  return { userId: PROBE, active: true, superuser: false, grants: [], memberships: [{ groupId, from: null, until: null }] };
}

function mayEver(snapshot: Snapshot, user: Subject, assertion: Assertion, at: number, exempt: ReadonlySet<number>): boolean {
  const isExempt = (time: number) => user.memberships.some((member) => exempt.has(member.groupId) && placeInTime(member, time) === "in");
  return moments(snapshot, user, at, exempt).some((time) => !isExempt(time) && decide(snapshot, user, { ...assertion, at: time }).allowed);
}

/** Now, and whenever a grant or a place in a group begins, or a place ends that exempts: in between nobody gains anything. */
function moments(snapshot: Snapshot, { grants, memberships }: Subject, at: number, exempt: ReadonlySet<number>): number[] {
  const shared = memberships.flatMap(({ groupId }) => snapshot.groups.get(groupId)?.grants ?? []);
  const begins = [...grants, ...memberships, ...shared].map(({ from }) => from);
  const ends = memberships.flatMap(({ groupId, until }) => (exempt.has(groupId) ? until : []));
  const later = [...begins, ...ends].filter((time) => time !== null && time > at);
  return [...new Set([at, ...later.map(Number)])];
}
