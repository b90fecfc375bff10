import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { subjectText } from "@/lib/domain/assertion";
import { addGroup, addPermission, addUser, grant, startWithDatabase } from "../support/rows";
import type { TestServer } from "../support/server";
import { runTask } from "../support/task";

const folder = mkdtempSync(path.join(os.tmpdir(), "gatehouse-policy-"));
const file = path.join(folder, "policy.json");
let server: TestServer;
let member: number;

beforeAll(async () => {
  server = await startWithDatabase();
  member = await addUser("user1");
  await addGroup("group1", [await addPermission("GET", "^/guarded/$")], [member]);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const policy = (...args: string[]) => runTask("policy", args, { databaseUrl: server.databaseUrl });

describe("policy check", () => {
  it("ends with 0 while every assertion holds, and with 1 when one is broken", async () => {
    expect(await policy("check")).toEqual({ code: 0, out: "There are no assertions.\n", err: "" });
    const data = { subject: subjectText({ nobodyBut: [] }), allowed: false, method: "DELETE", path: "/guarded/", createdAt: new Date() };
    await db().assertion.create({ data });
    const text = "nobody but superusers may DELETE /guarded/";
    expect(await policy("check")).toEqual({ code: 0, out: `holds   ${text}\nAll 1 assertions hold.\n`, err: "" });
    await grant(member, ["DELETE", "^/guarded/$"]);
    const err = "1 of 1 assertions are broken.\n";
    expect(await policy("check")).toEqual({ code: 1, out: `BROKEN  ${text} (user1)\n`, err });
    await db().userGrant.deleteMany();
  }, 90_000);
});

describe("policy export and import", () => {
  it("write the policy, tell a difference and apply it", async () => {
    expect(await policy("export", file)).toEqual({ code: 0, out: `Wrote ${file}.\n`, err: "" });
    expect((await policy("export", "--users")).out).toContain('"user": "user1"');

    const stored = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...stored, groups: [...stored.groups, { name: "group2" }], assertions: [] }));
    const out = "+ group group2\n1 changes.\n1 entries are not in the file and stay (--remove removes them).\n";
    expect(await policy("import", file)).toEqual({ code: 0, out: `${out}Nothing was changed: add --apply.\n`, err: "" });
    expect(await db().group.count({ where: { name: "group2" } })).toBe(0);
    expect(await policy("import", file, "--apply")).toEqual({ code: 0, out: out.replace("changes.", "changes made."), err: "" });
    expect(await db().group.count({ where: { name: "group2" } })).toBe(1);
    expect(await policy("import", file, "--apply", "--remove")).toMatchObject({ code: 0 });
    expect(await db().assertion.count()).toBe(0);
  }, 90_000);

  it("change nothing when an assertion of the file would be broken", async () => {
    const stored = JSON.parse(readFileSync(file, "utf8"));
    const assertions = [{ subject: { group: "group1" }, allowed: false, method: "GET", path: "/guarded/", note: null }];
    writeFileSync(file, JSON.stringify({ ...stored, groups: [...stored.groups, { name: "group3" }], assertions }));
    const err = 'Nothing was changed. This would break the assertion "group group1 may not GET /guarded/".\n';
    expect(await policy("import", file, "--apply")).toEqual({ code: 1, out: "", err });
    expect(await policy("import", file)).toMatchObject({ code: 1, out: expect.stringContaining("+ group group3") });
    expect(await db().group.count({ where: { name: "group3" } })).toBe(0);
  }, 90_000);

  it("refuse what is no policy file and arguments that cannot be used", async () => {
    writeFileSync(file, "{}");
    expect(await policy("import", file)).toMatchObject({ code: 1, err: expect.stringContaining("is no policy file") });
    expect(await policy("export", file)).toMatchObject({ code: 1, err: `${file} exists already or cannot be written.\n` });
    for (const args of [[], ["frobnicate"], ["import"], ["export", "a", "b"]]) {
      expect(await policy(...args)).toMatchObject({ code: 2, out: "", err: expect.stringContaining("npm run policy -- COMMAND") });
    }
  }, 90_000);
});
