import { isAnyMethod, placeInTime, type Snapshot, type Subject } from "../domain/rights";

/** The permissions a user has, each as "method pattern": `*` for any method, the pattern without outer anchors. */
export type HeldSet = ReadonlySet<string>;

/** The account somebody wants to change. */
export interface ManagedAccount {
  readonly subject: Subject;
  /** The column `is_super`: anything but 0 protects the account. */
  readonly isSuper: number;
}

const EVERYTHING = "* .*";

/**
 * What the subject holds, own and by group, at a moment in milliseconds. With `upcoming`, also what starts later: who could reset a
 * password today would otherwise have the rights of tomorrow.
 */
export function holds(snapshot: Snapshot, subject: Subject, at: number, upcoming = false): HeldSet {
  const groups = subject.memberships
    .filter((member) => counts(placeInTime(member, at), upcoming))
    .flatMap((member) => snapshot.groups.get(member.groupId)?.grants ?? []);
  const held = new Set<string>();
  for (const grant of [...subject.grants, ...groups]) {
    const rule = snapshot.permissions.get(grant.permissionId);
    if (!rule || !counts(placeInTime(grant, at), upcoming)) continue;
    held.add(`${isAnyMethod(rule.method) ? "*" : rule.method} ${bare(rule.pattern)}`);
  }
  return held;
}

/** Whether the target holds a permission that the caller lacks (contract 2.7, "rank"). */
export function outranks(target: HeldSet, caller: HeldSet): boolean {
  if (caller.has(EVERYTHING)) return false;
  for (const key of target) {
    if (!caller.has(key) && !caller.has(`* ${key.slice(key.indexOf(" ") + 1)}`)) return true;
  }
  return false;
}

/**
 * Whether the caller may change, delete, restore or revoke the target: superusers everybody, everybody oneself, others nobody who is
 * a superuser, has `is_super` other than 0, or outranks them.
 */
export function mayManage(snapshot: Snapshot, caller: Subject, target: ManagedAccount, at: number): boolean {
  return mayManageAll(snapshot, caller, [target], at);
}

/** The same for every one of the targets. */
export function mayManageAll(snapshot: Snapshot, caller: Subject, targets: readonly ManagedAccount[], at: number): boolean {
  if (caller.superuser) return true;
  const own = holds(snapshot, caller, at);
  return targets.every(({ subject, isSuper }) => {
    if (caller.userId === subject.userId) return true;
    if (subject.superuser || isSuper !== 0) return false;
    return !outranks(holds(snapshot, subject, at, true), own);
  });
}

function counts(place: "in" | "not_yet" | "expired", upcoming: boolean): boolean {
  return place === "in" || (upcoming && place === "not_yet");
}

function bare(pattern: string): string {
  return pattern.slice(pattern.startsWith("^") ? 1 : 0, pattern.endsWith("$") ? -1 : undefined);
}
