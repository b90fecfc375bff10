import { chmodSync, renameSync } from "node:fs";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresql, sqlite } from "@/e2e/support/database";
import { AppError } from "@/lib/errors";
import { closeDb, db } from "./client";
import { databaseError, violatedFields } from "./errors";
import { databaseFile } from "./provider";
import { retried } from "./retry";
import { read } from "./statement";
import { transaction } from "./transaction";

const createdAt = new Date(1_800_000_000_000);
const user = (username: string) => ({ username, usernameKey: username, password: "hash1", createdAt, updatedAt: createdAt });
const failed = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);

describe.each([sqlite(), postgresql()])("transactions on $name", (database) => {
  beforeAll(async () => {
    await database.open();
    await db().school.create({ data: { name: "school1", createdAt } });
  }, 60_000);
  afterAll(database.close);

  test("a broken uniqueness names the columns", async () => {
    await db().user.create({ data: user("taken") });
    expect(violatedFields(await failed(db().user.create({ data: user("taken") })))).toEqual(["username_key"]);
    expect(violatedFields(await failed(transaction((tx) => tx.user.create({ data: user("taken") }))))).toEqual(["username_key"]);
    const api = await db().backendApi.create({ data: { pattern: "/a/", createdAt } });
    await db().permission.create({ data: { method: "GET", apiId: api.id, createdAt } });
    const twice = await failed(retried(() => db().permission.create({ data: { method: "GET", apiId: api.id, createdAt } })));
    expect(violatedFields(twice)).toEqual(["method", "api_id"]);
    expect(databaseError(twice)).toBe(twice);
    expect(violatedFields(new Error("other"))).toEqual([]);
    expect(violatedFields(undefined)).toEqual([]);
  });

  test("every unique index is known by its columns", async () => {
    if (database.name === "sqlite") return;
    const rows = await read(
      `SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'public' AND indexdef LIKE 'CREATE UNIQUE%' AND indexname NOT LIKE '%pkey'`,
      [],
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { name } of rows) {
      const violation = {
        code: "P2002",
        meta: { driverAdapterError: { cause: { kind: "UniqueConstraintViolation", constraint: { index: name } } } },
      };
      expect(String(name)).toContain(violatedFields(violation).join("_") || "nothing");
    }
  });

  test("no result holds a password unless asked", async () => {
    expect(await db().user.create({ data: user("hidden") })).not.toHaveProperty("password");
    const seen = await transaction((tx) => tx.user.findFirst({ where: { username: "hidden" }, omit: { password: false } }));
    expect(seen).toHaveProperty("password", "hash1");
  });

  test("undefined in a filter is refused, not taken for every row", async () => {
    const id: number | undefined = JSON.parse("{}").id;
    const count = await db().user.count();
    // @ts-expect-error the types refuse it too
    await expect(db().user.deleteMany({ where: { id } })).rejects.toThrow(/undefined/);
    expect(await db().user.count()).toBe(count);
  });

  test("an error of the work undoes it and comes back as it is", async () => {
    const refusal = new AppError("forbidden");
    const work = transaction(async (tx) => {
      await tx.user.create({ data: user("undone") });
      throw refusal;
    });
    expect(await failed(work)).toBe(refusal);
    expect(await db().user.count({ where: { username: "undone" } })).toBe(0);
  });

  test("of two that would remove the last superuser one is refused", async () => {
    for (const username of ["root1", "root2"]) await db().user.create({ data: { ...user(username), isSuperuser: true } });
    const demote = (username: string) =>
      transaction(
        async (tx) => {
          if ((await tx.user.count({ where: { isSuperuser: true } })) < 2) throw new AppError("forbidden");
          await tx.user.updateMany({ where: { username }, data: { isSuperuser: false } });
        },
        { serializable: true },
      );
    const results = await Promise.allSettled([demote("root1"), demote("root2")]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find((result) => result.status === "rejected")).toMatchObject({ reason: { code: "forbidden" } });
    expect(await db().user.count({ where: { isSuperuser: true } })).toBe(1);
  });

  test("what lost once runs again from its start", async () => {
    let tries = 0;
    const lost = Object.assign(new Error("lost"), { code: "P2034" });
    await transaction(async (tx) => {
      await tx.user.create({ data: user("again") });
      if (++tries < 3) throw lost;
    });
    expect(tries).toBe(3);
    expect(await db().user.count({ where: { username: "again" } })).toBe(1);
    await expect(retried(() => Promise.reject(lost))).rejects.toMatchObject({ code: "unavailable", detail: { retryAfter: 1 } });
  });
});

describe("a PostgreSQL server out of reach", () => {
  const database = postgresql();
  beforeAll(database.open, 60_000);
  afterAll(database.close);

  test("refusing connections: unavailable, and back without a restart", async () => {
    const url = process.env.DATABASE_URL ?? "";
    await closeDb();
    process.env.DATABASE_URL = "postgresql://user1:secret1@127.0.0.1:1/none";
    await expect(transaction((tx) => tx.group.count())).rejects.toMatchObject({ code: "unavailable" });
    await expect(retried(() => db().group.count())).rejects.toMatchObject({ code: "unavailable" });
    process.env.DATABASE_URL = url;
    await closeDb();
    expect(await retried(() => db().policy.count())).toBe(1);
  });

  test("ending its connections: the next statements work again", async () => {
    await Promise.all(Array.from({ length: 4 }, () => db().policy.count()));
    const ended = read("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()", []);
    await expect(ended).rejects.toMatchObject({ code: "unavailable" });
    expect(await retried(() => db().policy.count())).toBe(1);
  });
});

describe("a SQLite file out of reach", () => {
  const database = sqlite();
  const write = () => transaction((tx) => tx.group.create({ data: { name: `group${Math.random()}`, createdAt } }));
  const names = () => db().group.findMany({ where: { name: { not: "Default group" } } });
  const unavailable = { code: "unavailable", detail: { retryAfter: 1 } };
  beforeAll(database.open);
  afterAll(database.close);

  test("locked by another process: unavailable, reads go on, service returns", async () => {
    const other = new Database(databaseFile());
    other.exec("BEGIN IMMEDIATE");
    await expect(write()).rejects.toMatchObject(unavailable);
    await expect(retried(() => db().group.create({ data: { name: "group1", createdAt } }))).rejects.toMatchObject(unavailable);
    expect(await names()).toEqual([]);
    const waiting = write();
    setTimeout(() => other.close(), 200);
    await waiting;
    expect(await names()).toHaveLength(1);
  });

  test("full: unavailable, and writable again once there is room", async () => {
    const [{ page_count: pages } = {}] = await read("PRAGMA page_count", []);
    await read(`PRAGMA max_page_count = ${Number(pages)}`, []);
    const fill = () =>
      transaction((tx) => tx.setting.create({ data: { name: `${Math.random()}`, value: "x".repeat(100_000), updatedAt: createdAt } }));
    await expect(fill()).rejects.toMatchObject(unavailable);
    await expect(fill()).rejects.toMatchObject(unavailable);
    expect(await names()).toHaveLength(1);
    await read("PRAGMA max_page_count = 1000000", []);
    await fill();
  });

  test("gone at the start: unavailable, and back without a restart", async () => {
    await closeDb();
    const file = databaseFile();
    renameSync(file, `${file}.away`);
    process.env.DATABASE_URL = `file:${file}.away/none/test.db`;
    await expect(write()).rejects.toMatchObject(unavailable);
    process.env.DATABASE_URL = `file:${file}`;
    renameSync(`${file}.away`, file);
    chmodSync(file, 0o644);
    await closeDb();
    await write();
  });
});
