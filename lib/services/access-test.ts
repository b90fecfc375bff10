import type { Principal, UserActor } from "../access/actor";
import { applyChanges } from "../access/changed-rights";
import { type Fix, fixesFor } from "../access/fixes";
import { callOf, isLetIn, type JudgedCall, trailOfCall } from "../access/judged-call";
import { type ObjectOutcome, objectOf } from "../access/object-outcome";
import { operation } from "../access/operation";
import { type Asker, groupSubject } from "../access/trail";
import { db } from "../db/client";
import { memberCounts, type SomeUsers, someHolders, someSuperusers } from "../db/grant-holders";
import { readStoredDraft } from "../db/policy-draft";
import { readNamedSubjects } from "../db/policy-rights";
import { readSubjects } from "../db/subject-reader";
import { findUserIds } from "../db/user-finder";
import { readAccount, readUsers } from "../db/user-reader";
import { isAnyMethod, placeInTime, type Snapshot } from "../domain/rights";
import type { Trail } from "../domain/trail";
import { type Why, whyOf } from "../domain/trail-summary";
import { dormantBefore } from "../domain/user-directory";
import { usernameKey } from "../domain/username";
import { AppError } from "../errors";

/** Who is to be tested: a user by name, a group by name, or somebody who is not signed in. */
export type Tested = { readonly user: string } | { readonly group: string } | "nobody";

/** One call to test; `draft`: as if the caller's unsaved changes were saved. */
export interface AccessQuestion {
  readonly who: Tested;
  readonly method: string;
  readonly path: string;
  readonly draft: boolean;
}

/** Who may make a call now, besides the one tested. */
export interface Others {
  readonly superusers: SomeUsers;
  readonly users: SomeUsers;
  readonly groups: readonly { readonly id: number; readonly name: string }[];
}

export interface TestedCall {
  readonly trail: Trail;
  readonly served: JudgedCall["served"];
  /** What the operation says of the object; null when the engine refuses, or when there is no operation or user to ask. */
  readonly object: ObjectOutcome | null;
  readonly fixes: readonly (Fix & { /** How many users it reaches. */ readonly reach: number })[];
  readonly others: Others;
}

/** A test, or the names that come near when nobody has the name asked for. */
export type AccessAnswer = { readonly tested: TestedCall } | { readonly unknown: readonly string[] };

/** Of a batch: whether the call would be let in; null when there is no such user. */
export interface BatchVerdict {
  readonly allowed: boolean | null;
  readonly reason: Why | "unknown_user";
}

const NEAR = 6;
const SHOWN = 5;

/** What would happen to a call, told by the functions that judge it when it comes. For whoever holds GET on this address. */
export const testAccess = operation({
  at: ["GET", "/admin/access/"],
  run: async (principal: Principal, _target: undefined, question: AccessQuestion): Promise<AccessAnswer> => {
    const actor = administrator(principal);
    const found = await askerOf(actor, question.who);
    if (found === undefined) return { unknown: await nearNames(actor, question.who) };
    const { snapshot, asker } = question.draft ? await withDraft(actor, found) : { snapshot: actor.snapshot, asker: found };
    const call = callOf(asker, { method: question.method, path: question.path, at: actor.call.time });
    const trail = trailOfCall(snapshot, asker, call);
    const fixes = asker ? fixesFor({ snapshot, subjects: new Map() }, asker.subject, trail, call) : [];
    const reach = await memberCounts(fixes.flatMap(({ group }) => group?.id ?? []));
    const reached = fixes.map((fix) => ({ ...fix, reach: fix.kind === "rejoin" || !fix.group ? 1 : (reach.get(fix.group.id) ?? 0) }));
    const object = await objectOf(actor, snapshot, asker, trail.allowed ? call : null, readAccount);
    return { tested: { trail, served: call.served, object, fixes: reached, others: await othersOf(snapshot, trail) } };
  },
});

/** Many calls at once, in order. */
export const testBatch = operation({
  at: ["GET", "/admin/access/"],
  run: async (
    principal: Principal,
    _target: undefined,
    rows: readonly { readonly user: string; readonly method: string; readonly path: string }[],
  ): Promise<BatchVerdict[]> => {
    const actor = administrator(principal);
    const subjects = await readSubjects(rows.map(({ user }) => user));
    const verdicts: BatchVerdict[] = [];
    for (const { user, method, path } of rows) {
      const known = user === "" ? undefined : subjects.get(usernameKey(user.trim()));
      const asker: Asker | null = known ? { kind: "user", name: known.username, subject: known.subject } : null;
      if (!asker && user !== "") {
        verdicts.push({ allowed: null, reason: "unknown_user" });
        continue;
      }
      const call = callOf(asker, { method, path, at: actor.call.time });
      const allowed = isLetIn(actor.snapshot, asker, call);
      const object = await objectOf(actor, actor.snapshot, asker, allowed ? call : null, readAccount);
      const reason = whyOf(trailOfCall(actor.snapshot, asker, call), object);
      verdicts.push({ allowed: allowed && object !== "forbidden", reason });
    }
    return verdicts;
  },
});

/** Undefined for an unknown name, null for nobody. */
async function askerOf({ snapshot }: UserActor, who: Tested): Promise<Asker | null | undefined> {
  if (who === "nobody") return null;
  if ("group" in who) {
    const group = [...snapshot.groups.values()].find(({ name }) => name === who.group.trim());
    return group && { kind: "group", name: group.name, subject: groupSubject(group.id) };
  }
  const known = (await readSubjects([who.user])).get(usernameKey(who.user.trim()));
  return known && { kind: "user", name: known.username, subject: known.subject };
}

async function nearNames({ snapshot, call }: UserActor, who: Tested): Promise<string[]> {
  if (who === "nobody") return [];
  if ("group" in who) {
    const asked = who.group.trim().toLowerCase();
    return [...snapshot.groups.values()]
      .map(({ name }) => name)
      .filter((name) => name.toLowerCase().includes(asked))
      .slice(0, NEAR);
  }
  const users = await readUsers(db(), await findUserIds(who.user.trim(), NEAR, dormantBefore(call.time)));
  return users.map(({ values }) => values.username);
}

/** The rights as they will stand when the caller's draft is saved. */
async function withDraft({ user, snapshot }: UserActor, asker: Asker | null): Promise<{ snapshot: Snapshot; asker: Asker | null }> {
  const changes = (await readStoredDraft(db(), user.id))?.changes ?? [];
  const subjects = new Map(await readNamedSubjects(db(), changes));
  if (asker?.kind === "user") subjects.set(asker.subject.userId, asker.subject);
  const after = applyChanges({ snapshot, subjects }, changes);
  const subject = asker && after.subjects.get(asker.subject.userId);
  return { snapshot: after.snapshot, asker: asker && subject ? { ...asker, subject } : asker };
}

async function othersOf(snapshot: Snapshot, { apis, method, at }: Trail): Promise<Others> {
  const matching = new Set(apis.map(({ id }) => id));
  const asked = method === "HEAD" ? "GET" : method;
  const permissions = [...snapshot.permissions.values()].filter(
    (one) => matching.has(one.apiId) && (one.method === asked || isAnyMethod(one.method)),
  );
  const ids = new Set(permissions.map(({ id }) => id));
  const groups = [...snapshot.groups.values()].filter(({ grants }) =>
    grants.some((grant) => ids.has(grant.permissionId) && placeInTime(grant, at) === "in"),
  );
  const [superusers, users] = await Promise.all([someSuperusers(SHOWN), someHolders([...ids], new Date(at), SHOWN)]);
  return { superusers, users, groups: groups.map(({ id, name }) => ({ id, name })) };
}

function administrator(actor: Principal): UserActor {
  if (actor.kind !== "user") throw new AppError("forbidden");
  return actor;
}
