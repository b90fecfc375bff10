import { setImmediate as others } from "node:timers/promises";
import type { Principal, UserActor } from "../access/actor";
import { canonicalPath } from "../access/address";
import { refusedChanges } from "../access/change-rights";
import { applyChanges, missingId, type Rights } from "../access/changed-rights";
import { decide } from "../access/decide";
import { effectiveChanges } from "../access/draft-changes";
import { operation } from "../access/operation";
import { compilePattern } from "../access/patterns";
import { type AskedCall, differenceOf, touched, verdicts } from "../access/plan";
import { db } from "../db/client";
import { readCalls } from "../db/policy-calls";
import { readStoredDraft } from "../db/policy-draft";
import { countHolders, type Reach, readReach, readUsernames } from "../db/policy-reach";
import { namedUsers } from "../db/policy-rights";
import { countOtherSuperusers } from "../db/superusers";
import { readAccounts } from "../db/user-reader";
import { changeKey, type PolicyChange } from "../domain/policy-change";
import type { CallFlips, ChangeNames, DraftSummary, Flip, PlanWarning, PolicyPlan, UserEffect } from "../domain/policy-plan";
import type { Snapshot } from "../domain/rights";
import { AppError, invalid } from "../errors";

const DAY = 86_400_000;
/** Users looked at; beyond them numbers are lower bounds. */
const MOST_USERS = 5_000;
/** Kinds of calls looked at: user, method and path. */
const MOST_CALLS = 20_000;
/** Users and calls judged at a time, so that others get their turn. */
const SLICE = 100;
const SHOWN_USERS = 200;
const SHOWN_RIGHTS = 50;
const SHOWN_FLIPS = 100;

/** What a plan is asked for; `calls` are questions of the caller's own, judged before and after. */
export interface PlanQuery {
  readonly changes: readonly PolicyChange[];
  readonly days: number;
  readonly calls: readonly AskedCall[];
}

/** A plan with the verdicts on the calls that were asked about, in their order. */
export interface AnsweredPlan {
  readonly plan: PolicyPlan;
  readonly verdicts: readonly { readonly before: boolean; readonly after: boolean }[];
}

/** What changes would do, without saving them. Raises `invalid` on `changes` for broken patterns. */
export const previewPlan = operation({
  at: ["POST", "/account/plan/"],
  run: (actor: Principal, _target: undefined, query: PlanQuery): Promise<AnsweredPlan> => planFor(person(actor), query),
});

/** What saving the caller's draft would do. `days`: how much of the log is asked. */
export const reviewDraft = operation({
  at: ["GET", "/admin/plan/"],
  run: async (actor: Principal, _target: undefined, { days }: { readonly days: number }): Promise<PolicyPlan> => {
    const changes = (await readStoredDraft(db(), person(actor).user.id))?.changes ?? [];
    return (await planFor(person(actor), { changes, days, calls: [] })).plan;
  },
});

/** The caller's draft in numbers. */
export const summariseDraft = operation({
  at: ["GET", "/admin/plan/"],
  run: async (actor: Principal): Promise<DraftSummary> => {
    const { user, snapshot } = person(actor);
    const draft = await readStoredDraft(db(), user.id);
    const changes = draft?.changes ?? [];
    const reach = await reachOf(actor, changes);
    const [grants, revokes] = [
      changes.filter(({ kind }) => kind === "grant").length,
      changes.filter(({ kind }) => kind === "revoke").length,
    ];
    return {
      ...{ grants, revokes, others: changes.length - grants - revokes, users: reach.ids.length, complete: reach.complete },
      stale: draft !== null && draft.version !== snapshot.version,
    };
  },
});

async function planFor(actor: UserActor, { changes: asked, days, calls }: PlanQuery): Promise<AnsweredPlan> {
  for (const change of asked) {
    if (change.kind === "pattern" && "problem" in compilePattern(change.pattern)) throw invalid("changes", "re2_pattern");
  }
  const { snapshot } = actor;
  const at = actor.call.time;
  const reach = await reachOf(actor, asked);
  const accounts = await readAccounts(db(), [...new Set([...reach.ids, ...namedUsers(asked), ...calls.map(({ userId }) => userId)])]);
  const byId = new Map(accounts.map((account) => [account.subject.userId, account]));
  const before: Rights = { snapshot, subjects: new Map(accounts.map(({ subject }) => [subject.userId, subject])) };
  const possible = asked.filter((change) => missingId(before, change) === null);
  const changes = effectiveChanges(before, possible);
  const after = applyChanges(before, changes);
  const names = await readUsernames(db(), reach.ids);
  const effects = await effectsOn(reach.ids, names, before, after, at);
  const refused = new Set(refusedChanges(actor, changes, byId).map(changeKey));
  const kept = new Set(changes.map(changeKey));
  const plan: PolicyPlan = {
    version: snapshot.version,
    changes: changes.map((change) => {
      const key = changeKey(change);
      return { change, key, names: namesOf(change, snapshot, names), refused: refused.has(key) };
    }),
    skipped: asked.filter((change) => !kept.has(changeKey(change))),
    affected: {
      users: reach.ids.length,
      complete: reach.complete,
      gaining: effects.filter(({ gains }) => gains > 0).length,
      losing: effects.filter(({ losses }) => losses > 0).length,
    },
    effects: effects.slice(0, SHOWN_USERS),
    calls: await flipsOf(reach, names, before, after, days, at),
    warnings: await warningsOf(actor, changes, names, before, after),
  };
  const judged = calls.map((call) => ({ ...call, path: canonicalPath(call.path) }));
  return { plan, verdicts: verdicts(before, after, judged, at) };
}

function namesOf(change: PolicyChange, { apis, groups }: Snapshot, users: ReadonlyMap<number, string>): ChangeNames {
  const holder: { readonly user?: number; readonly group?: number } = "holder" in change ? change.holder : {};
  const user = "userId" in change ? change.userId : holder.user;
  const group = "groupId" in change ? change.groupId : holder.group;
  const api = "apiId" in change ? apis.get(change.apiId) : undefined;
  return {
    user: user === undefined ? null : (users.get(user) ?? null),
    group: group === undefined ? null : (groups.get(group)?.name ?? null),
    api: api?.name ?? null,
    pattern: api?.pattern ?? null,
  };
}

function reachOf(actor: Principal, changes: readonly PolicyChange[]): Promise<Reach> {
  return readReach({ users: namedUsers(changes), ...touched(person(actor).snapshot, changes) }, MOST_USERS);
}

async function effectsOn(
  ids: readonly number[],
  names: ReadonlyMap<number, string>,
  before: Rights,
  after: Rights,
  at: number,
): Promise<UserEffect[]> {
  const difference = differenceOf(before, after, at);
  const effects: UserEffect[] = [];
  for (const [place, id] of ids.entries()) {
    if (place % SLICE === SLICE - 1) await others();
    const { gained, lost } = difference(id);
    if (gained.length + lost.length === 0) continue;
    const shown = { gained: gained.slice(0, SHOWN_RIGHTS), lost: lost.slice(0, SHOWN_RIGHTS) };
    effects.push({ id, username: names.get(id) ?? "", ...shown, gains: gained.length, losses: lost.length });
  }
  return effects.sort((a, b) => b.losses - a.losses || b.gains - a.gains || a.id - b.id);
}

async function flipsOf(
  { ids, complete }: Reach,
  names: ReadonlyMap<number, string>,
  before: Rights,
  after: Rights,
  days: number,
  at: number,
): Promise<CallFlips> {
  const logged = await readCalls(ids, new Date(at - days * DAY), MOST_CALLS);
  const flips: Flip[] = [];
  for (let from = 0; from < logged.rows.length; from += SLICE) {
    const slice = logged.rows.slice(from, from + SLICE);
    const judged = verdicts(before, after, slice, at);
    for (const [place, call] of slice.entries()) {
      const verdict = judged[place];
      if (!verdict || verdict.before === verdict.after) continue;
      flips.push({ ...call, username: names.get(call.userId) ?? "", allowed: verdict.after });
    }
    await others();
  }
  const counted = (allowed: boolean) => {
    const some = flips.filter((flip) => flip.allowed === allowed);
    return { calls: some.reduce((sum, { calls }) => sum + calls, 0), users: new Set(some.map(({ userId }) => userId)).size };
  };
  flips.sort((a, b) => Number(a.allowed) - Number(b.allowed) || b.calls - a.calls);
  const examples = flips.slice(0, SHOWN_FLIPS);
  return { days, complete: complete && logged.complete, refused: counted(false), allowed: counted(true), examples };
}

async function warningsOf(
  actor: UserActor,
  changes: readonly PolicyChange[],
  names: ReadonlyMap<number, string>,
  before: Rights,
  after: Rights,
): Promise<PlanWarning[]> {
  const warnings: PlanWarning[] = [];
  const save = { method: "POST", path: "/admin/plan/", at: actor.call.time };
  const self = after.subjects.get(actor.user.id);
  const may = ({ snapshot }: Rights, subject = actor.subject) => decide(snapshot, subject, save).allowed;
  if (self && may(before) && !may(after, self)) warnings.push({ kind: "self_lockout" });
  const flagged = changes.flatMap((change) => (change.kind === "superuser" || change.kind === "active" ? [change.userId] : []));
  if (flagged.length > 0) {
    const rests = flagged.some((id) => after.subjects.get(id)?.superuser && after.subjects.get(id)?.active);
    if (!rests && (await countOtherSuperusers(db(), flagged)) === 0) warnings.push({ kind: "last_superuser" });
  }
  for (const change of changes) {
    if (change.kind === "superuser" && change.value) warnings.push({ kind: "superuser", username: names.get(change.userId) ?? "" });
  }
  return [...warnings, ...(await lastHolders(changes, after))];
}

/** Permissions that nobody holds any more once they are revoked; superusers do not count. */
async function lastHolders(changes: readonly PolicyChange[], { snapshot }: Rights): Promise<PlanWarning[]> {
  const revoked = changes.flatMap((change) => (change.kind === "revoke" ? [change] : []));
  const pairs = new Map(revoked.map(({ apiId, method }) => [`${apiId} ${method}`, 0]));
  for (const { holder, apiId, method } of revoked) {
    if ("user" in holder) pairs.set(`${apiId} ${method}`, (pairs.get(`${apiId} ${method}`) ?? 0) + 1);
  }
  const rules = [...snapshot.permissions.values()].filter(({ apiId, method }) => pairs.has(`${apiId} ${method}`));
  const given = new Set([...snapshot.groups.values()].flatMap(({ grants }) => grants.map(({ permissionId }) => permissionId)));
  const holders = await countHolders(
    db(),
    rules.map(({ id }) => id),
  );
  return rules
    .filter(({ id, apiId, method }) => !given.has(id) && (holders.get(id) ?? 0) <= (pairs.get(`${apiId} ${method}`) ?? 0))
    .map(({ method, pattern }) => ({ kind: "last_holder", method, pattern }));
}

/** Plans are made by people: the program itself has no draft and is not judged. */
function person(actor: Principal): UserActor {
  if (actor.kind !== "user") throw new AppError("forbidden");
  return actor;
}
