import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { db } from "@/lib/db/client";
import type { PolicyChange } from "@/lib/domain/policy-change";
import { saveDraft } from "@/lib/services/policy-changes";
import { addToDraft, discardDraft } from "@/lib/services/policy-draft";
import { actorOf } from "../../support/actor";
import { type Ask, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addGroup, addUser, askAs, askAsRoot } from "../../support/rows";
import { f1, REQUIRED } from "./answers";

const BAD_PATTERN = "Enter a valid pattern (RE2 syntax, no look-around or back-references).";
const PATTERNS = ["/account/user/", "/account/(user|group)/", "/account/.*", "/account/group/\\d+/"];
const CALLS = [
  { method: "GET", path: "/account/user/" },
  { method: "GET", path: "/account/group/" },
  { method: "GET", path: "/api/account/group" },
  { method: "DELETE", path: "/account/group/999999/" },
];
const verdicts = z.object({ data: z.object({ verdicts: z.array(z.object({ before: z.boolean(), after: z.boolean() })) }) });

openServer();
let root: Ask;
let admin: number;
let users: number[];
let groups: number[];
let apis: number[];
beforeAll(async () => {
  root = await askAsRoot(server);
  admin = await addUser("planner", { isSuperuser: true });
  users = [await addUser("user1"), await addUser("user2")];
  groups = [await addGroup("group-a"), await addGroup("group-b")];
  const made = PATTERNS.map((pattern) => db().backendApi.create({ data: { pattern, createdAt: new Date() } }));
  apis = (await Promise.all(made)).map(({ id }) => id);
});

const at = (list: readonly number[], index: number) => list[index % list.length] ?? expect.fail("an empty list");

it.each([
  [{}, f1(400, { changes: [REQUIRED] })],
  [{ changes: 5 }, f1(400, { changes: ['Expected a list of items but got type "number".'] })],
  [{ changes: [{ kind: "leave", user: 1, group: "x" }] }, f1(400, { changes: ['Entry 0 is wrong at "kind".'] })],
  [{ changes: [], calls: [{ user: 1, method: "GET", path: "no" }] }, f1(400, { calls: ['Entry 0 is wrong at "path".'] })],
  [{ changes: [{ kind: "pattern", api_id: 1, pattern: "(" }] }, f1(400, { changes: [BAD_PATTERN] })],
])("refuses %j", async (body, answer) => {
  expect(told(await root("POST", "/account/plan/", body))).toEqual(answer);
});

it("tells what saving would do", async () => {
  const [user, group, api] = [at(users, 0), at(groups, 0), at(apis, 0)];
  await db().membership.create({ data: { userId: user, groupId: group, createdAt: new Date() } });
  const grant = { kind: "grant", group, api_id: api, method: "GET", from: null, until: "2999-01-01T00:00:00Z" };
  const { text } = await root("POST", "/account/plan/", { changes: [grant, { kind: "leave", user, group: 999_999 }] });
  const { data } = JSON.parse(text);
  expect(data.changes).toEqual([{ change: { ...grant, until: "2999-01-01T08:00:00.000000+08:00" }, allowed: true }]);
  expect(data.skipped).toEqual([{ kind: "leave", user, group: 999_999 }]);
  expect(data.users).toEqual({ users: 1, complete: true, gaining: 1, losing: 0 });
  expect(data.effects).toEqual([
    { user, username: "user1", gains: 1, losses: 0, gained: [{ method: "GET", pattern: "/account/user/" }], lost: [] },
  ]);
  expect(await db().groupGrant.count({ where: { groupId: group } })).toBe(0);
});

const place = fc.nat({ max: 5 });
const change: fc.Arbitrary<() => PolicyChange> = fc.oneof(
  fc
    .tuple(fc.boolean(), fc.boolean(), place, place, fc.constantFrom("GET", "DELETE", "ALL"))
    .map(([gives, one, who, what, method]) => (): PolicyChange => {
      const holder = one ? { user: at(users, who) } : { group: at(groups, who) };
      const given = { holder, apiId: at(apis, what), method };
      return gives ? { kind: "grant", ...given, from: null, until: null } : { kind: "revoke", ...given };
    }),
  fc.tuple(fc.boolean(), place, place).map(([joins, who, where]) => (): PolicyChange => {
    const member = { userId: at(users, who), groupId: at(groups, where) };
    return joins ? { kind: "join", ...member, from: null, until: null } : { kind: "leave", ...member };
  }),
  fc.tuple(place, fc.constantFrom(...PATTERNS)).map(
    ([what, pattern]) =>
      (): PolicyChange => ({ kind: "pattern", apiId: at(apis, what), pattern }),
  ),
  fc.tuple(fc.constantFrom("superuser" as const, "active" as const), place, fc.boolean()).map(
    ([kind, who, value]) =>
      (): PolicyChange => ({ kind, userId: at(users, who), value }),
  ),
);

/** A change as the API takes it. */
function sent(one: PolicyChange) {
  switch (one.kind) {
    case "grant":
    case "revoke": {
      const { holder, apiId, ...rest } = one;
      return { ...holder, api_id: apiId, ...rest };
    }
    case "pattern":
      return { kind: one.kind, api_id: one.apiId, pattern: one.pattern };
    case "join":
    case "leave":
      return { kind: one.kind, user: one.userId, group: one.groupId };
    default:
      return { kind: one.kind, user: one.userId, value: one.value };
  }
}

it("is what the server answers once the plan is saved", async () => {
  const enforced = async () => {
    const answers = await Promise.all(
      users.map(async (user) => {
        const ask = await askAs(server, user);
        return Promise.all(CALLS.map(async ({ method, path }) => ![401, 403].includes((await ask(method, path)).status)));
      }),
    );
    return answers.flat();
  };
  const save = async (changes: readonly PolicyChange[]) => {
    const actor = await actorOf(admin, Date.now());
    await discardDraft(actor, {}, undefined);
    await addToDraft(actor, {}, { changes });
    const seen = { version: actor.snapshot.version, override: null };
    await saveDraft(actor, {}, seen).catch((error) => expect(error).toMatchObject({ detail: { issues: [{ rule: "plan_empty" }] } }));
  };
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (made) => {
      const changes = made.map((make) => make());
      const calls = users.flatMap((user) => CALLS.map((call) => ({ user, ...call })));
      const { text } = await root("POST", "/account/plan/", { changes: changes.map(sent), calls });
      const expected = verdicts.parse(JSON.parse(text)).data.verdicts;
      expect(await enforced()).toEqual(expected.map(({ before }) => before));
      await save(changes);
      expect(await enforced()).toEqual(expected.map(({ after }) => after));
    }),
    { numRuns: 12 },
  );
}, 60_000);
