import { actorId, type Principal } from "../access/actor";
import { canonicalPath } from "../access/address";
import { operation, type Params } from "../access/operation";
import { readAssertions, readNames } from "../db/assertions";
import { db } from "../db/client";
import { offencesOf } from "../db/policy-guard";
import { raced } from "../db/raced";
import { retried } from "../db/retry";
import {
  type AssertedMethod,
  type Assertion,
  type AssertionStanding,
  type AssertionSubject,
  MOST_ASSERTIONS,
  MOST_EXEMPT_GROUPS,
  type StoredAssertion,
  sentenceParts,
  subjectText,
} from "../domain/assertion";
import { type Draft, settle } from "../domain/draft";
import { primaryKey } from "../domain/primary-key";
import { usernameKey } from "../domain/username";
import { AppError, type Issue, invalid } from "../errors";

/** A sentence as somebody writes it, with names. `name`: the group or user; for `nobody` the groups left out, by commas. */
export interface AssertionFields {
  readonly kind: "group" | "user" | "nobody";
  readonly name: string;
  readonly allowed: boolean;
  readonly method: AssertedMethod;
  readonly path: string;
  readonly note: string | null;
}

type NotedAssertion = Assertion & Pick<StoredAssertion, "note">;

const NAMES_TOLD = 5;

/** All assertions, broken ones first, judged at the time of the call. */
export const listAssertions = operation({
  at: ["GET", "/admin/assertions/"],
  run: async ({ call }: Principal): Promise<AssertionStanding[]> => {
    const standings = await judged(await readAssertions(db()), call.time);
    return standings.sort((a, b) => Number(a.holds) - Number(b.holds) || a.id - b.id);
  },
});

/** How a sentence would stand that is not stored. Raises `invalid`. */
export const tryAssertion = operation({
  at: ["GET", "/admin/assertions/"],
  run: async ({ call }: Principal, _target: undefined, draft: Draft<AssertionFields>): Promise<AssertionStanding> =>
    standing({ id: 0, ...(await written(draft)) }, call.time),
});

/** Stores a sentence, a broken one too. Raises `invalid`, also for more than `MOST_ASSERTIONS`. */
export const createAssertion = operation({
  at: ["POST", "/admin/assertions/"],
  run: async (actor: Principal, _target: undefined, draft: Draft<AssertionFields>): Promise<AssertionStanding> =>
    store(actor, await written(draft)),
});

/** Stores a sentence again that was deleted. Raises as `createAssertion` does. */
export const restoreAssertion = operation({
  at: ["POST", "/admin/assertions/"],
  run: (actor: Principal, _target: undefined, assertion: NotedAssertion): Promise<AssertionStanding> => store(actor, assertion),
});

/** Deletes a sentence and returns it. Raises `not_found`. */
export const deleteAssertion = operation({
  at: ["DELETE", "/admin/assertions/{pk}/"],
  target: async (_actor: Principal, { pk }: Params): Promise<StoredAssertion> => {
    const id = primaryKey(pk);
    const found = (await readAssertions(db())).find((one) => one.id === id);
    if (!found) throw new AppError("not_found");
    return found;
  },
  run: async (_actor: Principal, assertion: StoredAssertion): Promise<StoredAssertion> => {
    await retried(() => db().assertion.deleteMany({ where: { id: assertion.id } }));
    return assertion;
  },
});

async function judged(assertions: readonly StoredAssertion[], at: number): Promise<AssertionStanding[]> {
  const [names, offences] = [await readNames(db(), assertions), await offencesOf(db(), assertions, at)];
  const told = [...offences.values()].flatMap((users) => [...users].slice(0, NAMES_TOLD));
  const rows = await db().user.findMany({ where: { id: { in: [...new Set(told)] } }, select: { id: true, username: true } });
  const usernames = new Map(rows.map(({ id, username }) => [id, username]));
  return assertions.map((one) => {
    const users = [...(offences.get(one.id) ?? [])];
    const known = users.slice(0, NAMES_TOLD).flatMap((id) => usernames.get(id) ?? []);
    const offenders = { count: known.length === 0 ? 0 : users.length, names: known };
    return { id: one.id, parts: sentenceParts(one, names), note: one.note, holds: users.length === 0, offenders };
  });
}

async function standing(assertion: StoredAssertion, at: number): Promise<AssertionStanding> {
  const [found] = await judged([assertion], at);
  if (!found) throw new AppError("not_found");
  return found;
}

async function store(actor: Principal, { subject, ...rest }: NotedAssertion): Promise<AssertionStanding> {
  const sentence = { ...rest, subject: subjectText(subject) };
  const check = async () => {
    const where = { subject: sentence.subject, method: rest.method, path: rest.path };
    if (await db().assertion.findFirst({ where, select: { id: true } })) throw invalid(null, "unique_set");
  };
  await check();
  if ((await db().assertion.count()) >= MOST_ASSERTIONS) throw invalid(null, "max_elements", { max: MOST_ASSERTIONS });
  const data = { ...sentence, createdAt: new Date(actor.call.time), createdById: actorId(actor) };
  const { id } = await raced(() => retried(() => db().assertion.create({ data, select: { id: true } })), check);
  return standing({ id, subject, ...rest }, actor.call.time);
}

async function written(draft: Draft<AssertionFields>): Promise<NotedAssertion> {
  const { subject, issues } = await subjectOf(draft.values);
  const { kind, allowed, method, path, note } = settle(draft, issues);
  return { subject, allowed: kind !== "nobody" && allowed, method, path: canonicalPath(path), note };
}

async function subjectOf({ kind, name = "" }: Partial<AssertionFields>): Promise<{ subject: AssertionSubject; issues: Issue[] }> {
  const unknown = (value: string): Issue => ({ field: "name", rule: "choice", params: { value } });
  if (kind === "user") {
    const user = await db().user.findUnique({ where: { usernameKey: usernameKey(name) }, select: { id: true } });
    return { subject: { user: user?.id ?? 0 }, issues: user ? [] : [unknown(name)] };
  }
  // A name may hold commas itself.
  const names = (await groupId(name)) === null && kind !== "group" ? name.split(/[,，、\n]/).map((one) => one.trim()) : [name];
  const wanted = names.filter((one) => kind === "group" || one !== "").slice(0, MOST_EXEMPT_GROUPS + 1);
  const found = await Promise.all(wanted.map(async (one) => ({ one, id: await groupId(one) })));
  const issues = found.flatMap(({ one, id }) => (id === null ? [unknown(one)] : []));
  if (found.length > MOST_EXEMPT_GROUPS) issues.push({ field: "name", rule: "max_elements", params: { max: MOST_EXEMPT_GROUPS } });
  const ids = found.flatMap(({ id }) => id ?? []);
  return { subject: kind === "group" ? { group: ids[0] ?? 0 } : { nobodyBut: ids }, issues };
}

async function groupId(name: string): Promise<number | null> {
  return (await db().group.findUnique({ where: { name }, select: { id: true } }))?.id ?? null;
}
