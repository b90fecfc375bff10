import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDb, db } from "@/lib/db/client";
import { onPostgresql, ROOT, startServer, type TestServer } from "../support/server";
import { runTask } from "../support/task";

const folder = mkdtempSync(path.join(os.tmpdir(), "gatehouse-tasks-"));
let server: TestServer;

beforeAll(async () => {
  server = await startServer();
  process.env.DATABASE_URL = server.databaseUrl;
});
afterAll(async () => {
  await closeDb();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a task on the database of the server, unless `env` names another. */
function task(name: string, args: readonly string[], options: { input?: string; env?: Readonly<Record<string, string>> } = {}) {
  return runTask(name, args, { databaseUrl: server.databaseUrl, ...options });
}

async function signIn(username: string, password: string) {
  const body = new URLSearchParams({ username, password });
  const answer = await fetch(`${server.url}/account/login/`, { method: "POST", body });
  await answer.text();
  return answer;
}

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
const isSignedIn = async (cookie: string) => {
  const answer = await fetch(`${server.url}/api/v1/base/userinfo`, { headers: { cookie } });
  await answer.text();
  return answer.status === 200;
};

describe.skipIf(onPostgresql())("backup", () => {
  it("writes a complete copy that only its owner may read, while the server works", async () => {
    const file = path.join(folder, "copy.db");
    const ran = await task("backup", [file]);
    expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(new RegExp(`^Wrote ${file} \\(\\d+ KiB\\), a complete copy of `)) });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const copy = new Database(file, { readonly: true });
    expect(copy.pragma("integrity_check")).toEqual([{ integrity_check: "ok" }]);
    expect(copy.prepare("SELECT count(*) AS count FROM users").get()).toEqual({ count: await db().user.count() });
    copy.close();
  });

  it("overwrites nothing", async () => {
    const file = path.join(folder, "held.db");
    writeFileSync(file, "mine");
    expect(await task("backup", [file])).toEqual({ code: 1, out: "", err: `${file} exists already.\n` });
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  it("needs one file that can be written, and a database", async () => {
    expect(await task("backup", [])).toMatchObject({ code: 2, err: expect.stringContaining("npm run backup -- FILE") });
    expect(await task("backup", ["a", "b"])).toMatchObject({ code: 2 });
    const nowhere = path.join(folder, "none", "copy.db");
    expect(await task("backup", [nowhere])).toMatchObject({ code: 1, err: `${nowhere} cannot be written (ENOENT).\n` });
    const missing = path.join(folder, "missing.db");
    const ran = await task("backup", [path.join(folder, "new.db")], { env: { DATABASE_URL: `file:${missing}` } });
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining(`There is no database at ${missing}`) });
    expect(existsSync(missing) || existsSync(path.join(folder, "new.db"))).toBe(false);
  });
});

describe.skipIf(onPostgresql())("reset", () => {
  it("does not delete the database of a running server", async () => {
    const users = await db().user.count();
    expect(await task("reset", ["--yes"])).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("is in use: stop the server first."),
    });
    await closeDb();
    expect(await db().user.count()).toBe(users);
    expect((await signIn(ROOT.username, ROOT.password)).status).toBe(200);
  });

  it("deletes after its name was typed", async () => {
    const file = path.join(folder, "old.db");
    const env = { DATABASE_URL: `file:${file}` };
    await task("backup", [file]);
    for (const input of ["", "old\n"]) {
      expect(await task("reset", [], { env, input })).toEqual({
        code: 1,
        out: "",
        err: "Nothing was deleted: type old.db, or add --yes.\n",
      });
      expect(existsSync(file)).toBe(true);
    }
    expect(await task("reset", [], { env, input: "old.db\n" })).toEqual({ code: 0, out: `Deleted ${file}.\n`, err: "" });
    expect(["", "-wal", "-shm", "-journal"].filter((end) => existsSync(`${file}${end}`))).toEqual([]);
    expect(await task("reset", ["--yes"], { env })).toEqual({ code: 1, out: "", err: `There is no database at ${file}.\n` });
  });

  it("asks for --yes in production, and deletes a damaged file too", async () => {
    const file = path.join(folder, "damaged.db");
    writeFileSync(file, "no database, but long enough to look like the head of one".repeat(20));
    const env = { APP_ENV: "production", GATEHOUSE_TEST: "0", DATABASE_URL: `file:${file}` };
    const refused = await task("reset", [], { env, input: "damaged.db\n" });
    expect(refused).toEqual({ code: 1, out: "", err: "APP_ENV is production: add --yes to delete it all the same.\n" });
    expect(await task("reset", ["now"], { env })).toMatchObject({ code: 2, err: expect.stringContaining("npm run reset") });
    expect(existsSync(file)).toBe(true);
    expect(await task("reset", ["--yes"], { env })).toMatchObject({ code: 0 });
    expect(existsSync(file)).toBe(false);
  });
});

describe.runIf(onPostgresql())("on PostgreSQL", () => {
  it("backup and reset name the tools of PostgreSQL", async () => {
    const file = path.join(folder, "copy.db");
    expect(await task("backup", [file])).toMatchObject({ code: 1, out: "", err: expect.stringContaining("pg_dump") });
    expect(existsSync(file)).toBe(false);
    expect(await task("reset", ["--yes"])).toMatchObject({ code: 1, out: "", err: expect.stringContaining("dropdb") });
  });
});

describe("admin reset-password", () => {
  it("gives the last superuser a new password and ends all sessions", async () => {
    const cookie = cookieOf(await signIn(ROOT.username, ROOT.password));
    expect(await isSignedIn(cookie)).toBe(true);
    const ran = await task("admin", ["reset-password", " ROOT "], { input: "quiet-river-58\nsecond line" });
    expect(ran).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/^root has a new password; \d+ sessions were ended\.\n$/) });
    expect(await isSignedIn(cookie)).toBe(false);
    expect((await signIn(ROOT.username, ROOT.password)).status).toBe(401);
    expect((await signIn(ROOT.username, "quiet-river-58")).status).toBe(200);
    expect(await db().session.findFirst({ where: { endReason: "password" } })).not.toBeNull();
  });

  it("forgets refused sign-ins, as unlock does", async () => {
    const lock = async () => {
      for (let tries = 0; tries < 11; tries++) await signIn(ROOT.username, "wrong");
      expect((await signIn(ROOT.username, "quiet-river-58")).status).toBe(429);
    };
    await lock();
    expect(await task("admin", ["unlock", "root"])).toEqual({ code: 0, out: "root can sign in again.\n", err: "" });
    expect((await signIn(ROOT.username, "quiet-river-58")).status).toBe(200);
    await lock();
    await task("admin", ["reset-password", "root"], { input: "12345678" });
    expect((await signIn(ROOT.username, "12345678")).status).toBe(200);
    expect(await db().user.findFirst({ where: { username: ROOT.username } })).toMatchObject({ passwordWeak: true });
  });

  it("tells of weak passwords and inactive accounts", async () => {
    const now = new Date();
    await db().user.create({
      data: { username: "user1", usernameKey: "user1", password: "x", isActive: false, createdAt: now, updatedAt: now },
    });
    const { out } = await task("admin", ["reset-password", "user1"], { input: "user1" });
    expect(out.split("\n").slice(1)).toEqual([
      "The password is easily guessed: choose a longer one soon.",
      "The account is inactive: nobody can sign in to it until it is activated.",
      "",
    ]);
  });

  it("refuses what no account may have", async () => {
    const reset = async (name: string, input: string, env = {}) => {
      const { code, out, err } = await task("admin", ["reset-password", name], { input, env });
      expect({ code, out }).toEqual({ code: 1, out: "" });
      return err;
    };
    expect(await reset("nobody", "quiet-river-58")).toBe("There is no user nobody.\n");
    expect(await reset("root", "")).toBe("The password cannot be used: it is empty.\n");
    expect(await reset("root", "x".repeat(129))).toBe("The password cannot be used: at most 128 characters are allowed.\n");
    expect(await reset("root", "short", { PASSWORD_MIN_LENGTH: "6" })).toBe(
      "The password cannot be used: at least 6 characters are needed.\n",
    );
    expect((await signIn(ROOT.username, "12345678")).status).toBe(200);
  });

  it("prints its usage for anything else", async () => {
    for (const args of [
      [],
      ["reset-password"],
      ["reset-password", "a", "b"],
      ["unlock"],
      ["sms-outbox", "x"],
      ["frobnicate"],
      ["--force"],
    ]) {
      expect(await task("admin", args)).toMatchObject({ code: 2, out: "", err: expect.stringContaining("npm run admin -- COMMAND") });
    }
  });

  it("prints the messages that wait", async () => {
    expect(await task("admin", ["sms-outbox"])).toEqual({ code: 0, out: "No messages wait.\n", err: "" });
    await db().smsMessage.create({ data: { phone: "13800000001", text: "code 123456", createdAt: new Date() } });
    expect(await task("admin", ["sms-outbox"])).toMatchObject({ code: 0, out: expect.stringMatching(/^\S+Z 13800000001 code 123456\n$/) });
  });
});
