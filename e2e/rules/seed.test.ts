import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { seedError, seedLogin, seedOperation } from "@/prisma/seed/logs";
import { randomFrom } from "@/prisma/seed/random";
import { type SeedUser, userSource } from "@/prisma/seed/users";
import { openServer, server } from "../support/program";
import { ROOT } from "../support/server";
import { runTask } from "../support/task";

const NOW = 1_800_000_000_000;
openServer();

function seedTask(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return runTask("seed", args, { databaseUrl: server.databaseUrl, env });
}

describe("seed", () => {
  it("adds users, groups and logs beside those that are there", async () => {
    const before = { users: await db().user.count(), groups: await db().group.count(), errors: await db().errorLog.count() };
    const root = await db().user.findFirst({ where: { username: ROOT.username }, omit: { password: false } });
    const operations = await db().operationLog.count();
    const ran = await seedTask(["--users", "30", "--logs", "2100", "--groups", "3"]);
    expect(ran).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Added 2415 rows in [\d.]+ s: 30 users, 3 groups, 2100 operations\.\n$/),
    });
    expect(await db().user.count()).toBe(before.users + 30);
    expect(await db().group.count()).toBe(before.groups + 3);
    expect(await db().membership.count()).toBe(30);
    expect(await db().operationLog.count()).toBe(operations + 2100);
    expect(await db().loginLog.count()).toBe(210);
    expect(await db().errorLog.count()).toBe(before.errors + 42);
    expect(await db().user.findFirst({ where: { username: ROOT.username }, omit: { password: false } })).toEqual(root);
  });

  it("makes plausible users of whom none has rights or can sign in", async () => {
    const users = await db().user.findMany({ where: { username: { not: ROOT.username } }, omit: { password: false } });
    expect(new Set(users.map(({ password }) => password)).size).toBe(1);
    for (const user of users) {
      expect(user).toMatchObject({ isSuperuser: false, isSuper: 0, isGrade: 0, email: `${user.username}@example.com`, schoolId: 1 });
      expect(user.usernameKey).toBe(user.username);
      expect(user.phone ?? "13000000000").toMatch(/^13\d{9}$/);
      expect(user.phoneKey).toBe(user.phone);
      expect(user.createdAt.getTime()).toBeGreaterThan(1_600_000_000_000);
    }
    const made = await db().membership.findMany({ select: { groupId: true } });
    expect(await db().groupGrant.count({ where: { groupId: { in: made.map(({ groupId }) => groupId) } } })).toBe(0);
    const times = await db().operationLog.findMany({
      where: { reason: { in: ["granted", "no_grant"] } },
      orderBy: { id: "asc" },
      select: { time: true },
    });
    expect(times).toEqual([...times].sort((a, b) => a.time.getTime() - b.time.getTime()));
  });

  it("adds again under other names, and all may sign in with --password", async () => {
    const { version } = await db().policy.findUniqueOrThrow({ where: { id: 1 } });
    const ran = await seedTask(["--users", "20", "--password", "seeded-pass-1"]);
    expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(/^Added 50 rows .*: 20 users, 10 groups, 0 operations\.\n$/) });
    expect((await db().policy.findUniqueOrThrow({ where: { id: 1 } })).version).toBeGreaterThan(version);
    const added = await db().user.findMany({ where: { isActive: true }, orderBy: { id: "desc" }, take: 1 });
    const body = new URLSearchParams({ username: added[0]?.username ?? "", password: "seeded-pass-1" });
    expect((await fetch(`${server.url}/account/login/`, { method: "POST", body })).status).toBe(200);
  });

  it("makes the same rows from the same number, under names and phones that nobody holds", () => {
    const rows = (number: number, held: readonly SeedUser[] = []) => {
      const random = randomFrom(number);
      const [usernames, phones] = [new Set(held.map((user) => user.username)), new Set(held.flatMap(({ phone }) => phone ?? []))];
      const users = Array.from({ length: 200 }, userSource(random, { password: "hash", now: NOW, usernames, phones }));
      const callers = users.map(({ username }, id) => ({ id, username }));
      return { users, logs: [seedOperation, seedLogin, seedError].map((make) => make(random, new Date(NOW), callers)) };
    };
    const first = rows(7);
    expect(rows(7)).toEqual(first);
    expect(rows(8)).not.toEqual(first);
    const all = [...first.users, ...rows(7, first.users).users];
    expect(new Set(all.map(({ username }) => username)).size).toBe(400);
    const phones = all.flatMap(({ phone }) => phone ?? []);
    expect(new Set(phones).size).toBe(phones.length);
  });

  it("says what it needs", async () => {
    const usage = expect.stringContaining("npm run seed -- --users N --logs M");
    for (const args of [[], ["--users"], ["--users", "many"], ["--user", "3"], ["--users", "1", "x"]]) {
      expect(await seedTask(args)).toMatchObject({ code: 2, out: "", err: usage });
    }
    expect(await seedTask(["--help"])).toMatchObject({ code: 0, out: usage, err: "" });
  });

  it("leaves a database that is called production alone, unless told", async () => {
    const env = { APP_ENV: "production", GATEHOUSE_TEST: "0", AUTH_SECRET: "0123456789abcdef0123456789abcdef" };
    const users = await db().user.count();
    const refused = await seedTask(["--users", "1"], env);
    expect(refused).toEqual({ code: 1, out: "", err: "APP_ENV is production: add --yes to fill it all the same.\n" });
    expect(await db().user.count()).toBe(users);
    expect(await seedTask(["--users", "1", "--yes"], env)).toMatchObject({ code: 0 });
    expect(await db().user.count()).toBe(users + 1);
  });
});
