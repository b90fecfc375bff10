import type { Page } from "playwright";
import { beforeAll, expect, it } from "vitest";
import { expectAccessible, expectSound, looksToTry, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addGroup, addSession, addUser, grant } from "../support/rows";

openBoth();
let root: string;
let clerk: string;
let member: string;

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  const staff = await addUser("user2", { isStaff: true });
  await grant(staff, ["GET", "/account/group/"]);
  clerk = await addSession(staff);
  member = await addSession(await addUser("user3", { firstName: "Night shift" }));
  await addGroup("Nightwatch");
});

const find = async (text: string, session: string | null) => {
  const headers = session === null ? {} : { cookie: `sessionid=${session}` };
  const answer = await fetch(`${server.url}/admin/find?q=${encodeURIComponent(text)}`, { headers });
  return { status: answer.status, body: await answer.text() };
};

it("answers what the reader may list, and nothing of the rest", async () => {
  expect((await find("night", root)).body).toBe(
    JSON.stringify([
      { name: "Users", rows: [{ href: "/admin/users/4", icon: "user", label: "user3", detail: "Night shift" }] },
      { name: "Groups", rows: [{ href: "/admin/groups/2", icon: "group", label: "Nightwatch", detail: "" }] },
      { name: "Permissions", rows: [{ href: "/admin/permissions?group=2", icon: "permission", label: "Nightwatch", detail: "" }] },
    ]),
  );
  const seen = await find("night", clerk);
  expect(seen.body).toContain("Nightwatch");
  expect(seen.body).not.toContain("user3");
  expect(await find("night", member)).toEqual({ status: 403, body: "null" });
  expect(await find("night", null)).toEqual({ status: 401, body: "null" });
  expect(await find(" ", root)).toEqual({ status: 200, body: "[]" });
  expect(await find("%_'\"\u0000", root)).toEqual({ status: 200, body: "[]" });
});

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").waitFor();
}

it.each(looksToTry())("is sound in %o", async (looks) => {
  const one = await visitor(browser, server, { ...looks, session: root });
  // The key is heard once the scripts run.
  await one.page.goto("/admin/groups", { waitUntil: "networkidle" });
  await openPalette(one.page);
  await expectAccessible(one);
  await one.page.getByRole("combobox").fill("night");
  await one.page.getByRole("option", { name: "Nightwatch" }).first().waitFor();
  await expectAccessible(one);
  await one.page.keyboard.press("Escape");
  await one.page.getByRole("combobox").waitFor({ state: "detached" });
  await one.page.keyboard.press("?");
  await one.page.getByRole("dialog").waitFor();
  await expectAccessible(one);
  await expectSound(one);
  await one.context.close();
});

it("finds pages at once in both languages and by initials, and gives the focus back", async () => {
  const one = await visitor(browser, server, { session: root });
  await one.page.goto("/admin", { waitUntil: "networkidle" });
  await one.page.getByRole("link", { name: "Settings" }).first().focus();
  for (const typed of ["group", "用户组", "yhz"]) {
    await openPalette(one.page);
    await one.page.getByRole("combobox").fill(typed);
    expect(await one.page.getByRole("group", { name: "Go to" }).getByRole("option").allTextContents()).toEqual(["Groupsgg"]);
    await one.page.keyboard.press("Escape");
    await one.page.getByRole("combobox").waitFor({ state: "detached" });
    expect(await one.page.evaluate("document.activeElement.textContent")).toBe("Settings");
  }
  await expectSound(one);
  await one.context.close();
});

it("opens a user by name and Enter, in a hurry too, then keeps the page among the recent ones", async () => {
  const one = await visitor(browser, server, { session: root });
  await one.page.goto("/admin", { waitUntil: "networkidle" });
  await openPalette(one.page);
  await one.page.keyboard.type("user3");
  await one.page.keyboard.press("Enter");
  await one.page.waitForURL("**/admin/users/4");
  await one.page.locator("h1", { hasText: "user3" }).waitFor();
  await one.page.keyboard.press("g");
  await one.page.keyboard.press("g");
  await one.page.waitForURL("**/admin/groups");
  await one.page.locator("h1", { hasText: "Groups" }).waitFor();
  await openPalette(one.page);
  const recent = await one.page.getByRole("group", { name: "Recent" }).getByRole("option").allTextContents();
  expect(recent[0]).toContain("user3");
  await expectSound(one);
  await one.context.close();
});

it("picks nothing and asks nothing while an input method composes", async () => {
  const one = await visitor(browser, server, { session: root, locale: "zh" });
  await one.page.goto("/admin", { waitUntil: "networkidle" });
  await openPalette(one.page);
  const asked: string[] = [];
  one.page.on("request", (request) => asked.push(request.url()));
  const input = await one.context.newCDPSession(one.page);
  await input.send("Input.imeSetComposition", { text: "yong", selectionStart: 4, selectionEnd: 4 });
  await one.page.getByRole("combobox").dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true });
  await one.page.waitForTimeout(300);
  expect(asked.filter((url) => url.includes("/admin/find"))).toEqual([]);
  expect(await one.page.getByRole("combobox").count()).toBe(1);
  await input.send("Input.insertText", { text: "用户" });
  await one.page.getByRole("option", { name: /^用户组/ }).waitFor();
  await expectSound(one);
  await one.context.close();
});

it("leaves single keys alone for whoever switched them off, and in fields", async () => {
  const one = await visitor(browser, server, { session: root });
  await one.page.goto("/me");
  await one.page.getByRole("group", { name: "Single-key shortcuts" }).getByRole("button", { name: "Off" }).click();
  await one.page.locator("html[data-shortcuts=off]").waitFor();
  await one.page.goto("/admin/groups", { waitUntil: "networkidle" });
  for (const key of ["?", "g", "u"]) await one.page.keyboard.press(key);
  await openPalette(one.page);
  expect(await one.page.getByRole("dialog").count()).toBe(1);
  await one.page.keyboard.type("?");
  expect(await one.page.getByRole("combobox").inputValue()).toBe("?");
  expect(new URL(one.page.url()).pathname).toBe("/admin/groups");
  await expectSound(one);
  await one.context.close();
});
