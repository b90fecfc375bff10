import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectSound, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { countPresses, pressesOf } from "../support/pointer";
import { server } from "../support/program";
import { addGroup, addSession, addUser } from "../support/rows";

openBoth();
let root: string;
let group: number;

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  for (let at = 0; at < 55; at += 1) await addUser(`row${100 + at}`);
  await addUser("findme1");
  await addUser("findme2");
  group = await addGroup("group1");
});

/** At the overview, with the keys ready. */
async function overview() {
  const one = await visitor(browser, server, { session: root });
  await countPresses(one.context);
  await one.page.goto("/admin");
  await one.page.waitForLoadState("networkidle");
  return one;
}

const isActive = async (username: string) => (await db().user.findFirstOrThrow({ where: { username } })).isActive;

describe("with the pointer", () => {
  it("a user is found and disabled within three presses", async () => {
    const { page, context } = await overview();
    await page.locator("#rail").getByRole("link", { name: "Users" }).click();
    await page.waitForURL(/users/);
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("findme1\n");
    await page.waitForURL(/q=findme1/);
    await page.getByRole("link", { name: "findme1", exact: true }).click();
    await page.getByRole("button", { name: "Disable" }).click();
    await page.getByText("findme1 is disabled.").waitFor();
    expect(await pressesOf(page)).toBeLessThanOrEqual(3);
    expect(await isActive("findme1")).toBe(false);
    await context.close();
  });

  it("fifty filtered users are deleted within four presses", async () => {
    const { page, context } = await overview();
    await page.locator("#rail").getByRole("link", { name: "Users" }).click();
    await page.waitForURL(/users/);
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("row1\n");
    await page.waitForURL(/q=row1/);
    await page.getByRole("checkbox", { name: "Select all rows of this page" }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByLabel("Type 50 to confirm").focus();
    await page.keyboard.type("50");
    await page.getByRole("button", { name: "Delete 50 users" }).click();
    await page.getByText("50 users are deleted.").waitFor();
    expect(await pressesOf(page)).toBeLessThanOrEqual(4);
    await context.close();
  });
});

describe("with the keyboard alone", () => {
  it("a user is found and disabled", async () => {
    const { page, context } = await overview();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").waitFor();
    await page.keyboard.type("findme2");
    await page.getByRole("option", { name: /findme2/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "findme2" }).waitFor();
    await page.keyboard.press("d");
    await page.getByText("findme2 is disabled.").waitFor();
    expect(await isActive("findme2")).toBe(false);
    expect(await pressesOf(page)).toBe(0);
    await context.close();
  });

  it("a user is made in a group", async () => {
    const one = await overview();
    const { page } = one;
    await page.keyboard.type("gu");
    await page.getByRole("heading", { name: "Users", level: 1 }).waitFor();
    await page.keyboard.press("c");
    await page.getByRole("heading", { name: "New user" }).waitFor();
    await page.getByLabel("Username").focus();
    // Of its own, since a repeated run finds the user of the first one.
    const username = `made${Date.now()}`;
    await page.keyboard.type(username);
    await page.getByRole("checkbox", { name: "group1" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { name: username }).waitFor();
    expect(await db().membership.count({ where: { groupId: group, user: { username } } })).toBe(1);
    expect(await pressesOf(page)).toBe(0);
    await expectSound(one);
    await one.context.close();
  });

  it("rows are walked, chosen in ranges, looked at and deleted", async () => {
    const one = await overview();
    const { page } = one;
    await page.keyboard.type("gu");
    await page.getByRole("heading", { name: "Users", level: 1 }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("row1\n");
    await page.waitForURL(/q=row1/);
    // The address changes before the rows do, and keys pressed in between would go to rows that leave.
    await page.getByRole("link", { name: "findme2", exact: true }).waitFor({ state: "detached" });
    const focused = () => page.evaluate(() => document.activeElement?.closest("tr")?.querySelector("a")?.textContent);
    await page.keyboard.press("j");
    const first = await focused();
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("Shift+X");
    await page.getByText("3 selected").waitFor();
    await page.keyboard.press("Space");
    await page.locator("aside h2").waitFor();
    const looked = await page.locator("aside h2").textContent();
    expect(looked).toBe(await focused());
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => page.locator("aside h2").textContent()).not.toBe(looked);
    await page.reload();
    expect(await page.locator("aside h2").textContent()).not.toBe(looked);
    await page.goBack();
    await expect.poll(() => page.locator("aside").count()).toBe(0);
    expect(first).toBeTruthy();
    await page.keyboard.press("j");
    await page.keyboard.press("Delete");
    await page.getByRole("heading", { name: "Delete 1 user?" }).waitFor();
    expect(await pressesOf(page)).toBe(0);
    await expectSound(one);
    await one.context.close();
  });
});

it("takes no Enter of a composition for the end of a search", async () => {
  const { page, context } = await visitor(browser, server, { session: root });
  await page.goto("/admin/users");
  await page.getByRole("searchbox").focus();
  const keyboard = await context.newCDPSession(page);
  await keyboard.send("Input.imeSetComposition", { text: "san", selectionStart: 3, selectionEnd: 3 });
  await page.keyboard.press("Enter");
  await page.keyboard.press("j");
  expect(new URL(page.url()).search).toBe("");
  await keyboard.send("Input.insertText", { text: "三" });
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=/);
  await context.close();
});
