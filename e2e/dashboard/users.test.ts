import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, looksToTry, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addGroup, addSession, addUser, grant } from "../support/rows";

openBoth();
let root: string;
let reader: string;
let group: number;
let looked: number;

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  const clerk = await addUser("user2", { isStaff: true });
  await grant(clerk, ["GET", "/account/user/"], ["GET", "/account/user/\\d+/"]);
  reader = await addSession(clerk);
  const members: number[] = [];
  for (let at = 0; at < 70; at += 1) {
    members.push(await addUser(`row${100 + at}`, { phone: `138000001${10 + at}`, firstName: "三", isActive: at !== 5 }));
  }
  group = await addGroup("Group 1", [], members.slice(0, 3));
  looked = members[0] ?? 0;
  await grant(looked, ["GET", "/report/"], ["POST", "/report/"]);
});

describe("the user list", () => {
  it.each(looksToTry())("is sound in %o", async (looks) => {
    const one = await visitor(browser, server, { ...looks, session: root });
    await one.page.goto("/admin/users?sort=username");
    await one.page.locator("tbody tr").nth(3).getByRole("checkbox").check();
    await expectAccessible(one);
    await one.page.goto(`/admin/users?sort=username&peek=${looked}`);
    await one.page.locator("aside h2").waitFor();
    await expectAccessible(one);
    await one.page.goto("/admin/users?q=nobody-has-this");
    await one.page.locator("main h2").waitFor();
    await expectAccessible(one);
    await expectSound(one);
    await one.context.close();
  });

  it("comes with its rows, masked phones and counts, and pages, orders, narrows and searches without JavaScript", async () => {
    const { page, context } = await visitor(browser, server, { session: root, script: false });
    await page.goto("/admin/users?size=20");
    expect(await page.locator("tbody tr").count()).toBe(20);
    await page.getByRole("link", { name: "User", exact: true }).click();
    expect(await page.locator("th[aria-sort=ascending]").textContent()).toBe("User");
    await page.getByRole("link", { name: "Next page" }).click();
    expect(new URL(page.url()).search).toBe("?sort=username&size=20&page=2");
    await page.getByRole("link", { name: /^Disabled/ }).click();
    expect(await page.locator("tbody tr").allTextContents()).toEqual([expect.stringMatching(/row105三Group|row105三.*138\*\*\*\*0115/)]);
    await page.getByRole("link", { name: /^All/ }).click();
    await page.getByRole("searchbox").fill("ROW16");
    await page.getByRole("searchbox").press("Enter");
    expect(await page.locator("tbody tr").count()).toBe(10);
    await page.goto(`/admin/users?group=${group}`);
    expect(await page.locator("tbody tr").count()).toBe(3);
    await context.close();
  });

  it("shows the columns and the density that were chosen", async () => {
    const one = await visitor(browser, server, { session: root });
    await one.page.goto("/admin/users");
    await one.page.getByRole("button", { name: "Columns and density" }).click();
    await one.page.getByRole("checkbox", { name: "Phone" }).uncheck();
    await one.page.getByRole("checkbox", { name: "Email" }).check();
    await one.page.getByLabel("Compact").check();
    await expectAccessible(one);
    await one.page.getByRole("button", { name: "Apply" }).click();
    await one.page.getByRole("columnheader", { name: "Email" }).waitFor();
    expect(await one.page.getByRole("columnheader", { name: "Phone" }).count()).toBe(0);
    expect(await one.page.locator("[data-density=compact]").count()).toBe(1);
    await expectSound(one);
    await one.context.close();
  });

  it("keeps the order of columns that was chosen for the next visit, and goes back to the first one", async () => {
    const one = await visitor(browser, server, { session: root });
    const { page } = one;
    const heads = async () => (await page.getByRole("columnheader").allTextContents()).slice(1, 6);
    await page.goto("/admin/users");
    await page.getByRole("button", { name: "Columns and density" }).click();
    await page.getByRole("link", { name: "Move Phone forward" }).click();
    await expect.poll(heads).toEqual(["User", "Groups", "Status", "Phone", "Last sign-in"]);
    await expect.poll(async () => (await one.context.cookies()).some(({ name }) => name === "view.admin.users")).toBe(true);
    await page.goto("/admin/users");
    expect(await heads()).toEqual(["User", "Groups", "Status", "Phone", "Last sign-in"]);
    await page.getByRole("button", { name: "Columns and density" }).click();
    await page.getByRole("link", { name: "As at first" }).click();
    await expect.poll(heads).toEqual(["User", "Groups", "Status", "Last sign-in", "Phone"]);
    await expectSound(one);
    await one.context.close();
  });

  it("has a menu for every row", async () => {
    const { page, context } = await visitor(browser, server, { session: root });
    await page.goto("/admin/users?q=row105");
    await page.getByRole("button", { name: "Actions for row105" }).click();
    const lines = await page.locator("#row-menu a").allTextContents();
    expect(lines).toEqual([
      ...["Quick look", "Edit", "Groups", "Enable …", "End all sessions …", "Reset password", "Activity", "Delete …"],
    ]);
    await page.locator("#row-menu").getByRole("link", { name: "Enable" }).click();
    await page.getByRole("heading", { name: "Enable 1 user?" }).waitFor();
    await context.close();
  });

  it("keeps a selection over pages, takes ranges with Shift, and all that match", async () => {
    const { page, context } = await visitor(browser, server, { session: root });
    await page.goto("/admin/users?q=row&sort=username&size=20");
    const boxes = page.locator("tbody").getByRole("checkbox");
    await boxes.nth(1).click();
    await boxes.nth(4).click({ modifiers: ["Shift"] });
    await page.getByText("4 selected").waitFor();
    await page.getByRole("link", { name: "Next page" }).click();
    await page.waitForURL(/page=2/);
    await boxes.first().click();
    await page.getByText("5 selected").waitFor();
    await page.getByRole("checkbox", { name: "Select all rows of this page" }).click();
    await page.getByRole("button", { name: "Select all 70" }).click();
    await page.getByText("70 selected").waitFor();
    await page.getByRole("button", { name: "Delete" }).click();
    expect(await page.locator("h1").textContent()).toBe("Delete 70 users?");
    await context.close();
  });
});

describe("the look beside the list", () => {
  it("tells rights and events without JavaScript, and shows the whole phone as an act of its own", async () => {
    const { page, context } = await visitor(browser, server, { session: root, script: false });
    await page.goto("/admin/users?q=row100");
    await page.getByRole("link", { name: "Quick look row100" }).click();
    const panel = page.locator("aside");
    expect(await panel.getByRole("heading", { level: 2 }).textContent()).toBe("row100");
    await panel.getByText("Group 1").waitFor();
    expect(await panel.locator("li").allTextContents()).toEqual(["GET1 API", "POST1 API"]);
    await panel.getByRole("button", { name: "show" }).click();
    await page.getByText("13800000110").waitFor();
    expect(await db().operationLog.count({ where: { path: `/admin/users/${looked}/phone/`, method: "POST", status: 200 } })).toBe(1);
    await panel.getByRole("link", { name: "Close" }).click();
    expect(await panel.count()).toBe(0);
    await page.goto("/admin/users?peek=999999");
    await page.getByRole("heading", { name: "This user is gone" }).first().waitFor();
    await context.close();
  });
});

describe("rights", () => {
  it("hide what may not be done", async () => {
    const { page, context } = await visitor(browser, server, { session: reader });
    await page.goto("/admin/users");
    expect(await page.getByRole("checkbox").count()).toBe(await page.locator("#table-view").getByRole("checkbox").count());
    expect(await page.getByRole("link", { name: "New user" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "Recycle bin" }).count()).toBe(0);
    await context.close();
  });

  it.each(["/admin/users/new", "/admin/users/recycle", "/admin/users/batch?act=delete&ids=1"])("close %s", async (path) => {
    const answer = await fetch(server.url + path, { headers: { cookie: `sessionid=${reader}` } });
    expect(answer.status).toBe(403);
  });
});

describe("acts on several users", () => {
  it("delete 50 filtered users in a few clicks, the number typed, and take it back", async () => {
    const one = await visitor(browser, server, { session: root });
    const { page } = one;
    await page.goto("/admin/users");
    await page.getByRole("searchbox").fill("row1");
    await page.getByRole("searchbox").press("Enter");
    await page.waitForURL(/q=row1/);
    await page.getByRole("checkbox", { name: "Select all rows of this page" }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByLabel("Type 50 to confirm").fill("49");
    await expectAccessible(one);
    await page.getByRole("button", { name: "Delete 50 users" }).click();
    await page.locator("[aria-invalid=true]").waitFor();
    expect(await db().user.count({ where: { deletedAt: { not: null } } })).toBe(0);
    await page.getByLabel("Type 50 to confirm").fill("50");
    await page.getByRole("button", { name: "Delete 50 users" }).click();
    await page.getByText("50 users are deleted.").waitFor();
    expect(await db().user.count({ where: { deletedAt: { not: null } } })).toBe(50);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Taken back.").waitFor();
    expect(await db().user.count({ where: { deletedAt: { not: null } } })).toBe(0);
    await expectSound(one);
    await one.context.close();
  });

  it("disable and sign out without JavaScript, never oneself, and leave a row", async () => {
    const { page, context } = await visitor(browser, server, { session: root, script: false });
    const ids = await db().user.findMany({ where: { username: { in: ["user1", "row101", "row102"] } }, select: { id: true } });
    const victim = ids.at(-1)?.id ?? 0;
    await addSession(victim);
    await page.goto(`/admin/users/batch?act=disable&ids=${ids.map(({ id }) => id).join(",")}`);
    expect(await page.locator("h1").textContent()).toBe("Disable 2 users?");
    expect(await page.getByText("Your own account is left out.").count()).toBe(1);
    await page.getByRole("button", { name: "Disable 2 users" }).click();
    await page.getByText("2 users are disabled.").waitFor();
    expect(await db().session.count({ where: { userId: victim, endReason: "deactivated" } })).toBe(1);
    expect(await db().operationLog.count({ where: { path: "/admin/users/", method: "PATCH", status: 200 } })).toBe(1);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Taken back.").waitFor();
    expect(await db().user.count({ where: { username: { in: ["row101", "row102"] }, isActive: true } })).toBe(2);
    await context.close();
  });

  it("put into a group and take out of it, all or nothing", async () => {
    const { page, context } = await visitor(browser, server, { session: root, script: false });
    const target = await addGroup("Group 2");
    await page.goto("/admin/users?q=row11&sort=username");
    for (const name of ["row110", "row111"]) await page.getByRole("checkbox", { name: `Select ${name}` }).check();
    await page.getByRole("button", { name: "Add to group" }).click();
    expect(await page.locator("h1").textContent()).toBe("Add 2 users to a group?");
    await page.getByLabel("Group").selectOption(String(target));
    await page.getByRole("button", { name: "Add 2 users" }).click();
    await page.getByText("2 users are in Group 2 now.").waitFor();
    expect(new URL(page.url()).search, "back to the list as it was").toBe("?q=row11&sort=username");
    const ids = (await db().membership.findMany({ where: { groupId: target } })).map(({ userId }) => userId);
    expect(ids.length).toBe(2);
    await page.goto(`/admin/users/batch?act=leave&ids=${ids.join(",")}`);
    await page.getByLabel("Group").selectOption(String(target));
    await page.getByRole("button", { name: "Remove 2 users" }).click();
    await page.getByText("2 users are no longer in Group 2.").waitFor();
    expect(await db().membership.count({ where: { groupId: target } })).toBe(0);
    await context.close();
  });
});
