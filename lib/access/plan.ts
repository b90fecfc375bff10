import type { PolicyChange } from "../domain/policy-change";
import type { PlannedRight } from "../domain/policy-plan";
import { isAnyMethod, type Snapshot, type Subject } from "../domain/rights";
import { findRule } from "./address-rules";
import type { Rights } from "./changed-rights";
import { decide } from "./decide";
import { literalPath } from "./patterns";
import { type HeldSet, holds, outranks } from "./rank";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const NOTHING: HeldSet = new Set();
const EVERYTHING: HeldSet = new Set(["* .*"]);

/** What a user gains and loses. */
export interface Difference {
  readonly gained: readonly PlannedRight[];
  readonly lost: readonly PlannedRight[];
}

/** A method on a canonical path, asked by a user. */
export interface AskedCall {
  readonly userId: number;
  readonly method: string;
  readonly path: string;
}

/**
 * What each of `ids` gains and loses from `before` to `after`, at a moment in ms: rights that count at that moment or start later. A
 * right that only changes its form counts as neither, also where `decide` answers alike because another pattern covers it.
 */
export function differenceOf(before: Rights, after: Rights, at: number): (id: number) => Difference {
  const known = new Map<string, Difference>();
  return (id) => {
    const [old, next] = [before.subjects.get(id), after.subjects.get(id)];
    if (!old || !next) return { gained: [], lost: [] };
    const key = JSON.stringify([signature(old), signature(next)]);
    const difference = known.get(key) ?? compare({ ...before, subject: old }, { ...after, subject: next }, at);
    known.set(key, difference);
    return difference;
  };
}

/**
 * For each call, whether it is allowed before and after; addresses of this program that need no grant need none here. Users that the
 * rights do not hold are nobody.
 */
export function verdicts(before: Rights, after: Rights, calls: readonly AskedCall[], at: number): { before: boolean; after: boolean }[] {
  return calls.map(({ userId, method, path }) => {
    const found = findRule(method, path);
    const allowed = ({ snapshot, subjects }: Rights) => {
      const subject = subjects.get(userId) ?? null;
      const self = found?.rule.access === "signed_in" || (subject !== null && found?.rule.self?.(subject, found.params) === true);
      return decide(snapshot, subject, { method, path, at }, { open: found?.rule.access === "open", self }).allowed;
    };
    return { before: allowed(before), after: allowed(after) };
  });
}

/** Groups and permissions through which changes reach users that they do not name. */
export function touched(snapshot: Snapshot, changes: readonly PolicyChange[]): { groups: number[]; permissions: number[] } {
  const groups = new Set<number>();
  const apis = new Set<number>();
  for (const change of changes) {
    if ("holder" in change && "group" in change.holder) groups.add(change.holder.group);
    if (change.kind === "pattern") apis.add(change.apiId);
  }
  const permissions = [...snapshot.permissions.values()].filter(({ apiId }) => apis.has(apiId)).map(({ id }) => id);
  if (permissions.length > 0) {
    const moved = new Set(permissions);
    for (const { id, grants } of snapshot.groups.values()) if (grants.some(({ permissionId }) => moved.has(permissionId))) groups.add(id);
  }
  return { groups: [...groups], permissions };
}

interface Side {
  readonly snapshot: Snapshot;
  readonly subject: Subject;
}

function compare(before: Side, after: Side, at: number): Difference {
  // What counts now and what starts later are compared apart: a grant that is only brought forward is a gain of today.
  const [oldNow, nextNow, old, next] = [held(before, at, false), held(after, at, false), held(before, at, true), held(after, at, true)];
  const differs = (key: string) => answersDiffer(before, after, rightOf(key), at);
  const later = (keys: readonly string[], now: HeldSet) => keys.filter((key) => !now.has(key));
  const gained = [...missing(nextNow, oldNow).filter(differs), ...later(missing(next, old), nextNow)];
  const lost = [...missing(oldNow, nextNow).filter(differs), ...later(missing(old, next), oldNow)];
  return { gained: gained.map(rightOf), lost: lost.map(rightOf) };
}

/** Those of `from` that `to` neither holds nor covers. */
function missing(from: HeldSet, to: HeldSet): string[] {
  return [...from].filter((key) => outranks(new Set([key]), to));
}

function held({ snapshot, subject }: Side, at: number, upcoming: boolean): HeldSet {
  if (!subject.active) return NOTHING;
  return subject.superuser ? EVERYTHING : holds(snapshot, subject, at, upcoming);
}

/** Asks the engine where the pattern is one path; of wider ones one path says nothing of the others, so the texts decide. */
function answersDiffer(before: Side, after: Side, { method, pattern }: PlannedRight, at: number): boolean {
  const path = literalPath(pattern);
  if (path === null) return true;
  return (isAnyMethod(method) ? METHODS : [method]).some((one) => {
    const address = { method: one, path, at };
    return decide(before.snapshot, before.subject, address).allowed !== decide(after.snapshot, after.subject, address).allowed;
  });
}

function rightOf(key: string): PlannedRight {
  const space = key.indexOf(" ");
  return { method: key.slice(0, space), pattern: key.slice(space + 1) };
}

function signature({ active, superuser, grants, memberships }: Subject) {
  return [active, superuser, grants, memberships];
}
