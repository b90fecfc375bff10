import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { postgresql, sqlite } from "@/e2e/support/database";
import { closeDb, db } from "../client";
import { databaseFile } from "../provider";
import type { Statement } from "../statement";
import { transaction } from "../transaction";
import { writeAside } from "./write-aside";

const createdAt = new Date(1_800_000_000_000);
const rename = (from: string, to: string): Statement => ({
  sql: "UPDATE groups SET name = ? WHERE name = ?",
  params: [to, from],
  changes: 1,
});
const names = async () => (await db().group.findMany({ where: { id: { gt: 1 } }, select: { name: true } })).map(({ name }) => name).sort();
const add = (name: string) => db().group.create({ data: { name, createdAt } });

describe.each([sqlite(), postgresql()])("statements in one transaction aside on $name", (database) => {
  beforeAll(async () => {
    await database.open();
    await add("one");
    await add("two");
  }, 60_000);
  afterAll(database.close);

  test("all are run, or none: when one changes another number of rows, or is wrong", async () => {
    expect(await writeAside([rename("one", "first"), rename("two", "second")])).toBeGreaterThan(0);
    expect(await writeAside([rename("first", "lost"), rename("nobody", "lost too")])).toBeNull();
    await expect(writeAside([rename("first", "lost"), { sql: "UPDATE nowhere SET name = ?", params: [""] }])).rejects.toThrow();
    await expect(writeAside([rename("first", "second")])).rejects.toThrow();
    expect(await names()).toEqual(["first", "second"]);
  });

  test("many at once and other transactions between them take turns", async () => {
    const count = 40;
    const aside = Array.from({ length: count }, () =>
      writeAside([{ sql: "UPDATE log_marks SET seen = seen + 1", params: [], changes: 4 }]),
    );
    const beside = Array.from({ length: count }, () => transaction((tx) => tx.logMark.updateMany({ data: { seen: { increment: 1 } } })));
    await Promise.all([...aside, ...beside]);
    const marks = await db().logMark.findMany({ select: { seen: true } });
    expect(marks).toEqual(Array.from({ length: 4 }, () => ({ seen: 2 * count })));
  });
});

describe("on SQLite", () => {
  const database = sqlite();
  beforeAll(database.open);
  afterAll(database.close);

  const ticksDuring = async (work: () => Promise<unknown>) => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await work();
    clearInterval(timer);
    return ticks;
  };
  const SLOW = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT count(*) FROM n";

  test("the event loop stays free, also for who wants to write meanwhile", async () => {
    const slow: Statement = { sql: `UPDATE log_marks SET seen = seen + (${SLOW}) * 0`, params: [2_000_000] };
    // Its thread begins with the first batch.
    expect(await writeAside([])).toBeGreaterThanOrEqual(0);
    const ticks = await ticksDuring(async () => {
      const done: string[] = [];
      await Promise.all([
        writeAside([slow]).then(() => done.push("aside")),
        // Behind the batch that is under way.
        new Promise((resolve) => setTimeout(resolve, 20)).then(() => add("behind")).then(() => done.push("behind")),
      ]);
      expect(done).toEqual(["aside", "behind"]);
    });
    expect(ticks).toBeGreaterThan(20);
  });

  test("whoever waits for the lock of another process leaves the event loop free", async () => {
    const other = new Database(databaseFile());
    other.exec("BEGIN IMMEDIATE");
    const ticks = await ticksDuring(async () => {
      setTimeout(() => other.exec("COMMIT"), 60);
      await add("patient");
    });
    other.close();
    expect(ticks).toBeGreaterThan(20);
  });

  test("what was committed goes into the file without a commit that has to do it", async () => {
    const other = new Database(databaseFile(), { readonly: true });
    await db().$executeRawUnsafe("CREATE TABLE large (content BLOB)");
    await db().$executeRawUnsafe("INSERT INTO large VALUES (zeroblob(3000000))");
    const state = () => z.tuple([z.object({ log: z.number(), checkpointed: z.number() })]).parse(other.pragma("wal_checkpoint(NOOP)"))[0];
    expect(state().log).toBeGreaterThan(700);
    await expect.poll(() => state().log - state().checkpointed, { timeout: 5_000 }).toBeLessThan(250);
    other.close();
  });

  test("after the database was closed a new thread begins", async () => {
    await closeDb();
    expect(await writeAside([rename("behind", "again")])).toBeGreaterThan(0);
  });
});
