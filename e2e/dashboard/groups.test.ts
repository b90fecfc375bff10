import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, looksToTry, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addGroup, addPermission, addSession, addUser } from "../support/rows";

openBoth();
let root: string;
let users: number[];
let permissions: number[];
let crowded: number;
let other: number;

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  users = await Promise.all(Array.from({ length: 30 }, (_, at) => addUser(`member${at}`)));
  permissions = [
    await addPermission("GET", "/report/"),
    await addPermission("POST", "/report/"),
    await addPermission("GET", "/report/\\d+/"),
  ];
  crowded = await addGroup("group1", permissions, users.slice(0, 4));
  other = await addGroup("group2", permissions.slice(0, 1), users.slice(2, 5));
});

const open = (looks: Parameters<typeof visitor>[2] = {}) => visitor(browser, server, { session: root, ...looks });

describe("the pages", () => {
  const pages = () => [
    "",
    "?q=nothing",
    "/new",
    `/${crowded}`,
    `/${crowded}/permissions`,
    `/${crowded}/rename`,
    `/${crowded}/clone`,
    `/${crowded}/delete`,
    `/compare?group=${crowded}&group=${other}`,
    `/merge?group=${crowded}&group=${other}`,
  ];

  it.each(looksToTry())("are sound in %o", async (looks) => {
    const one = await open(looks);
    for (const page of pages()) {
      const answer = await one.page.goto(`/admin/groups${page}`);
      expect([page, answer?.status()]).toEqual([page, 200]);
      await expectAccessible(one);
      await expectSound(one);
    }
    await one.context.close();
  });

  it("list groups with their counts, sorted and searched by the address", async () => {
    const { page, context } = await open();
    await page.goto("/admin/groups?sort=-members&q=GROUP");
    const rows = await page.locator("tbody tr").allTextContents();
    expect(rows.map((row) => row.match(/^(.*?)\s*(\d) Members(\d) Permissions(\d) APIs/)?.slice(1))).toEqual([
      ["group1", "4", "3", "3"],
      ["group2", "3", "1", "1"],
      ["Default group", "0", "0", "0"],
    ]);
    expect(await page.locator("th[aria-sort=descending]").textContent()).toContain("Members");
    await context.close();
  });

  it.each(["0", "999999", "x"])("do not know the group %s", async (id) => {
    const { page, context } = await open();
    expect((await page.goto(`/admin/groups/${id}`))?.status()).toBe(404);
    await context.close();
  });
});

describe("members", () => {
  it.each([true, false])("are added from a pasted list, unknown names told, with JavaScript: %s", async (script) => {
    const one = await open({ script });
    const name = `pasted${script}`;
    const group = await addGroup(name, [], users.slice(0, 1));
    await one.page.goto(`/admin/groups/${group}`);
    const list = ["member0", "MEMBER1,member2", String(users[3]), "nobody1", "nobody2"].join("\n");
    await one.page.locator("textarea").fill(list);
    await one.page.getByRole("button", { name: "Check" }).click();
    await one.page.getByText("3 users can be added: member1, member2, member3").waitFor();
    await one.page.getByText("One is a member already: member0").waitFor();
    await one.page.getByText("2 unknown: nobody1, nobody2").waitFor();
    expect(await db().membership.count({ where: { groupId: group } })).toBe(1);
    // axe waits for timers, which do not run where scripts are off.
    if (script) await expectAccessible(one);
    await one.page.getByRole("button", { name: "Add 3 members" }).click();
    await one.page.getByText("3 members added.").waitFor();
    expect(await one.page.locator("textarea").inputValue()).toBe("nobody1\nnobody2");
    expect(await db().membership.count({ where: { groupId: group } })).toBe(4);
    expect(await one.page.locator("tbody tr").count()).toBe(4);
    await expectSound(one);
    await one.context.close();
  });

  it("are not added when the list was changed after it was looked up", async () => {
    const { page, context } = await open();
    const group = await addGroup("changed");
    await page.goto(`/admin/groups/${group}`);
    await page.locator("textarea").fill("member1");
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByText("One user can be added: member1").waitFor();
    await page.locator("textarea").fill("member2");
    await page.getByRole("button", { name: "Add one member" }).click();
    await page.getByText("One user can be added: member2").waitFor();
    expect(await db().membership.count({ where: { groupId: group } })).toBe(0);
    await context.close();
  });

  it("take two clicks to add twenty by a pasted list, from the overview", async () => {
    const one = await open();
    await addGroup("twenty");
    await one.page.goto("/admin");
    await one.page.locator("#rail").getByRole("link", { name: "Groups" }).click();
    await one.page.getByRole("link", { name: "twenty" }).click();
    await one.page.getByRole("button", { name: "Check" }).waitFor();
    await expect
      .poll(async () => {
        await one.page.keyboard.press("a");
        return one.page.evaluate("document.activeElement.name");
      })
      .toBe("names");
    await one.page.evaluate(`(() => {
      const area = document.querySelector("textarea");
      area.value = ${JSON.stringify(Array.from({ length: 20 }, (_, at) => `member${at}`).join(", "))};
      area.dispatchEvent(new ClipboardEvent("paste", { bubbles: true }));
    })()`);
    await one.page.getByRole("button", { name: "Add 20 members" }).waitFor();
    await one.page.keyboard.press("Control+Enter");
    await one.page.getByText("20 members added.").waitFor();
    await expectSound(one);
    await one.context.close();
  });

  it("are removed by their boxes", async () => {
    const { page, context } = await open();
    const group = await addGroup("shrinking", [], users.slice(0, 3));
    await page.goto(`/admin/groups/${group}`);
    await page.getByRole("checkbox", { name: "Select member0" }).check();
    await page.getByRole("checkbox", { name: "Select member2" }).check();
    await page.getByRole("button", { name: "Remove selected" }).click();
    await page.getByText("2 members removed.").waitFor();
    expect(await db().membership.findMany({ where: { groupId: group }, select: { userId: true } })).toEqual([{ userId: users[1] }]);
    await context.close();
  });
});

describe("a group", () => {
  it("is made, renamed, cloned with its permissions and deleted", async () => {
    const one = await open();
    const { page } = one;
    await page.goto("/admin/groups");
    await page.getByRole("link", { name: "New group" }).click();
    await page.getByLabel("Name", { exact: true }).fill("group1");
    await page.getByRole("button", { name: "Create group" }).click();
    await page.getByText("There is a group of this name already.").waitFor();
    await page.getByLabel("Name", { exact: true }).fill("fresh");
    await page.getByRole("button", { name: "Create group" }).click();
    await page.getByRole("heading", { name: "fresh" }).waitFor();
    await page.getByRole("link", { name: "Rename" }).click();
    await page.getByLabel("Name", { exact: true }).fill("fresher");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "fresher" }).waitFor();
    await page.goto(`/admin/groups/${crowded}/clone`);
    await page.getByRole("button", { name: "Create group" }).click();
    await page.getByRole("heading", { name: "group1 (copy)" }).waitFor();
    const { id, grants } = await db().group.findUniqueOrThrow({ where: { name: "group1 (copy)" }, select: { id: true, grants: true } });
    expect(grants.map(({ permissionId }) => permissionId).sort()).toEqual([...permissions].sort());
    await page.getByRole("link", { name: "Delete" }).click();
    await page.getByText("Nobody loses anything.").waitFor();
    await page.getByRole("button", { name: "Delete group" }).click();
    await page.waitForURL(/\/admin\/groups$/);
    expect(await db().group.count({ where: { id } })).toBe(0);
    await expectSound(one);
    await one.context.close();
  });

  it("tells before it goes who loses what, and what they keep in another way", async () => {
    const { page, context } = await open();
    await page.goto(`/admin/groups/${crowded}/delete`);
    const [sentence] = await page.locator("main p").filter({ hasText: "lose" }).allTextContents();
    expect(sentence).toBe("4 users lose 3 permissions; 2 users keep 1 through other groups or own grants.");
    await context.close();
  });

  it("gets permissions and loses them by their boxes", async () => {
    const { page, context } = await open();
    const group = await addGroup("rights");
    await page.goto(`/admin/groups/${group}/permissions?show=others&q=/report/`);
    await page.getByRole("checkbox", { name: "Select POST /report/" }).check();
    await page.getByRole("button", { name: "Add selected" }).click();
    await page.getByText("One permission added.").waitFor();
    await page.goto(`/admin/groups/${group}/permissions`);
    await page.getByRole("checkbox", { name: "Select POST /report/" }).check();
    await page.getByRole("button", { name: "Remove selected" }).click();
    await page.getByText("One permission removed.").waitFor();
    expect(await db().groupGrant.count({ where: { groupId: group } })).toBe(0);
    await context.close();
  });

  it("is laid beside another one", async () => {
    const { page, context } = await open();
    await page.goto("/admin/groups");
    await page.getByRole("checkbox", { name: "Select group1", exact: true }).check();
    await page.getByRole("checkbox", { name: "Select group2" }).check();
    await page.getByRole("button", { name: "Compare" }).click();
    const members = page.getByRole("region", { name: "Members" });
    await members.waitFor();
    expect(await members.locator("h3").allTextContents()).toEqual(["Only in group1 (2)", "In both (2)", "Only in group2 (1)"]);
    expect(await members.locator("li").allTextContents()).toEqual(["member0", "member1", "member2", "member3", "member4"]);
    await context.close();
  });

  it("takes in another one, after telling what moves, and keeps the wider bounds", async () => {
    const one = await open({ script: false });
    const { page } = one;
    const into = await addGroup("stays", permissions.slice(0, 1), users.slice(0, 2));
    const from = await addGroup("goes", permissions.slice(0, 2), users.slice(1, 4));
    const shared = users[1] ?? 0;
    const [soon, later] = [new Date(Date.now() + 60_000), new Date(Date.now() + 120_000)];
    await db().membership.updateMany({ where: { groupId: into, userId: shared }, data: { validUntil: soon, validFrom: new Date(0) } });
    await db().membership.updateMany({ where: { groupId: from, userId: shared }, data: { validUntil: later } });
    await page.goto("/admin/groups");
    await page.getByRole("checkbox", { name: "Select stays" }).check();
    await page.getByRole("checkbox", { name: "Select goes" }).check();
    await page.getByRole("button", { name: "Merge" }).click();
    await page.getByRole("link", { name: "Keep stays instead" }).click();
    await page.getByRole("heading", { name: "Merge goes into stays?" }).waitFor();
    expect(await page.locator("main dd").allTextContents()).toEqual(["2", "1", "1", "0"]);
    await page.getByText("2 members of stays gain one permission.").waitFor();
    await page.getByRole("button", { name: "Merge and delete goes" }).click();
    await page.getByText("The groups are merged into stays.").waitFor();
    expect(await db().group.count({ where: { id: from } })).toBe(0);
    expect(await db().membership.count({ where: { groupId: into } })).toBe(4);
    expect(await db().groupGrant.count({ where: { groupId: into } })).toBe(2);
    const bounds = await db().membership.findFirstOrThrow({ where: { groupId: into, userId: shared } });
    expect([bounds.validFrom, bounds.validUntil]).toEqual([null, later]);
    expect(await db().operationLog.count({ where: { path: `/admin/groups/${into}/merge/`, method: "POST", status: 200 } })).toBe(1);
    await one.context.close();
  });
});
