import { placeInTime, type Snapshot, type Subject } from "../domain/rights";
import type { Trail, TrailApi, TrailGrant } from "../domain/trail";
import { type Address, pathForms } from "./address";
import { type DecideOptions, decide } from "./decide";
import { matchesAny } from "./patterns";

/** Who is judged. A group is judged as somebody who is in it and has nothing else. */
export interface Asker {
  readonly kind: "user" | "group";
  readonly name: string;
  readonly subject: Subject;
}

const MOST_GROUPS = 200;
const MOST_APIS = 50;
/** Of a kept trail, in characters of JSON. */
const LONGEST_TEXT = 4_000;

/** The subject that stands for the members of a group. */
export function groupSubject(groupId: number): Subject {
  return { userId: 0, active: true, superuser: false, grants: [], memberships: [{ groupId, from: null, until: null }] };
}

/** The decision of `decide` with all that it rests on: groups, and the APIs whose pattern matches with what the subject holds of them. */
export function trailOf(snapshot: Snapshot, asker: Asker | null, address: Address, options: DecideOptions): Trail {
  const subject = asker?.subject ?? null;
  const { allowed, reason } = decide(snapshot, subject, address, options);
  const paths = pathForms(address.path);
  const matching = [...snapshot.apis.values()].filter(({ pattern }) => matchesAny(pattern, paths));
  const held = heldOn(snapshot, subject, new Set(matching.map(({ id }) => id)), address.at);
  const groups = (subject?.memberships ?? []).flatMap(({ groupId, from, until }) => {
    const group = snapshot.groups.get(groupId);
    return group ? [{ id: groupId, name: group.name, place: placeInTime({ from, until }, address.at), from, until }] : [];
  });
  const apis = matching.map(({ id, name, pattern }): TrailApi => ({ id, name, pattern, grants: held.get(id) ?? [] }));
  // What is held of an API tells more than that its pattern matches.
  apis.sort((a, b) => b.grants.length - a.grants.length);
  return {
    ...{ method: address.method, path: address.path, at: address.at },
    access: options.open ? "open" : options.signedIn ? "signed_in" : "ruled",
    subject: asker && {
      ...{ kind: asker.kind, id: asker.kind === "group" ? (asker.subject.memberships[0]?.groupId ?? 0) : asker.subject.userId },
      ...{ name: asker.name, active: asker.subject.active, superuser: asker.subject.superuser },
    },
    ...{ self: options.self === true, allowed, reason, direct: subject?.grants.length ?? 0 },
    ...{ groups: groups.slice(0, MOST_GROUPS), apis: apis.slice(0, MOST_APIS), patterns: snapshot.apis.size },
    left: { groups: Math.max(0, groups.length - MOST_GROUPS), apis: Math.max(0, apis.length - MOST_APIS) },
  };
}

/** The same as JSON text of at most 4,000 characters, for a log: groups and APIs that make it longer are only counted. */
export function trailText(...question: Parameters<typeof trailOf>): string {
  let trail = trailOf(...question);
  let text = JSON.stringify(trail);
  while (text.length > LONGEST_TEXT) {
    const shorter = halved(trail);
    if (!shorter) return JSON.stringify({ ...trail, path: trail.path.slice(0, 200), apis: [], groups: [] });
    trail = shorter;
    text = JSON.stringify(trail);
  }
  return text;
}

function halved(trail: Trail): Trail | null {
  const { groups, apis, left } = trail;
  if (groups.length + apis.length === 0) return null;
  const kept = { groups: groups.slice(0, Math.floor(groups.length / 2)), apis };
  if (groups.length <= apis.length) Object.assign(kept, { groups, apis: apis.slice(0, Math.floor(apis.length / 2)) });
  return {
    ...{ ...trail, ...kept },
    left: { groups: left.groups + groups.length - kept.groups.length, apis: left.apis + apis.length - kept.apis.length },
  };
}

/** By API, what the subject holds of it, own grants first. */
function heldOn(snapshot: Snapshot, subject: Subject | null, apis: ReadonlySet<number>, at: number): Map<number, TrailGrant[]> {
  const held = new Map<number, TrailGrant[]>();
  const take = (grants: Subject["grants"], group: number | null) => {
    for (const { permissionId, from, until } of grants) {
      const rule = snapshot.permissions.get(permissionId);
      if (!rule || !apis.has(rule.apiId)) continue;
      const grant = { method: rule.method, group, place: placeInTime({ from, until }, at), from, until };
      const there = held.get(rule.apiId);
      if (there) there.push(grant);
      else held.set(rule.apiId, [grant]);
    }
  };
  take(subject?.grants ?? [], null);
  for (const { groupId } of subject?.memberships ?? []) take(snapshot.groups.get(groupId)?.grants ?? [], groupId);
  return held;
}
