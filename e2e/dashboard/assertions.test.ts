import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, looksToTry, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addGroup, addPermission, addSession, addUser } from "../support/rows";

openBoth();
let root: string;
let group: number;
let permission: number;
let stranger: number;

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  stranger = await addUser("user2");
  permission = await addPermission("GET", "^/guarded/$");
  group = await addGroup("group2", [permission], [stranger]);
  const soon = new Date(Date.now() + 86_400_000);
  await db().membership.updateMany({ where: { userId: stranger }, data: { validUntil: soon } });
});

const open = (looks: Parameters<typeof visitor>[2] = {}) => visitor(browser, server, { session: root, ...looks });

it.each(looksToTry())("the pages are sound in %o", async (looks) => {
  const one = await open(looks);
  const { id } = await db().membership.findFirstOrThrow({ where: { userId: stranger } });
  for (const path of [
    "assertions",
    "permissions/expiring",
    "permissions/expiring?show=over",
    `permissions/validity/membership-${id}`,
    "permissions/policy",
  ]) {
    const answer = await one.page.goto(`/admin/${path}`);
    expect([path, answer?.status()]).toEqual([path, 200]);
    await expectAccessible(one);
    await expectSound(one);
  }
  await one.context.close();
});

describe("assertions", () => {
  it("are tried, added, and stop a change until a superuser gives a reason", async () => {
    const { page, context } = await open();
    await page.goto("/admin/assertions?kind=nobody&name=group2&method=GET&path=/guarded/");
    await page.getByRole("button", { name: "Test", exact: true }).click();
    await page.getByText("True now: Nobody but superusers and members of group2 may GET /guarded/.").waitFor();
    await page.getByRole("button", { name: "Add sentence" }).click();
    await page.getByText("The sentence was added. It holds.").waitFor();

    const other = await addGroup("group3", [], [await addUser("user3")]);
    await page.goto(`/admin/groups/${other}/permissions?show=others`);
    await page.getByLabel("Select GET ^/guarded/$").check();
    await page.getByRole("button", { name: "Add selected" }).click();
    await page.getByText('would break the assertion "nobody but superusers and members of group2 may GET /guarded/"').waitFor();
    expect(await db().groupGrant.count({ where: { groupId: other } })).toBe(0);

    await page.getByLabel("Reason to save all the same").fill("for one day");
    await page.getByLabel("Select GET ^/guarded/$").check();
    await page.getByRole("button", { name: "Add selected" }).click();
    await page.getByText("One permission added.").waitFor();
    expect(await db().groupGrant.count({ where: { groupId: other } })).toBe(1);
    expect(await db().operationLog.findFirst({ orderBy: { id: "desc" } })).toMatchObject({
      content: expect.stringContaining("for one day"),
    });

    const fourth = await addUser("user4");
    await page.goto(`/admin/groups/${other}`);
    await page.getByLabel("Usernames or ids").fill("user4\nuser5");
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByRole("button", { name: "Add one member" }).click();
    await page.getByText("would break the assertion").waitFor();
    await page.getByLabel("Reason to save all the same").fill("as a guest");
    await page.getByRole("button", { name: "Add one member" }).click();
    await page.getByText("One member added.").waitFor();
    expect(await db().membership.count({ where: { groupId: other, userId: fourth } })).toBe(1);

    await page.goto("/admin/assertions");
    await page.getByText(/2 users break it: user3, user4/).waitFor();
    await page.getByRole("button", { name: /^Delete: / }).click();
    await page.getByText("The sentence was deleted.").waitFor();
    expect(await db().assertion.count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Broken", { exact: true }).waitFor();
    expect(await db().assertion.count()).toBe(1);
    await db().assertion.deleteMany();
    await context.close();
  });
});

describe("what is bounded in time", () => {
  it("is extended by one click, changed and removed", async () => {
    const { page, context } = await open({ script: false });
    const row = () => db().membership.findFirst({ where: { userId: stranger, groupId: group } });
    const before = await row();
    await page.goto("/admin/permissions/expiring");
    await page.getByRole("button", { name: "Extend 30 days: user2, group2" }).click();
    expect((await row())?.validUntil?.getTime()).toBe((before?.validUntil?.getTime() ?? 0) + 30 * 86_400_000);

    await page.goto(`/admin/groups/${group}`);
    await page.getByRole("link", { name: /^When it counts.*user2$/ }).click();
    await page.getByLabel("From").fill("2031-01-02T03:04");
    await page.getByLabel("Until").fill("2031-01-02T03:04");
    await page.getByRole("button", { name: "Save dates" }).click();
    await page.getByText("The end must come after the start.").waitFor();
    await page.getByLabel("Until").fill("");
    await page.getByRole("button", { name: "Save dates" }).click();
    await page.getByText("The dates were saved.").waitFor();
    expect(await row()).toMatchObject({ validFrom: new Date("2031-01-01T19:04:00Z"), validUntil: null });

    await page.goto("/admin/permissions/expiring?show=later");
    await page.getByRole("link", { name: "Change user2, group2" }).click();
    await page.getByRole("button", { name: "Remove" }).click();
    await page.getByText("Removed.").waitFor();
    expect(await row()).toBeNull();
    await context.close();
  });
});

describe("the policy", () => {
  it("is exported, compared and applied", async () => {
    const { page, context } = await open();
    await page.goto("/admin/permissions/policy");
    const waiting = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export", exact: true }).click();
    const stored = JSON.parse(readFileSync(await (await waiting).path(), "utf8"));
    expect(stored).toMatchObject({ gatehouse_policy: 1, users: false });

    const text = JSON.stringify({ ...stored, groups: [...stored.groups, { name: "group9" }] });
    await page
      .getByLabel("File", { exact: true })
      .setInputFiles({ name: "policy.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Compare" }).click();
    await page.getByText("Adds 1, changes 0, removes 0.").waitFor();
    await page.getByText("+ group group9").waitFor();
    expect(await db().group.count({ where: { name: "group9" } })).toBe(0);
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByText("1 change was made.").waitFor();
    expect(await db().group.count({ where: { name: "group9" } })).toBe(1);

    await page.getByLabel("Or its text").fill(JSON.stringify(stored));
    await page.getByLabel("Remove what is not in the file").check();
    await page.getByRole("button", { name: "Compare" }).click();
    await page.getByText("Adds 0, changes 0, removes 1.").waitFor();
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByText("1 change was made.").waitFor();
    expect(await db().group.count({ where: { name: "group9" } })).toBe(0);

    await page.getByLabel("Or its text").fill("{}");
    await page.getByRole("button", { name: "Compare" }).click();
    await page.getByText("This does not have the required form.").waitFor();
    await context.close();
  });
});
