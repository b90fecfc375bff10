import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postgresql, sqlite } from "@/e2e/support/database";
import type { LogFilter, LogRecord, LogTerm } from "@/lib/domain/log-filter";
import { seedLogin, seedOperation } from "@/prisma/seed/logs";
import { randomFrom } from "@/prisma/seed/random";
import { inBulk } from "./bulk";
import { db } from "./client";
import { countLogExactly, countPatiently } from "./log-count";
import { deleteLogRows } from "./log-delete";
import { readFacet, readHistogram } from "./log-facets";
import { foldRows } from "./log-fold";
import { countLog } from "./log-sample";
import { byId } from "./log-tables";
import { readLogContext, readLogTail, readLogWindow } from "./log-window";
import { transaction } from "./transaction";
import { readAside } from "./worker/read-aside";

const START = Date.UTC(2030, 0, 1, 7, 30);
const HOUR = 3_600_000;
const ROWS = 1_500;
const CALLERS = [
  { id: 1, username: "user1" },
  { id: 2, username: "用户二" },
];

describe.each([sqlite(), postgresql()])("on $name", (database) => {
  let rows: LogRecord[] = [];
  const random = randomFrom(7);

  beforeAll(async () => {
    await database.open();
    await inBulk(async (insert) => {
      // In bursts, with moments that several rows share.
      const operations = Array.from({ length: ROWS }, (_, at) => {
        const time = new Date(START + Math.floor(at / 3) * 70_000);
        const row = seedOperation(random, time, CALLERS);
        const status = at % 97 === 0 ? 500 : row.status;
        const rare = at % 300 === 151 ? `{"body":{"note":"审计条目${at}"}}` : row.content;
        const content = at % 50 === 0 ? `{"body":{"note":"查询日志${at}%_"}}` : rare;
        return { ...row, status, content, durationMs: at % 300 };
      });
      await insert("operation_logs", operations);
      await insert(
        "login_logs",
        operations.slice(0, 300).map(({ time }) => seedLogin(random, time, CALLERS)),
      );
    });
    // A part stays uncounted, as on a server that works.
    await foldRows("op", { at: 0, most: 1_200, alone: true });
    await foldRows("login", { at: 0, most: 250, alone: true });
    rows = await everything("op");
  }, 120_000);
  afterAll(() => database.close());

  const range = { from: START - HOUR, to: START + 40 * HOUR };
  const filter = (terms: LogTerm[], text = "", log: LogFilter["log"] = "op"): LogFilter => ({ log, ...range, terms, text });
  const term = (key: LogTerm["key"], values: string[], negated = false): LogTerm => ({ key, values, negated });
  const everything = (log: LogFilter["log"]) => readLogTail({ log, from: 0, to: Number.MAX_SAFE_INTEGER, terms: [], text: "" }, 0, 10_000);

  const CASES: [string, LogTerm[], string][] = [
    ["no filter", [], ""],
    ["a status", [term("status", ["500"])], ""],
    ["a class but a method", [term("status", ["4xx", "5xx"]), term("method", ["GET"], true)], ""],
    ["a status nobody has", [term("status", ["418"])], ""],
    ["a user", [term("user", ["user1"])], ""],
    ["not a user", [term("user", ["user1"], true)], ""],
    ["a user and a status", [term("user", ["用户二"]), term("status", ["403"])], ""],
    ["an address", [term("url", ["/account/user/"])], ""],
    ["the beginning of addresses", [term("url", ["/myapp/*"])], ""],
    ["slow calls", [term("slower", ["250"])], ""],
    ["a long text", [], "First_Name"],
    ["a text of two letters", [], "日志"],
    ["a text of three Chinese letters", [], "查询日"],
    ["a rare text", [], "审计条目"],
    ["a rare text of two letters", [], "条目"],
    ["a rare text and a method", [term("method", ["GET"])], "审计条"],
    ["a text with wildcards", [], "%_"],
    ["a text and a method", [term("method", ["POST"])], "account"],
    ["a text nobody wrote", [], "nowhere to be found"],
  ];

  it.each(CASES)("%s: pages, count, histogram and tail are those of all rows", async (_name, terms, text) => {
    const asked = filter(terms, text);
    const wanted = rows.filter((row) => fits(row, asked)).sort((a, b) => b.time.getTime() - a.time.getTime() || b.id - a.id);
    const found = await pages(asked, 37);
    expect(found.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
    expect(await countLog(asked)).toEqual({ count: wanted.length, atLeast: false });
    expect(await countLogExactly(asked)).toBe(wanted.length);
    const patient = await countPatiently(asked, { rows: 20, looked: 1e6 });
    if (patient.atLeast) expect([patient.count, wanted.length > 20]).toEqual([20, true]);
    else expect(patient.count).toBe(wanted.length);
    const { buckets } = await readHistogram(asked, 60, 480);
    expect(buckets.flatMap(({ classes }) => Object.values(classes)).reduce((a, b) => a + b, 0)).toBe(wanted.length);
    for (const { from, to, classes } of buckets) {
      const inside = wanted.filter(({ time }) => time.getTime() >= from && time.getTime() < to);
      expect(classes[4] ?? 0).toBe(inside.filter(({ status }) => status >= 400 && status < 500).length);
    }
    expect((await readLogTail(asked, 0, 5_000)).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id).sort((a, b) => a - b));
  });

  it("a range with edges inside minutes counts exactly", async () => {
    const asked = { ...filter([term("method", ["GET"])]), from: START + 123_456, to: START + 9 * HOUR + 1_234 };
    const wanted = rows.filter((row) => fits(row, asked));
    expect(await countLog(asked)).toEqual({ count: wanted.length, atLeast: false });
    expect((await pages(asked, 50)).length).toBe(wanted.length);
  });

  it("a facet keeps the values that its own term leaves out", async () => {
    const asked = filter([term("method", ["POST"]), term("status", ["200"])]);
    const { values, sampled } = await readFacet(asked, "method");
    const counts = new Map<string, number>();
    for (const row of rows.filter(({ status }) => status === 200)) counts.set(row.method ?? "", (counts.get(row.method ?? "") ?? 0) + 1);
    expect(sampled).toBe(false);
    expect(new Map(values.map(({ value, count }) => [value, count]))).toEqual(counts);
  });

  it.each(["user", "ip", "url"] as const)("the facet %s is the same counted ahead and row by row", async (key) => {
    const ahead = await readFacet(filter([]), key);
    const slow = await readFacet(filter([term("slower", ["0"])]), key);
    expect(ahead.values.map(({ count }) => count)).toEqual(slow.values.map(({ count }) => count));
  });

  it("sign-ins are found by their result", async () => {
    const logins = await everything("login");
    const found = await pages(filter([term("result", ["failure"])], "", "login"), 40);
    expect(found.length).toBe(logins.filter(({ status }) => status >= 300).length);
    expect(found.length).toBeGreaterThan(5);
  });

  it("the context of a row is its neighbours, whatever is asked", async () => {
    const sorted = [...rows].sort((a, b) => b.time.getTime() - a.time.getTime() || b.id - a.id);
    const middle = sorted[700];
    const around = await readLogContext("op", { time: middle?.time.getTime() ?? 0, id: middle?.id ?? 0 }, 25);
    expect(around.map(({ id }) => id)).toEqual(sorted.slice(675, 726).map(({ id }) => id));
  });

  it.runIf(database.name === "sqlite")("a stretch of ids is read as such, whatever else is asked", async () => {
    const terms = { method: "GET", url: "/account/user/", username: "user1", ip: "192.0.2.1" };
    for (const [column, value] of Object.entries(terms)) {
      const sql = `EXPLAIN QUERY PLAN SELECT * FROM ${byId("op")} WHERE id > ? AND ${column} = ? ORDER BY id LIMIT 9`;
      expect(await readAside(sql, [rows.length - 9, value])).toMatchObject([{ detail: expect.stringContaining("PRIMARY KEY (rowid>?)") }]);
    }
  });

  it("deleting takes rows out of counts, facets and search, also those not counted yet", async () => {
    const gone = rows.filter(({ id }) => id % 3 === 0).map(({ id }) => id);
    const removed = await transaction((tx) => deleteLogRows(tx, "op", gone), { timeout: 30_000 });
    expect(removed).toMatchObject({ rows: gone.length, firstId: Math.min(...gone), lastId: Math.max(...gone) });
    expect(removed.digest).toMatch(/^[0-9a-f]{64}$/);
    const left = rows.filter(({ id }) => id % 3 !== 0);
    expect(await countLog(filter([]))).toEqual({ count: left.length, atLeast: false });
    while (await foldRows("op", { at: 0, most: 500, alone: true }));
    expect(await countLog(filter([]))).toEqual({ count: left.length, atLeast: false });
    const { values } = await readFacet(filter([]), "method");
    expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(left.length);
    expect((await pages(filter([], "first_name"), 100)).length).toBe(left.filter((row) => fits(row, filter([], "first_name"))).length);
    expect(await db().logSum.count({ where: { rows: { lt: 0 } } })).toBe(0);
  });

  async function pages(asked: LogFilter, size: number): Promise<LogRecord[]> {
    const found: LogRecord[] = [];
    for (let after: { time: number; id: number } | null = null; ; ) {
      const { rows: page, next } = await readLogWindow(asked, after, size);
      found.push(...page);
      if (!next) return found;
      after = next;
    }
  }
});

/** The meaning of a filter in plain code. */
function fits(row: LogRecord, { from, to, terms, text }: LogFilter): boolean {
  const time = row.time.getTime();
  const texts = [row.url, row.username, row.ip, row.content].map((value) => value?.toLowerCase() ?? "");
  if (time < from || time >= to || !texts.some((value) => value.includes(text.toLowerCase()))) return false;
  return terms.every(({ key, values, negated }) => values.some((value) => holds(row, key, value)) !== negated);
}

function holds(row: LogRecord, key: LogTerm["key"], value: string): boolean {
  if (key === "status") return value.endsWith("xx") ? Math.floor(row.status / 100) === Number(value[0]) : row.status === Number(value);
  if (key === "slower") return (row.durationMs ?? 0) >= Number(value);
  if (key === "url" && value.endsWith("*")) return row.url?.startsWith(value.slice(0, -1)) === true;
  return { user: row.username, method: row.method, url: row.url }[key as "user" | "method" | "url"] === value;
}
