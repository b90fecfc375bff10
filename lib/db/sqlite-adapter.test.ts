import { statSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlite } from "@/e2e/support/database";
import { db } from "./client";
import { databaseFile } from "./provider";

const database = sqlite();
const createdAt = new Date(1_800_000_000_000);

beforeAll(database.open);
afterAll(database.close);

/** Opens a transaction that writes a group, runs `beside` without waiting for it, and rolls back. */
async function rolledBackBeside(name: string, beside: () => Promise<unknown>): Promise<void> {
  let other: Promise<unknown> = Promise.resolve();
  const transaction = db().$transaction(async (tx) => {
    await tx.group.create({ data: { name, createdAt } });
    other = beside();
    // Time enough for a statement that does not wait to slip in.
    await Promise.race([other, pause(300)]);
    throw new Error("rolled back on purpose");
  });
  await expect(transaction).rejects.toThrow("rolled back on purpose");
  await other;
}

test("a write beside an open transaction survives its rollback", async () => {
  await rolledBackBeside("inside", () => db().group.create({ data: { name: "outside", createdAt } }));
  const names = (await db().group.findMany()).map(({ name }) => name);
  expect(names).toContain("outside");
  expect(names).not.toContain("inside");
});

test("a read beside an open transaction does not see its rows", async () => {
  let seen = -1;
  await rolledBackBeside("unseen", async () => {
    seen = await db().group.count({ where: { name: "unseen" } });
  });
  expect(seen).toBe(0);
});

test("transactions beside each other all keep what they wrote", async () => {
  const add = (name: string) =>
    db().$transaction(async (tx) => {
      const before = await tx.school.count();
      await tx.school.create({ data: { name, createdAt } });
      return (await tx.school.count()) - before;
    });
  const steps = await Promise.all(Array.from({ length: 8 }, (_, i) => add(`school${i}`)));
  expect(steps).toEqual(Array(8).fill(1));
});

test("after a failed statement and a rollback the connection goes on", async () => {
  const clash = db().$transaction(async (tx) => {
    await tx.group.create({ data: { name: "twice", createdAt } });
    await tx.group.create({ data: { name: "twice", createdAt } });
  });
  await expect(clash).rejects.toMatchObject({ code: "P2002" });
  expect(await db().group.count({ where: { name: "twice" } })).toBe(0);
});

test("the connection is durable, checks references, and waits only shortly", async () => {
  const value = async (pragma: string) => Object.values((await db().$queryRawUnsafe<object[]>(`PRAGMA ${pragma}`))[0] ?? {}).map(Number);
  expect(await value("synchronous")).toEqual([2]);
  expect(await value("foreign_keys")).toEqual([1]);
  expect(await value("secure_delete")).toEqual([2]);
  expect((await value("busy_timeout"))[0]).toBeLessThanOrEqual(250);
  expect(await db().$queryRawUnsafe("PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
});

test("the file and its folder are closed to others, times are milliseconds", async () => {
  const mode = (file: string) => statSync(file).mode & 0o777;
  expect(mode(databaseFile())).toBe(0o600);
  expect(mode(`${databaseFile()}-wal`)).toBe(0o600);
  expect(mode(path.dirname(databaseFile()))).toBe(0o700);
  await db().group.create({ data: { name: "timed", createdAt } });
  const rows = await db().$queryRawUnsafe("SELECT typeof(created_at) AS type, created_at + 0 AS ms FROM groups WHERE name = 'timed'");
  expect(rows).toEqual([{ type: "integer", ms: BigInt(createdAt.getTime()) }]);
});
