import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { readRows } from "@/lib/db/job-rows";
import { CSV_START, csvRecord } from "@/lib/domain/csv";
import { prepareSecrets } from "@/lib/security/secrets";
import { rereadImport, stageImport } from "@/lib/services/user-import-staging";
import { dropImport, readImport, readImportRows, startImport } from "@/lib/services/user-imports";
import { actorOf } from "../support/actor";
import { client } from "../support/client";
import { addGroup, addUser, grant, startWithDatabase } from "../support/rows";
import { startServer, type TestServer } from "../support/server";

let server: TestServer;
let root: number;
const PASSWORD = "correct horse 7";
/** Rows are sealed here and opened by the server. */
const env = { AUTH_SECRET: "a secret that the tests of imports share" };
const ALL = { level: null, window: { limit: 100, offset: 0 } } as const;

beforeAll(async () => {
  Object.assign(process.env, env);
  prepareSecrets(null);
  server = await startWithDatabase({ env });
  root = await addUser("user1", { isSuperuser: true });
  await addGroup("Group 1");
});
afterAll(() => server.stop());

const stage = async (...rows: readonly (readonly string[])[]) =>
  stageImport(await actorOf(root, Date.now()), {}, { file: null, text: rows.map(csvRecord).join("") });
const asRoot = () => actorOf(root, Date.now());
const findings = async (id: number) => {
  const { rows, counts } = await readImport(await asRoot(), { pk: String(id) }, ALL);
  const told = rows.map(({ line, issues, warnings }) => [line, ...issues.map(({ field, rule }) => `${field} ${rule}`), ...warnings]);
  return { told, counts };
};
const finished = async (id: number) => {
  for (;;) {
    const job = await db().job.findUniqueOrThrow({ where: { id } });
    if (job.endedAt) return job;
    await pause(50);
  }
};

describe("a dry run", () => {
  it("judges every row as a user that is created alone, and rows against each other, errors first", async () => {
    await addUser("taken1", { phone: "13800000001" });
    const { id } = await stage(
      ["Username", "Password", "Phone", "Groups", "Staff", "Work number", "School"],
      ["fine1", PASSWORD, "13800000002", "Group 1", "yes", "w1", "1"],
      ["Taken1", PASSWORD, "13800000001", "", "", "", ""],
      ["open1", "", "", "", "", "", ""],
      ["fine1", PASSWORD, "13800000002", "nobody", "", "w1", "99"],
      ["bad name", "short", "", "", "", "", ""],
    );
    const { told, counts } = await findings(id);
    expect(told).toEqual([
      [3, "username username_taken", "phone phone_taken"],
      [5, "username username_taken", "phone phone_taken", "groups group_unknown", "work_id work_id_taken", "school_id pk_missing"],
      [6, "username username_characters", "password min_length"],
      [4, "no_password"],
      [2],
    ]);
    expect(counts).toEqual({ error: 3, warning: 1, ok: 1 });
    expect(await db().user.count({ where: { username: "fine1" } })).toBe(0);
    await expect(startImport(await asRoot(), { pk: String(id) }, undefined)).rejects.toMatchObject({ code: "invalid" });
  });

  it("can be told to read the columns otherwise", async () => {
    const { id } = await stage(["other1", "user1@example.com"], ["other2", "user2@example.com"]);
    expect((await findings(id)).told).toEqual([
      [1, "no_password"],
      [2, "no_password"],
    ]);
    await rereadImport(await asRoot(), { pk: String(id) }, { columns: ["email", "username"], named: true });
    expect((await findings(id)).told).toEqual([[2, "email email", "no_password"]]);
  });

  it.each([
    ["nothing", "", "table_empty"],
    ["heads alone", "username,email", "table_empty"],
    ["an open quote", 'username\nuser2\n"user3', "table_quote"],
    ["too many columns", `username${",x".repeat(60)}`, "table_size"],
    ["too many rows", `username\n${"x\n".repeat(10_001)}`, "table_size"],
  ])("refuses %s", async (_, text, rule) => {
    const refused = stageImport(await asRoot(), {}, { file: null, text });
    await expect(refused).rejects.toMatchObject({ code: "invalid", detail: { issues: [{ field: "file", rule }] } });
  });

  it("takes files in the encodings of spreadsheets", async () => {
    const gbk = new Blob([Uint8Array.of(0xd3, 0xc3, 0xbb, 0xa7, 0xc3, 0xfb, 0x0a, 0xd5, 0xc5)]);
    const { id } = await stageImport(await asRoot(), {}, { file: gbk, text: "" });
    expect((await readImport(await asRoot(), { pk: String(id) }, ALL)).rows).toMatchObject([{ username: "张" }]);
    const refused = stageImport(await asRoot(), {}, { file: new Blob([Uint8Array.of(0x80, 0xff, 0xff)]), text: "" });
    await expect(refused).rejects.toMatchObject({ detail: { issues: [{ rule: "table_encoding" }] } });
  });

  it("keeps nothing that was typed readable, belongs to who made it, and can be thrown away", async () => {
    const { id } = await stage(["username", "password"], ["sealed1", PASSWORD]);
    const kept = JSON.stringify([await db().job.findMany(), await db().jobRow.findMany()]);
    expect([kept.includes(PASSWORD), kept.includes("sealed1")]).toEqual([false, false]);
    const other = await actorOf(await addUser("other", { isSuperuser: true }), Date.now());
    await expect(readImport(other, { pk: String(id) }, ALL)).rejects.toMatchObject({ code: "not_found" });
    await expect(startImport(other, { pk: String(id) }, undefined)).rejects.toMatchObject({ code: "not_found" });
    await dropImport(await asRoot(), { pk: String(id) }, undefined);
    expect(await db().jobRow.count({ where: { jobId: id } })).toBe(0);
  });
});

describe("rights", () => {
  it("are asked for the import itself, and superusers alone may set groups and staff", async () => {
    const clerk = await addUser("clerk1", { isStaff: true });
    const source = { file: null, text: csvRecord(["username", "groups", "staff"]) + csvRecord(["made1", "Group 1", "yes"]) };
    await expect(stageImport(await actorOf(clerk, Date.now()), {}, source)).rejects.toMatchObject({ code: "forbidden" });
    await grant(clerk, ["ALL", "/admin/users/imports/.*"], ["POST", "/admin/users/imports/"]);
    const { id } = await stageImport(await actorOf(clerk, Date.now()), {}, source);
    const { rows } = await readImport(await actorOf(clerk, Date.now()), { pk: String(id) }, ALL);
    expect(rows[0]?.issues.map(({ field, rule }) => [field, rule])).toEqual([
      ["is_staff", "superuser_only"],
      ["groups", "superuser_only"],
    ]);
  });
});

describe("the job", () => {
  it("creates everybody with all that the rows say, and leaves nothing of them behind", async () => {
    const { id } = await stage(
      ["username", "password", "groups", "wechat", "active"],
      ["made2", PASSWORD, "Group 1", "wx2", "yes"],
      ["made3", "", "", "", "no"],
    );
    await startImport(await asRoot(), { pk: String(id) }, undefined);
    expect(await finished(id)).toMatchObject({ state: "done", finished: 2, total: 2, result: '{"created":2}', problem: null });
    const made = await db().user.findMany({ where: { username: { in: ["made2", "made3"] } }, include: { memberships: true } });
    expect(made).toMatchObject([
      { username: "made2", wechat: "wx2", isActive: true, memberships: [{ createdById: root }] },
      { username: "made3", isActive: false, memberships: [] },
    ]);
    const ask = client(server);
    const answer = (username: string, password: string) =>
      ask("POST", "/account/login/", { username, password }).then(({ status }) => status);
    expect([await answer("made2", PASSWORD), await answer("made3", "!"), await answer("made3", PASSWORD)]).toEqual([200, 401, 401]);
    expect((await readRows(db(), id, 0, 10)).every(({ data }) => data === null)).toBe(true);
  });

  it("creates nobody when one row cannot be created any more, and tells which", async () => {
    const { id } = await stage(["username"], ["late1"], ["late2"], ["late3"]);
    await addUser("late2");
    await startImport(await asRoot(), { pk: String(id) }, undefined);
    expect(await finished(id)).toMatchObject({ state: "failed", problem: "rules.rows_invalid", failed: 1 });
    expect(await db().user.count({ where: { username: { in: ["late1", "late2", "late3"] } } })).toBe(1);
    const [row] = (await readRows(db(), id, 0, 10)).filter(({ verdict }) => verdict);
    expect(row).toEqual({
      position: 2,
      data: null,
      verdict: { level: "failed", name: "late2", problems: [{ field: "username", code: "rules.username_taken" }] },
    });
  });

  it("that is killed at any moment creates everybody once, or nobody", async () => {
    const names = Array.from({ length: 120 }, (_, at) => `killed${at}`);
    const { id } = await stage(["username", "password"], ...names.map((name) => [name, PASSWORD]));
    process.kill(server.pid, "SIGKILL");
    await startImport(await asRoot(), { pk: String(id) }, undefined);
    for (const part of [1, 60, 120]) {
      const one = await startServer({ env, database: server.databaseUrl });
      while ((await db().job.findUniqueOrThrow({ where: { id } })).finished < part) await pause(2);
      await one.stop("SIGKILL");
      const job = await db().job.findUniqueOrThrow({ where: { id } });
      expect(await db().user.count({ where: { username: { startsWith: "killed" } } })).toBe(job.state === "done" ? 120 : 0);
      // As if the lease had run out.
      await db().job.updateMany({ where: { id, state: "running" }, data: { leaseUntil: new Date(0) } });
    }
    const last = await startServer({ env, database: server.databaseUrl });
    expect(await finished(id)).toMatchObject({ state: "done", finished: 120 });
    expect(await db().user.count({ where: { username: { startsWith: "killed" } } })).toBe(120);
    await last.stop();
  }, 180_000);
});

describe("many rows", () => {
  it("are ten thousand at most, and the findings come portion by portion", async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => csvRecord([`many${at}`, `user${at}@example.com`]));
    const file = new Blob([CSV_START + csvRecord(["用户名", "邮箱"]) + rows.join("")]);
    const { id } = await stageImport(await asRoot(), {}, { file, text: "" });
    let told = 0;
    for await (const portion of await readImportRows(await asRoot(), { pk: String(id) }, undefined)) told += portion.length;
    expect(told).toBe(10_000);
  }, 120_000);
});
