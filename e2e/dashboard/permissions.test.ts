import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, looksToTry, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { countPresses, pressesOf } from "../support/pointer";
import { server } from "../support/program";
import { addGroup, addSession, addUser } from "../support/rows";

openBoth();
let root: string;
let staff: string;
let group: number;
let api: number;
let member: number;
let reading: number;

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  staff = await addSession(await addUser("user2", { isStaff: true }));
  const createdAt = new Date();
  member = await addUser("user3");
  const made = await db().backendApi.create({ data: { name: "Reports", pattern: "/aaa/report/", appName: "aaa", createdAt } });
  api = made.id;
  reading = (await db().permission.create({ data: { method: "GET", apiId: api, createdAt } })).id;
  group = await addGroup("aaa-group", [], [member]);
});
beforeEach(async () => {
  await db().policyDraft.deleteMany();
  await db().groupGrant.deleteMany({ where: { groupId: group } });
  await db().groupGrant.create({ data: { groupId: group, permissionId: reading, createdAt: new Date() } });
  await db().policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
});

const open = (looks: Parameters<typeof visitor>[2] = {}) => visitor(browser, server, { session: root, ...looks });
const granted = async () =>
  (await db().groupGrant.findMany({ where: { groupId: group }, include: { permission: true } })).map((one) => one.permission.method);

describe("the matrix and the plan", () => {
  it("take a right away within four clicks, and give it back by Undo", async () => {
    const one = await open();
    const { page } = one;
    await page.goto(`/admin/permissions?group=${group}`);
    await page.getByRole("gridcell", { name: "GET on Reports: direct" }).click();
    await page.getByRole("gridcell", { name: "GET on Reports: will be revoked" }).waitFor();
    await page.getByText("one revoke").waitFor();
    await page.getByRole("link", { name: "Review" }).click();
    await page.getByText("user3").waitFor();
    await expectAccessible(one);
    await page.getByRole("button", { name: "Save one change" }).click();
    await page.getByText("One change of rights saved.").waitFor();
    expect(await granted()).toEqual([]);
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await expect.poll(granted).toEqual(["GET"]);
    await expectSound(one);
    await one.context.close();
  });

  it("take a right away within four presses from the overview", async () => {
    const one = await open();
    const { page } = one;
    await countPresses(one.context);
    await page.goto("/admin");
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").waitFor();
    await page.keyboard.type("aaa-group");
    await page.getByRole("group", { name: "Permissions" }).getByRole("option", { name: "aaa-group" }).click();
    await page.getByRole("gridcell", { name: "GET on Reports: direct" }).click();
    await page.getByText("one revoke").waitFor();
    await page.getByRole("link", { name: "Review" }).click();
    await page.getByRole("button", { name: "Save one change" }).click();
    await page.getByText("One change of rights saved.").waitFor();
    expect(await pressesOf(page)).toBeLessThanOrEqual(4);
    expect(await granted()).toEqual([]);
    await one.context.close();
  });

  it("do the same by keys alone", async () => {
    const one = await open();
    const { page } = one;
    await page.goto("/admin");
    await page
      .locator("[data-ready]")
      .first()
      .waitFor({ state: "attached", timeout: 1_000 })
      .catch(() => undefined);
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await page.getByRole("grid").waitFor();
    await page.goto(`/admin/permissions?group=${group}`);
    await page.getByRole("grid").waitFor();
    await expect
      .poll(async () => {
        await page.keyboard.press("ArrowDown");
        return page.getByRole("gridcell", { name: "GET on Reports: direct" }).evaluate((cell) => cell === document.activeElement);
      })
      .toBe(true);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Space");
    await page.getByText("2 grants").waitFor();
    await page.keyboard.press("r");
    await page.getByRole("button", { name: "Save 2 changes" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText("2 changes of rights saved.").waitFor();
    expect((await granted()).sort()).toEqual(["GET", "POST", "PUT"]);
    await expectSound(one);
    await one.context.close();
  });

  it("work without a script", async () => {
    const one = await open({ script: false });
    const { page } = one;
    await page.goto(`/admin/permissions?group=${group}&q=Reports`);
    await page.getByRole("checkbox", { name: "GET on Reports: direct" }).uncheck();
    await page.getByRole("checkbox", { name: "DELETE on Reports: not granted" }).check();
    await page.getByRole("button", { name: "Take into the draft" }).click();
    await page.getByText("one grant, one revoke").waitFor();
    await page.getByRole("link", { name: "Review" }).click();
    await page.getByRole("button", { name: /Take out: GET/ }).click();
    await page.getByRole("button", { name: "Save one change" }).click();
    await page.getByText("One change of rights saved.").waitFor();
    expect((await granted()).sort()).toEqual(["DELETE", "GET"]);
    await page.getByRole("button", { name: "Undo" }).last().waitFor();
    await one.context.close();
  });

  it("show a user's rights with their source, and an API's groups", async () => {
    const { page, context } = await open();
    await page.goto("/admin/permissions?username=user3");
    await page.getByRole("gridcell", { name: "GET on Reports: held through aaa-group" }).waitFor();
    await page.goto(`/admin/permissions?api=${api}`);
    await page.getByRole("gridcell", { name: "GET on aaa-group: direct" }).waitFor();
    await page.goto("/admin/permissions?username=nobody");
    await page.getByText("There is no user “nobody”.").waitFor();
    await context.close();
  });

  it("are refused to who may not, and say so when there is nothing to review", async () => {
    const { page, context } = await open({ session: staff });
    for (const path of ["/admin/permissions", "/admin/plan"]) expect((await page.goto(path))?.status()).toBe(403);
    await context.close();
    const one = await open();
    await one.page.goto("/admin/plan");
    await one.page.getByText("No changes to review").waitFor();
    await one.context.close();
  });

  it.each(looksToTry())("hold in %j", async (looks) => {
    const one = await open(looks);
    await one.page.goto(`/admin/permissions?group=${group}`);
    await one.page.getByText("Reports").locator("visible=true").first().waitFor();
    await expectAccessible(one);
    await expectSound(one);
    await one.context.close();
  });
});
