import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, looksToTry, signIn, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addGroup, addPermission, addSession, addUser, grant } from "../support/rows";

openBoth();
let root: string;
let staff: string;
let id: number;
let count = 0;

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  const clerk = await addUser("user2", { isStaff: true });
  await grant(clerk, ["GET", "/account/user/\\d+/"], ["PATCH", "/account/user/\\d+/"]);
  staff = await addSession(clerk);
  await addGroup("Group 1", [await addPermission("GET", "/report/")]);
});
beforeEach(async () => {
  count += 1;
  id = await addUser(`target${count}`, { email: "user1@example.com" });
});

describe("the page of a user", () => {
  it.each(looksToTry())("is sound in %o, every tab of it", async (looks) => {
    await addSession(id);
    await grant(id, ["GET", `/thing${id}/`]);
    const one = await visitor(browser, server, { ...looks, session: root });
    for (const part of ["", "/groups", "/permissions", "/permissions?view=direct", "/sessions", "/activity", "/json", "/reset"]) {
      expect((await one.page.goto(`/admin/users/${id}${part}`))?.status()).toBe(200);
      await expectAccessible(one);
      await expectSound(one);
    }
    await one.context.close();
  });

  it("tells what changes before it is saved, and saves", async () => {
    const one = await visitor(browser, server, { session: root });
    await one.page.goto(`/admin/users/${id}`);
    await one.page.getByLabel("Email").fill("user9@example.com");
    await one.page.getByLabel("Staff").check();
    expect(await one.page.locator("section[aria-live] li").allTextContents()).toEqual([
      "Emailuser1@example.com→user9@example.com",
      "Staffno→yes",
    ]);
    await one.page.getByRole("button", { name: "Save" }).click();
    await one.page.getByText(`target${count} is saved.`).waitFor();
    expect(await db().user.findUnique({ where: { id }, select: { email: true, isStaff: true } })).toEqual({
      email: "user9@example.com",
      isStaff: true,
    });
    await one.page.getByText("Nothing is changed yet.").waitFor();
    await expectSound(one);
    await one.context.close();
  });

  it.each([true, false])("does not write over what somebody else saved meanwhile, with JavaScript: %s", async (script) => {
    const { page, context } = await visitor(browser, server, { session: root, script });
    await page.goto(`/admin/users/${id}`);
    await db().user.update({ where: { id }, data: { email: "user8@example.com", updatedAt: new Date(Date.now() + 5) } });
    await page.getByLabel("Last name").fill("Mine");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Somebody else saved meanwhile.").waitFor();
    expect((await db().user.findUnique({ where: { id } }))?.lastName).toBe("");
    expect(await page.getByLabel("Last name").inputValue()).toBe("Mine");
    expect(await page.getByLabel("Email").inputValue()).toBe("user8@example.com");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText(`target${count} is saved.`).waitFor();
    const select = { lastName: true, email: true } as const;
    expect(await db().user.findUnique({ where: { id }, select })).toEqual({ lastName: "Mine", email: "user8@example.com" });
    await context.close();
  });

  it("keeps what was typed beside the problem of a field", async () => {
    const { page, context } = await visitor(browser, server, { session: root });
    await page.goto(`/admin/users/${id}`);
    await page.getByLabel("Username").fill("user1");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("This username is taken.").waitFor();
    expect(await page.getByLabel("Username").inputValue()).toBe("user1");
    await context.close();
  });

  it("disables at once, ends the sessions, and takes it back", async () => {
    const session = await addSession(id);
    const { page, context } = await visitor(browser, server, { session: root });
    await page.goto(`/admin/users/${id}`);
    await page.getByRole("button", { name: "Disable" }).click();
    await page.getByText(`target${count} is disabled.`).waitFor();
    expect((await fetch(`${server.url}/me`, { headers: { cookie: `sessionid=${session}` }, redirect: "manual" })).status).toBe(307);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Taken back.").waitFor();
    expect((await db().user.findUnique({ where: { id } }))?.isActive).toBe(true);
    await context.close();
  });

  it("puts into groups and shows where a right comes from", async () => {
    const { page, context } = await visitor(browser, server, { session: root });
    await page.goto(`/admin/users/${id}/groups`);
    await page.getByLabel("Group 1").check();
    await page.getByRole("button", { name: "Save groups" }).click();
    await page.getByText(`target${count} is saved.`).waitFor();
    await page.goto(`/admin/users/${id}/permissions`);
    expect(await page.locator("tbody tr").first().textContent()).toContain("/report/");
    expect(await page.locator("tbody tr").first().textContent()).toContain("Group 1");
    await context.close();
  });

  it.each([true, false])("gives own permissions and takes them away, with JavaScript: %s", async (script) => {
    const { page, context } = await visitor(browser, server, { session: root, script });
    const kept = await addPermission("GET", `/kept${id}/`);
    const given = await addPermission("DELETE", `/given${id}/`);
    await db().userGrant.create({ data: { userId: id, permissionId: kept, createdAt: new Date() } });
    await page.goto(`/admin/users/${id}/permissions?view=direct&q=given${id}`);
    await page.getByRole("checkbox", { name: `DELETE /given${id}/` }).check();
    await page.getByRole("button", { name: "Save permissions" }).click();
    await page.getByText("has 2 permissions of their own now.").waitFor();
    await page.goto(`/admin/users/${id}/permissions?view=direct&q=kept${id}`);
    await page.getByRole("checkbox", { name: `GET /kept${id}/` }).uncheck();
    await page.getByRole("button", { name: "Save permissions" }).click();
    await page.getByText("has one permission of their own now.").waitFor();
    const own = await db().userGrant.findMany({ where: { userId: id }, select: { permissionId: true } });
    expect(own).toEqual([{ permissionId: given }]);
    await context.close();
  });

  it("ends one session, then all", async () => {
    for (let at = 0; at < 3; at += 1) await addSession(id);
    const { page, context } = await visitor(browser, server, { session: root, script: false });
    await page.goto(`/admin/users/${id}/sessions`);
    await page.getByRole("button", { name: "End", exact: true }).first().click();
    await page.getByText("The session is ended.").waitFor();
    expect(await db().session.count({ where: { userId: id, endedAt: null } })).toBe(2);
    await page.getByRole("button", { name: "End all sessions" }).click();
    await page.getByText(`All sessions of target${count} are ended.`).waitFor();
    expect(await db().session.count({ where: { userId: id, endedAt: null } })).toBe(0);
    await context.close();
  });

  it("goes into the recycle bin and comes back from it", async () => {
    const one = await visitor(browser, server, { session: root });
    await one.page.goto(`/admin/users/${id}`);
    await one.page.getByRole("link", { name: "Delete …" }).click();
    await one.page.getByRole("button", { name: "Delete 1 user" }).click();
    await one.page.getByText("1 user is deleted.").waitFor();
    await one.page.goto("/admin/users/recycle");
    await expectAccessible(one);
    await one.page.getByRole("button", { name: "Restore" }).first().click();
    await one.page.getByText(`target${count} is restored.`).waitFor();
    expect((await db().user.findUnique({ where: { id } }))?.deletedAt).toBeNull();
    await expectSound(one);
    await one.context.close();
  });
});

describe("rights", () => {
  it("leave out what the reader may not do, and hold when the form is sent all the same", async () => {
    const { page, context } = await visitor(browser, server, { session: staff, script: false });
    await page.goto(`/admin/users/${id}`);
    for (const name of ["Reset password", "Delete …"]) expect(await page.getByRole("link", { name }).count()).toBe(0);
    expect(await page.getByLabel("Superuser").isDisabled()).toBe(true);
    expect((await page.goto(`/admin/users/${id}/reset`))?.status()).toBe(403);
    const superuser = await db().user.findFirstOrThrow({ where: { username: "user1" }, select: { id: true } });
    await page.goto(`/admin/users/${superuser.id}`);
    await page.getByLabel("Last name").fill("Other");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("You do not have the right to do this.").waitFor();
    await context.close();
  });
});

describe("a new user", () => {
  it("is made in a group within three clicks, and signs in", async () => {
    const one = await visitor(browser, server, { session: root });
    await one.page.goto("/admin/users/new");
    await expectAccessible(one);
    await one.page.getByLabel("Username").fill(`made${count}`);
    await one.page.locator("input[name=password]").fill("correct horse 7");
    await one.page.getByLabel("Group 1").check();
    await one.page.getByLabel("Username").press("Enter");
    await one.page.getByText(`made${count} is created.`).waitFor();
    expect(await db().membership.count({ where: { user: { username: `made${count}` } } })).toBe(1);
    await expectSound(one);
    await one.context.close();
  });

  it("may be made without a password: a one-time link, shown once, sets it", async () => {
    const { page, context } = await visitor(browser, server, { session: root, script: false });
    await page.goto("/admin/users/new");
    await page.getByLabel("Username").fill(`open${count}`);
    await page.getByRole("button", { name: "Create user" }).click();
    await page.getByRole("button", { name: "Make a one-time link" }).click();
    const link = (await page.locator("code").textContent()) ?? "";
    expect(link).toMatch(/\/reset\/[\w-]{43}$/);
    await page.goto(page.url());
    expect(await page.locator("code").count()).toBe(0);
    const token = link.split("/").at(-1) ?? "";
    const kept = await db().operationLog.count({ where: { OR: [{ url: { contains: token } }, { content: { contains: token } }] } });
    expect([kept, (await db().oneTimeLink.count({ where: { purpose: "reset", usedAt: null } })) > 0]).toEqual([0, true]);
    await context.close();

    const other = await visitor(browser, server);
    await other.page.goto(`/reset/${token}`);
    await expectAccessible(other);
    await other.page.locator("input[name=password]").fill("password1");
    await other.page.getByRole("button", { name: "Set password" }).click();
    await other.page.locator("[aria-invalid=true]").waitFor();
    await other.page.locator("input[name=password]").fill("correct horse 8");
    await other.page.getByRole("button", { name: "Set password" }).click();
    await other.page.waitForURL(/\/login/);
    await signIn(other.page, `open${count}`, "correct horse 8");
    await other.page.waitForURL(/\/me/);
    await other.page.goto(`/reset/${token}`);
    await other.page.getByText("This link is gone").waitFor();
    expect(await db().operationLog.count({ where: { url: { contains: token } } })).toBe(0);
    await expectSound(other);
    await other.context.close();
  });
});
