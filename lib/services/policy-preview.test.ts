import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actorOf } from "@/e2e/support/actor";
import { admin, apis, at, groups, openPolicy, PATTERNS, save, TIME, users } from "@/e2e/support/planned-policy";
import { decide } from "../access/decide";
import { db } from "../db/client";
import { readSnapshot } from "../db/policy-reader";
import { readAccounts } from "../db/user-reader";
import type { PolicyChange } from "../domain/policy-change";
import { undoSavedPlan } from "./policy-changes";
import { previewPlan } from "./policy-plan";

openPolicy();

const PATHS = ["/a/", "/a/5/", "/a/x/", "/b/", "/c/"];
const METHODS = ["GET", "POST", "DELETE"];

const me = (time = TIME) => actorOf(admin, time);

const EMPTY = { code: "invalid", detail: { issues: [{ rule: "plan_empty" }] } };

async function rights() {
  const [{ version }, rows] = await Promise.all([db().policy.findUniqueOrThrow({ where: { id: 1 } }), readAccounts(db(), users)]);
  const { apis: api, permissions, groups: group } = await readSnapshot(version);
  const granted = [...group.values()].map(({ id, grants }) => [
    id,
    grants.map((grant) => ({ ...grant })).sort((a, b) => a.permissionId - b.permissionId),
  ]);
  return { patterns: [...api.values()].map(({ pattern }) => pattern), granted, permissions: [...permissions.keys()], rows };
}

const bound = fc.record({
  from: fc.constantFrom(null, TIME - 5, TIME + 5),
  until: fc.constantFrom(null, TIME - 1, TIME + 9),
});
const place = fc.nat({ max: 11 });
/** A change of what the test has made, drawn by places in its lists. */
const change: fc.Arbitrary<() => PolicyChange> = fc.oneof(
  fc
    .tuple(fc.boolean(), fc.boolean(), place, place, fc.constantFrom("GET", "DELETE", "*"), bound)
    .map(([gives, toUser, who, what, method, span]) => (): PolicyChange => {
      const holder = toUser ? { user: at(users, who) } : { group: at(groups, who) };
      const given = { holder, apiId: at(apis, what), method };
      return gives ? { kind: "grant", ...given, ...span } : { kind: "revoke", ...given };
    }),
  fc.tuple(fc.boolean(), place, place, bound).map(([joins, who, where, span]) => (): PolicyChange => {
    const member = { userId: at(users, who), groupId: at(groups, where) };
    return joins ? { kind: "join", ...member, ...span } : { kind: "leave", ...member };
  }),
  fc.tuple(place, fc.constantFrom(...PATTERNS, "/c/")).map(
    ([what, pattern]) =>
      (): PolicyChange => ({ kind: "pattern", apiId: at(apis, what), pattern }),
  ),
  fc.tuple(fc.constantFrom("superuser" as const, "active" as const), place, fc.boolean()).map(
    ([kind, who, value]) =>
      (): PolicyChange => ({ kind, userId: at(users, who), value }),
  ),
);

describe("a plan", () => {
  it("is what is enforced once it is saved, and taking it back is what was before", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), fc.array(change, { minLength: 1, maxLength: 5 }), async (policy, planned) => {
        const settle = async (changes: readonly (() => PolicyChange)[]) => {
          const id = await save(changes.map((make) => make())).catch((error: unknown) => error);
          if (typeof id !== "number") expect(id).toMatchObject(EMPTY);
          return typeof id === "number" ? id : null;
        };
        await settle(policy);
        const calls = users.flatMap((userId) => PATHS.flatMap((path) => METHODS.map((method) => ({ userId, path, method }))));
        const changes = planned.map((make) => make());
        const before = await rights();
        const { plan, verdicts } = await previewPlan(await me(), {}, { changes, days: 7, calls });
        const saved = await settle(planned);
        const enforced = async () => {
          const actors = new Map(await Promise.all(users.map(async (id) => [id, await actorOf(id, TIME)] as const)));
          return calls.map(({ userId, ...call }) => {
            const { snapshot, subject } = actors.get(userId) ?? expect.fail("nobody");
            return decide(snapshot, subject, { ...call, at: TIME }).allowed;
          });
        };
        expect(await enforced()).toEqual(verdicts.map(({ after }) => after));
        const told = new Map(plan.effects.map((effect) => [effect.id, effect]));
        for (const [index, { before: was, after: is }] of verdicts.entries()) {
          const effect = told.get(calls[index]?.userId ?? 0);
          if (was !== is) expect(is ? effect?.gains : effect?.losses).toBeGreaterThan(0);
        }
        expect(saved === null).toBe(plan.changes.length === 0);
        if (saved === null) return;
        await undoSavedPlan(await me(), { pk: String(saved) }, undefined);
        expect(await enforced()).toEqual(verdicts.map((verdict) => verdict.before));
        expect(await rights()).toEqual({ ...before, permissions: expect.anything() });
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
