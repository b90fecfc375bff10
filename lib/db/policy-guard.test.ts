import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { postgresql, sqlite } from "@/e2e/support/database";
import { offenders } from "@/lib/access/assertions";
import { overriding } from "@/lib/access/override";
import { ASSERTED_METHODS, type Assertion, type StoredAssertion, subjectText } from "@/lib/domain/assertion";
import { AppError } from "@/lib/errors";
import { db } from "./client";
import { bumpPolicy } from "./policy";
import { offencesOf } from "./policy-guard";
import { readSnapshot } from "./policy-reader";
import { transaction } from "./transaction";
import { readAccounts } from "./user-reader";

const createdAt = new Date(1_800_000_000_000);
const AT = Date.now();
const HOUR = 3_600_000;
const PATTERNS = ["^/a/$", "/a/", ".*", "^/(a|b)/$", "/b/", "(", "^/c/\\d+/$"];
const PATHS = ["/a/", "/b", "/c/5/"];

const user = (username: string) => ({ username, usernameKey: username, password: "hash1", createdAt, updatedAt: createdAt });

async function erase() {
  await db().assertion.deleteMany();
  await db().user.deleteMany();
  await db().group.deleteMany();
  await db().backendApi.deleteMany();
}

async function store({ subject, ...rest }: Assertion) {
  return db().assertion.create({ data: { ...rest, subject: subjectText(subject), createdAt } });
}

describe.each([sqlite(), postgresql()])("assertions on $name", (database) => {
  beforeAll(database.open, 60_000);
  afterAll(database.close);
  beforeEach(erase);

  /** A group with GET /a/, its member, and the sentence that nobody else may. */
  async function scene() {
    const api = await db().backendApi.create({ data: { pattern: "^/a/$", createdAt } });
    const permission = await db().permission.create({ data: { method: "GET", apiId: api.id, createdAt } });
    const group = await db().group.create({ data: { name: "group1", createdAt } });
    const [member, stranger] = [await db().user.create({ data: user("user1") }), await db().user.create({ data: user("user2") })];
    await db().groupGrant.create({ data: { groupId: group.id, permissionId: permission.id, createdAt } });
    await db().membership.create({ data: { groupId: group.id, userId: member.id, createdAt } });
    const rest = { method: "GET", path: "/a/" } as const;
    await store({ subject: { nobodyBut: [group.id] }, allowed: false, ...rest });
    await store({ subject: { group: group.id }, allowed: true, ...rest });
    return { group, member, stranger, permission };
  }
  type Scene = Awaited<ReturnType<typeof scene>>;
  const grantTo = (userId: number, { permission }: Scene, validFrom: Date | null = null) =>
    transaction(async (tx) => {
      await bumpPolicy(tx);
      await tx.userGrant.create({ data: { userId, permissionId: permission.id, createdAt, validFrom } });
    });
  const refusal = (work: Promise<unknown>) =>
    work.then(() => null).catch((error: unknown) => (error instanceof AppError ? (error.detail.issues ?? null) : Promise.reject(error)));

  test("a change that breaks one is undone and names it", async () => {
    const here = await scene();
    const version = await db().policy.findUniqueOrThrow({ where: { id: 1 } });
    const issue = (params: object) => [{ field: null, rule: "assertion_broken", params: { method: "GET", path: "/a/", ...params } }];
    expect(await refusal(grantTo(here.stranger.id, here))).toEqual(issue({ kind: "others", name: "group1", allowed: "no" }));
    expect(await refusal(grantTo(here.stranger.id, here, new Date(AT + HOUR)))).not.toBeNull();
    expect(await db().userGrant.count()).toBe(0);
    expect(await db().policy.findUniqueOrThrow({ where: { id: 1 } })).toEqual(version);
    const removal = transaction(async (tx) => {
      await bumpPolicy(tx);
      await tx.group.deleteMany();
    });
    expect(await refusal(removal)).toEqual(issue({ kind: "group", name: "group1", allowed: "yes" }));
    expect(await refusal(grantTo(here.member.id, here))).toBeNull();
  });

  test("what is broken already stops nothing that does not break it further", async () => {
    const here = await scene();
    await db().userGrant.create({ data: { userId: here.stranger.id, permissionId: here.permission.id, createdAt } });
    expect(await refusal(grantTo(here.member.id, here))).toBeNull();
    const third = await db().user.create({ data: user("user3") });
    expect(await refusal(grantTo(third.id, here))).toHaveLength(1);
  });

  test("a superuser may override", async () => {
    const here = await scene();
    expect(await refusal(overriding("because", () => grantTo(here.stranger.id, here)))).toBeNull();
    expect(await db().userGrant.count()).toBe(1);
  });

  test("the part of the rights that is read decides as all rights do", async () => {
    const span = fc.record({
      validFrom: fc.option(fc.integer({ min: -2, max: 2 }).map((hours) => new Date(AT + hours * HOUR))),
      validUntil: fc.option(fc.integer({ min: -2, max: 2 }).map((hours) => new Date(AT + hours * HOUR))),
    });
    const place = (most: number) => fc.integer({ min: 0, max: most - 1 });
    const pairs = (owners: number, others: number, maxLength: number) =>
      fc.uniqueArray(fc.record({ owner: place(owners), other: place(others), span }), {
        maxLength,
        selector: ({ owner, other }) => `${owner} ${other}`,
      });
    const standings = fc.array(fc.record({ isSuperuser: fc.boolean(), isActive: fc.boolean(), gone: fc.boolean() }), {
      minLength: 5,
      maxLength: 5,
    });
    const world = fc.record({
      standings,
      methods: fc.array(fc.constantFrom("GET", "DELETE", "ALL", "*"), { minLength: PATTERNS.length, maxLength: PATTERNS.length }),
      ...{ own: pairs(5, PATTERNS.length, 6), shared: pairs(3, PATTERNS.length, 6), members: pairs(5, 3, 8) },
      sentences: fc.array(
        fc.record({
          about: fc.oneof(fc.record({ group: place(3) }), fc.record({ user: place(5) }), fc.record({ nobodyBut: fc.subarray([0, 1, 2]) })),
          ...{ allowed: fc.boolean(), method: fc.constantFrom(...ASSERTED_METHODS), path: fc.constantFrom(...PATHS) },
        }),
        { minLength: 1, maxLength: 6 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(world, async ({ standings: users, methods, own, shared, members, sentences }) => {
        await erase();
        const made = { users: [] as number[], groups: [] as number[], permissions: [] as number[] };
        for (const [at, { isSuperuser, isActive, gone }] of users.entries()) {
          const data = { ...user(`user${at}`), isSuperuser, isActive, deletedAt: gone ? createdAt : null };
          made.users.push((await db().user.create({ data })).id);
        }
        for (const at of [0, 1, 2]) made.groups.push((await db().group.create({ data: { name: `group${at}`, createdAt } })).id);
        for (const [at, pattern] of PATTERNS.entries()) {
          const api = await db().backendApi.create({ data: { pattern, createdAt } });
          const data = { method: methods[at] ?? "GET", apiId: api.id, createdAt };
          made.permissions.push((await db().permission.create({ data })).id);
        }
        const ids = (list: readonly number[], at: number) => list[at] ?? 0;
        const { users: u, groups: g, permissions: p } = made;
        for (const { owner, other, span: bounds } of own) {
          await db().userGrant.create({ data: { userId: ids(u, owner), permissionId: ids(p, other), createdAt, ...bounds } });
        }
        for (const { owner, other, span: bounds } of shared) {
          await db().groupGrant.create({ data: { groupId: ids(g, owner), permissionId: ids(p, other), createdAt, ...bounds } });
        }
        for (const { owner, other, span: bounds } of members) {
          await db().membership.create({ data: { userId: ids(u, owner), groupId: ids(g, other), createdAt, ...bounds } });
        }
        const assertions = sentences.map(({ about, allowed, ...rest }, id): StoredAssertion => {
          if ("group" in about) return { id, subject: { group: ids(g, about.group) }, allowed, note: null, ...rest };
          if ("user" in about) return { id, subject: { user: ids(u, about.user) }, allowed, note: null, ...rest };
          return { id, subject: { nobodyBut: about.nobodyBut.map((at) => ids(g, at)) }, allowed: false, note: null, ...rest };
        });
        const { version } = await db().policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
        const accounts = await readAccounts(db(), u);
        const all = { snapshot: await readSnapshot(version), subjects: new Map(accounts.map(({ subject }) => [subject.userId, subject])) };
        const found = await transaction((tx) => offencesOf(tx, assertions, AT));
        for (const one of assertions) {
          expect([...(found.get(one.id) ?? [])].sort()).toEqual([...offenders(all, one, AT)].sort());
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
