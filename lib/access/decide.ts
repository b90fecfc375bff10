import { type Bound, type Granted, isAnyMethod, type PermissionRule, placeInTime, type Snapshot, type Subject } from "../domain/rights";
import { type Address, pathForms } from "./address";
import { compilePattern, matchesAny } from "./patterns";
import { fittingRules, grantsOf } from "./rule-index";

export type Reason = "open" | "anonymous" | "inactive" | "signed_in" | "superuser" | "self" | "granted" | "no_grant";

/** How a permission reached the user. */
export type Via = "direct" | { readonly groupId: number };

export interface Decision {
  readonly allowed: boolean;
  readonly reason: Reason;
  /** The grant that allowed it, for the reason `granted`. */
  readonly by?: { readonly permissionId: number; readonly via: Via };
}

/** What became of one grant. */
export type GrantOutcome = "granted" | "not_yet" | "expired" | "unknown" | "other_method" | "broken_pattern" | "other_path";

/** One thing the engine looked at, in the order it looked. `bound` tells when a membership or grant begins and ends, in ms. */
export type Step =
  | { readonly check: "open" | "anonymous" | "inactive" | "superuser" | "self"; readonly holds: boolean }
  | {
      readonly check: "membership";
      readonly groupId: number;
      readonly outcome: "in" | "not_yet" | "expired" | "unknown";
      readonly bound: Bound;
    }
  | { readonly check: "grant"; readonly permissionId: number; readonly via: Via; readonly outcome: GrantOutcome; readonly bound: Bound };

export interface Explanation extends Decision {
  readonly trail: readonly Step[];
}

/** `open`: the address needs no right, `signedIn`: it needs no grant. `self`: the operation's own rule found that the caller asks about the own account. */
export interface DecideOptions {
  readonly open?: boolean;
  readonly signedIn?: boolean;
  readonly self?: boolean;
}

type Note = ((step: Step) => void) | null;

/**
 * Whether the subject (null = nobody is signed in) may do what the address says. The order is open, anonymous, inactive, signed in,
 * superuser, self, some own or group grant valid at `address.at`; whatever no grant allows is refused. Pure: reads no clock and no database.
 */
export function decide(snapshot: Snapshot, subject: Subject | null, address: Address, options: DecideOptions = {}): Decision {
  return evaluate(snapshot, subject, address, options, null);
}

/** The same decision with all that was looked at on the way. */
export function explain(snapshot: Snapshot, subject: Subject | null, address: Address, options: DecideOptions = {}): Explanation {
  const trail: Step[] = [];
  const decision = evaluate(snapshot, subject, address, options, (step) => trail.push(step));
  return { ...decision, trail };
}

function evaluate(snapshot: Snapshot, subject: Subject | null, address: Address, options: DecideOptions, note: Note): Decision {
  note?.({ check: "open", holds: options.open === true });
  if (options.open) return { allowed: true, reason: "open" };
  note?.({ check: "anonymous", holds: subject === null });
  if (!subject) return { allowed: false, reason: "anonymous" };
  note?.({ check: "inactive", holds: !subject.active });
  if (!subject.active) return { allowed: false, reason: "inactive" };
  if (options.signedIn) return { allowed: true, reason: "signed_in" };
  note?.({ check: "superuser", holds: subject.superuser });
  if (subject.superuser) return { allowed: true, reason: "superuser" };
  note?.({ check: "self", holds: options.self === true });
  if (options.self) return { allowed: true, reason: "self" };
  return findGrant(snapshot, subject, address, note) ?? { allowed: false, reason: "no_grant" };
}

function findGrant(snapshot: Snapshot, subject: Subject, address: Address, note: Note): Decision | null {
  const method = address.method === "HEAD" ? "GET" : address.method;
  const paths = pathForms(address.path);
  return note
    ? walkGrants(snapshot, subject, { method, paths, at: address.at }, note)
    : lookUpGrant(snapshot, subject, { method, paths, at: address.at });
}

interface Asked {
  readonly method: string;
  readonly paths: readonly string[];
  readonly at: number;
}

/** Looks at every grant, since a trail tells each. */
function walkGrants(snapshot: Snapshot, subject: Subject, asked: Asked, note: (step: Step) => void): Decision | null {
  const own = tryGrants(snapshot, subject.grants, "direct", asked, note);
  if (own) return own;
  for (const member of subject.memberships) {
    const group = snapshot.groups.get(member.groupId);
    const place = group ? placeInTime(member, asked.at) : "unknown";
    note({ check: "membership", groupId: member.groupId, outcome: place, bound: spanOf(member) });
    if (!group || place !== "in") continue;
    const shared = tryGrants(snapshot, group.grants, { groupId: group.id }, asked, note);
    if (shared) return shared;
  }
  return null;
}

/** Finds the same grant in the same order from the other end: first the few permissions that fit, then who gives one of them. */
function lookUpGrant(snapshot: Snapshot, subject: Subject, { method, paths, at }: Asked): Decision | null {
  if (subject.grants.length + subject.memberships.length === 0) return null;
  const fitting = fittingRules(snapshot, method, paths);
  if (fitting.size === 0) return null;
  const own = subject.grants.find((grant) => fitting.has(grant.permissionId) && placeInTime(grant, at) === "in");
  if (own) return { allowed: true, reason: "granted", by: { permissionId: own.permissionId, via: "direct" } };
  for (const member of subject.memberships) {
    const group = placeInTime(member, at) === "in" ? snapshot.groups.get(member.groupId) : undefined;
    const shared = group && grantsOf(group, fitting).find((grant) => placeInTime(grant, at) === "in");
    if (group && shared) return { allowed: true, reason: "granted", by: { permissionId: shared.permissionId, via: { groupId: group.id } } };
  }
  return null;
}

function tryGrants(
  snapshot: Snapshot,
  grants: readonly Granted[],
  via: Via,
  { method, paths, at }: Asked,
  note: (step: Step) => void,
): Decision | null {
  for (const grant of grants) {
    const rule = snapshot.permissions.get(grant.permissionId);
    const place = placeInTime(grant, at);
    const matches = rule !== undefined && place === "in" && fitsMethod(rule, method) && matchesAny(rule.pattern, paths);
    note({
      ...{ check: "grant", permissionId: grant.permissionId, via, bound: spanOf(grant) },
      outcome: matches ? "granted" : whyNot(rule, place, method),
    });
    if (matches) return { allowed: true, reason: "granted", by: { permissionId: grant.permissionId, via } };
  }
  return null;
}

function spanOf({ from, until }: Bound): Bound {
  return { from, until };
}

function fitsMethod(rule: PermissionRule, method: string): boolean {
  return rule.method === method || isAnyMethod(rule.method);
}

/** Names the refusal of a grant that did not match; only a trail asks for it. */
function whyNot(rule: PermissionRule | undefined, place: "in" | "not_yet" | "expired", method: string): GrantOutcome {
  if (!rule) return "unknown";
  if (place !== "in") return place;
  if (!fitsMethod(rule, method)) return "other_method";
  return "problem" in compilePattern(rule.pattern) ? "broken_pattern" : "other_path";
}
