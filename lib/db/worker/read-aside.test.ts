import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlite } from "@/e2e/support/database";
import { backupTo } from "../backup";
import { closeDb, db } from "../client";
import { readAside } from "./read-aside";

const database = sqlite();
const folder = mkdtempSync(path.join(os.tmpdir(), "gatehouse-aside-"));
const createdAt = new Date(1_800_000_000_000);
const SLOW = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT count(*) AS n FROM n";

beforeAll(database.open);
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

test("thousands of rows arrive complete and in order", async () => {
  const rows = await readAside("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5001) SELECT i FROM n", []);
  expect(rows.map(({ i }) => i)).toEqual(Array.from({ length: 5001 }, (_, i) => i + 1));
  expect(await readAside("SELECT 1 AS i WHERE 1 = 2", [])).toEqual([]);
});

test("a long query leaves the event loop free", async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 5);
  await readAside(SLOW, [2_000_000]);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(5);
});

test("a wrong statement fails alone, and nothing can be written", async () => {
  const wrong = readAside("SELECT * FROM nowhere", []);
  const right = readAside("SELECT 1 AS i", []);
  await expect(wrong).rejects.toThrow("no such table");
  expect(await right).toEqual([{ i: 1 }]);
  await expect(readAside("DELETE FROM policy", [])).rejects.toMatchObject({ code: "unavailable" });
  expect(await db().policy.count()).toBe(1);
});

test("beyond 64 waiting statements it is unavailable", async () => {
  const results = await Promise.allSettled(Array.from({ length: 70 }, () => readAside(SLOW, [1_000])));
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused).toHaveLength(6);
  expect(refused[0]).toMatchObject({ reason: { code: "unavailable", detail: { retryAfter: 1 } } });
});

test("closing refuses what waits; the next statement starts anew", async () => {
  const waiting = readAside(SLOW, [500_000]);
  const refused = expect(waiting).rejects.toMatchObject({ code: "unavailable" });
  await closeDb();
  await refused;
  expect(await readAside("SELECT 1 AS i", [])).toEqual([{ i: 1 }]);
});

test("a backup is complete, closed to others, and never replaces a file", async () => {
  await db().group.create({ data: { name: "saved", createdAt } });
  const file = path.join(folder, "copy.db");
  await backupTo(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const copy = new Database(file, { readonly: true });
  expect(copy.prepare("SELECT count(*) FROM groups WHERE name = 'saved'").pluck().get()).toBe(1);
  copy.close();
  await expect(backupTo(file)).rejects.toThrow("exists already");
  await expect(backupTo(path.join(folder, "none", "copy.db"))).rejects.toThrow("cannot be written (ENOENT)");
  expect(existsSync(path.join(folder, "none"))).toBe(false);
});
