import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { postgresql, sqlite } from "@/e2e/support/database";
import { db } from "./client";
import { contains, slices, startsWith } from "./page";
import { moment, placed, read, write, yesNo } from "./statement";
import { transaction } from "./transaction";
import { readAside } from "./worker/read-aside";

const createdAt = new Date(1_800_000_000_123);
const CONTENTS = ["50% off", "500 off", "a_b", "aXb", "Straße ÄÖ", "back\\slash", "[a]*?", "中文"];

describe.each([sqlite(), postgresql()])("statements on $name", (database) => {
  beforeAll(async () => {
    await database.open();
    await db().school.create({ data: { name: "school1", createdAt } });
    await db().user.create({ data: { username: "user1", password: "hash1", createdAt, updatedAt: createdAt } });
    const row = { ip: "192.0.2.1", method: "GET", status: 500, dialect: "myapp", path: "/", requestId: "1", time: createdAt };
    await db().errorLog.createMany({ data: CONTENTS.map((content) => ({ ...row, content, url: `/${content}` })) });
  }, 60_000);
  afterAll(database.close);

  const COLUMNS = "SELECT id, username, is_active, last_login, created_at FROM users WHERE created_at = ? AND is_active = ? AND id <> ?";
  const PARAMS = [createdAt, true, 77];
  const user1 = { id: 1, username: "user1", is_active: true, last_login: null, created_at: createdAt };

  test("columns come alike, in place and aside", async () => {
    expect(await read(COLUMNS, PARAMS)).toEqual([user1]);
    expect(await readAside(COLUMNS, PARAMS)).toEqual([user1]);
  });

  test("expressions come alike through a row schema", async () => {
    const row = z.object({ n: z.number(), latest: moment, some: yesNo });
    const sql = "SELECT count(*) AS n, max(created_at) AS latest, count(*) > 0 AS some FROM users WHERE username = ?";
    expect(await read(sql, ["user1"], row)).toEqual([{ n: 1, latest: createdAt, some: true }]);
    expect(await readAside(sql, ["user1"], row)).toEqual([{ n: 1, latest: createdAt, some: true }]);
  });

  test("write tells the changed rows and takes part in a transaction", async () => {
    const undone = transaction(async (tx) => {
      expect(await write("UPDATE users SET alias = ? WHERE username = ?", ["it's ?", "user1"], tx)).toBe(1);
      expect(await read("SELECT alias FROM users WHERE alias = ?", ["it's ?"], z.object({ alias: z.string() }), tx)).toHaveLength(1);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await read("SELECT id FROM users WHERE alias = 'it''s ?' OR alias = ?", ["x"])).toEqual([]);
  });

  test.each([
    ["50%", ["50% off"]],
    ["a_b", ["a_b"]],
    ["A_B", ["a_b"]],
    ["STRASSE", []],
    ["äö", ["Straße ÄÖ"]],
    ["K\\S", ["back\\slash"]],
    ["*?", ["[a]*?"]],
    ["文", ["中文"]],
    ["", CONTENTS],
  ])("contains %j", async (text, found) => {
    const { sql, params } = contains("content", text);
    const rows = await readAside(`SELECT content FROM error_logs WHERE ${sql} ORDER BY id`, params);
    expect(rows.map(({ content }) => content)).toEqual(found);
  });

  test.each([
    ["/50%", ["50% off"]],
    ["/a_", ["a_b"]],
    ["/A", []],
    ["/[a]*", ["[a]*?"]],
    ["/back\\", ["back\\slash"]],
    ["/", CONTENTS],
  ])("starts with %j", async (text, found) => {
    const { sql, params } = startsWith("url", text);
    const rows = await read(`SELECT content FROM error_logs WHERE ${sql} ORDER BY id`, params);
    expect(rows.map(({ content }) => content)).toEqual(found);
  });

  test("a prefix of the url is looked up by its index", async () => {
    const { sql, params } = startsWith("url", "/account/");
    const query = `SELECT id FROM operation_logs WHERE ${sql} AND time > ?`;
    if (database.name === "sqlite") {
      expect(JSON.stringify(await read(`EXPLAIN QUERY PLAN ${query}`, [...params, createdAt]))).toContain(
        "operation_logs_url_time_idx (url>? AND url<?)",
      );
    } else {
      const plan = await transaction(async (tx) => {
        await write("SET LOCAL enable_seqscan = off", [], tx);
        await write("SET LOCAL enable_bitmapscan = off", [], tx);
        return read(`EXPLAIN ${query}`, [...params, createdAt], z.unknown(), tx);
      });
      expect(JSON.stringify(plan)).toMatch(/operation_logs_url_time_idx.*url ~>=~/s);
    }
  });

  test("question marks in quotes stay", () => {
    const sql = placed(`SELECT '?', 'it''s ?', "a?" FROM t WHERE a = ? AND b = ?`);
    expect(sql.match(/\$\d/g) ?? []).toEqual(database.name === "sqlite" ? [] : ["$1", "$2"]);
  });
});

test("ids go in slices", () => {
  expect(slices([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(slices([])).toEqual([]);
});
