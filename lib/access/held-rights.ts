import { type Bound, type Granted, placeInTime, type Snapshot, type Subject } from "../domain/rights";

/** A permission that a user has or will have, and how. */
export interface HeldRight extends Bound {
  readonly method: string;
  readonly pattern: string;
  readonly apiId: number;
  /** The name of the group it comes through; null for one of the user's own. */
  readonly group: string | null;
}

/** A group that a user is in or will be in. */
export interface HeldGroup extends Bound {
  readonly name: string;
}

/**
 * The groups and permissions of a user that have not run out at `at` (ms), as the engine reads them: groups by name, permissions by
 * pattern, method and group.
 */
export function heldRights(snapshot: Snapshot, subject: Subject, at: number): { groups: HeldGroup[]; rights: HeldRight[] } {
  const places = subject.memberships.flatMap((member) => {
    const group = snapshot.groups.get(member.groupId);
    return group && lasts(member, at) ? [{ group, member }] : [];
  });
  const shared = places.flatMap(({ group, member }) =>
    group.grants.map((grant) => ({ ...both(grant, member), permissionId: grant.permissionId, group: group.name })),
  );
  const own = subject.grants.map((grant: Granted) => ({ ...grant, group: null }));
  const rights = [...own, ...shared].flatMap(({ permissionId, group, from, until }) => {
    const rule = snapshot.permissions.get(permissionId);
    if (!rule || !lasts({ from, until }, at)) return [];
    return [{ method: rule.method, pattern: rule.pattern, apiId: rule.apiId, group, from, until }];
  });
  const key = (right: HeldRight) => `${right.pattern} ${right.method} ${right.group ?? ""}`;
  const groups = places.map(({ group, member }) => ({ name: group.name, from: member.from, until: member.until }));
  return {
    groups: groups.sort((a, b) => (a.name < b.name ? -1 : 1)),
    rights: rights.sort((a, b) => (key(a) < key(b) ? -1 : 1)),
  };
}

function lasts(bound: Bound, at: number): boolean {
  return placeInTime(bound, at) !== "expired";
}

/** A grant of a group counts only while the user is in it. */
function both(one: Bound, other: Bound): Bound {
  const starts = [one.from, other.from].filter((time) => time !== null);
  const ends = [one.until, other.until].filter((time) => time !== null);
  return { from: starts.length > 0 ? Math.max(...starts) : null, until: ends.length > 0 ? Math.min(...ends) : null };
}
