import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, looksToTry, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addGroup, addPermission, addSession, addUser, grant } from "../support/rows";

const DAY = 86_400_000;
openBoth();
let root: string;
let item: number;

beforeAll(async () => {
  const user = await addUser("user1", { isSuperuser: true, isStaff: true });
  root = await addSession(user);
  const permission = await addPermission("GET", "^/report/(\\d+)/$");
  item = (await db().permission.findUniqueOrThrow({ where: { id: permission } })).apiId;
  await db().backendApi.update({ where: { id: item }, data: { name: "Report item", appName: "report" } });
  const wide = await addPermission("ALL", "/report/.+/");
  await addPermission("GET", "/broken/(");
  await addGroup("Editors", [permission, wide], [user]);
  const row = {
    ip: "127.0.0.1",
    url: "",
    durationMs: 1,
    status: 200,
    dialect: "account",
    requestId: "",
    reason: "superuser",
    userId: user,
  };
  const now = Date.now();
  await db().operationLog.createMany({
    data: [
      { ...row, time: new Date(now - 9 * DAY), method: "GET", path: "/old/" },
      { ...row, time: new Date(now - DAY), method: "GET", path: "/report/7/", repeats: 40 },
      { ...row, time: new Date(now - DAY), method: "PUT", path: "/report/7/", status: 403, reason: "no_grant", repeats: 3 },
      { ...row, time: new Date(now - DAY), method: "POST", path: "/billing/5/lines/" },
      { ...row, time: new Date(now - DAY), method: "POST", path: "/billing/6/lines/" },
    ],
  });
});

const open = (looks: Parameters<typeof visitor>[2] = {}) => visitor(browser, server, { session: root, ...looks });
const registered = (pattern: string) =>
  db().backendApi.findFirst({ where: { pattern }, include: { permissions: { include: { groupGrants: { include: { group: true } } } } } });

it.each(looksToTry())("the pages are sound in %o", async (looks) => {
  const one = await open(looks);
  for (const page of [
    "",
    "?q=nothing",
    "/new?pattern=%2Fa%2F(b",
    `/${item}?pattern=%2Freport%2F`,
    `/${item}/delete`,
    "/import",
    "/coverage",
  ]) {
    const answer = await one.page.goto(`/admin/apis${page}`);
    expect([page, answer?.status()]).toEqual([page, 200]);
    await expectAccessible(one);
    await expectSound(one);
  }
  await one.context.close();
});

describe("the list", () => {
  it("tells of each API who has it, its calls and what is wrong", async () => {
    const { page, context } = await open();
    await page.goto("/admin/apis?q=report");
    const cells = await page.locator("tbody tr", { hasText: "Report item" }).locator("td").allTextContents();
    expect(cells.slice(0, 4)).toEqual(["Report item^/report/(\\d+)/$overlaps", "^/report/(\\d+)/$overlaps", "one group", "43"]);
    await page.goto("/admin/apis?facet=faulty");
    expect(await page.locator("tbody td").first().textContent()).toContain("does not compile");
    await context.close();
  });

  it("shows who only may read it neither calls nor holders, and no way to change it", async () => {
    const reader = await addUser("user2", { isStaff: true });
    await grant(reader, ["GET", "/account/backendapi/.*"]);
    const { page, context } = await open({ session: await addSession(reader) });
    await page.goto("/admin/apis?q=report");
    expect(await page.locator("thead th").allTextContents()).toEqual(["Name", "Pattern", "Granted to"]);
    expect(await page.getByRole("link", { name: "Register", exact: true }).count()).toBe(0);
    await page.goto(`/admin/apis/${item}`);
    await page.getByText("Only superusers change APIs.").waitFor();
    await page.getByText("Calls are shown to those who have").waitFor();
    expect((await page.goto("/admin/apis/new"))?.status()).toBe(403);
    await context.close();
  });
});

describe("registering with a first grant", () => {
  it("takes three clicks from the overview", async () => {
    const one = await open();
    const { page } = one;
    await page.goto("/admin");
    await page.locator("#rail").getByRole("link", { name: "APIs" }).click();
    await page.getByRole("link", { name: "Register", exact: true }).click();
    await page.getByLabel("Pattern", { exact: true }).fill("/clicked/");
    await page.getByLabel("Group", { exact: true }).selectOption("Editors");
    await page.getByLabel("GET", { exact: true }).click();
    await page.keyboard.press("Control+Enter");
    await page.getByText("was registered").waitFor();
    const api = await registered("/clicked/");
    expect(api?.permissions.map(({ method, groupGrants }) => [method, groupGrants[0]?.group.name])).toEqual([["GET", "Editors"]]);
    await expectSound(one);
    await one.context.close();
  });

  // Each press begins the way anew.
  const SLOWLY = { interval: 1_000 };
  it("goes by the keyboard alone", async () => {
    const one = await open();
    const { page } = one;
    const tabTo = async (name: string, value = "") => {
      const there = `document.activeElement.name === "${name}" && (${value === ""} || document.activeElement.value === "${value}")`;
      for (let tabs = 0; tabs < 60 && !(await page.evaluate(there)); tabs += 1) await page.keyboard.press("Tab");
    };
    await page.goto("/admin");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expect
      .poll(async () => {
        await page.keyboard.press("g");
        await page.keyboard.press("a");
        return page.url();
      }, SLOWLY)
      .toContain("/admin/apis");
    await page.getByRole("link", { name: "Register", exact: true }).waitFor();
    await expect
      .poll(async () => {
        await page.keyboard.press("c");
        return page.url();
      }, SLOWLY)
      .toContain("/admin/apis/new");
    await page.getByLabel("Pattern", { exact: true }).waitFor();
    await tabTo("pattern");
    await page.keyboard.type("/typed/\\d+/");
    await tabTo("group");
    await page.keyboard.type("Editors");
    await tabTo("methods", "GET");
    await page.keyboard.press("Space");
    await page.keyboard.press("Control+Enter");
    await page.getByText("was registered").waitFor();
    expect((await registered("/typed/\\d+/"))?.permissions.map(({ groupGrants }) => groupGrants[0]?.group.name)).toEqual(["Editors"]);
    await expectSound(one);
    await one.context.close();
  });
});

describe("the pattern lab", () => {
  it("judges while one types, and keeps what stands in the other fields", async () => {
    const one = await open();
    const { page } = one;
    await page.goto("/admin/apis/new");
    await page.getByLabel("Name", { exact: true }).fill("Lines");
    await page.getByLabel("Pattern", { exact: true }).fill("/billing/(");
    await page.getByText("RE2 refuses this at character 10").waitFor();
    await page.getByLabel("Pattern", { exact: true }).fill("/billing/(\\d+)/lines/");
    await page.getByText("2 calls on 2 paths").waitFor();
    await page.getByText("The path starts with").waitFor();
    await page.getByLabel("Try paths").fill("/billing/7/lines\n/billing/x/lines/");
    await page.getByText("group 1 = 7").waitFor();
    await page.getByText("needs (\\d+) at 10").waitFor();
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Lines");
    await expectAccessible(one);
    await expectSound(one);
    await one.context.close();
  });

  it("is drawn by the server without JavaScript, and what was typed can be saved", async () => {
    const one = await open({ script: false, locale: "zh" });
    const { page } = one;
    await page.goto("/admin/apis/new");
    await page.getByLabel("路径规则", { exact: true }).fill("/plain/(\\d+)/");
    await page.getByLabel("试试这些路径").fill("/plain/%37");
    await page.getByRole("button", { name: "检查" }).click();
    await page.getByText("第1组 = 7").waitFor();
    await page.getByText("一个或多个数字").waitFor();
    await page.getByRole("button", { name: "登记" }).click();
    await page.waitForURL(/\/admin\/apis$/);
    expect(await registered("/plain/(\\d+)/")).not.toBeNull();
    await one.context.close();
  });

  it("tells what a change does to real calls and other grants, and puts it into the plan", async () => {
    const one = await open();
    const { page } = one;
    await page.goto(`/admin/apis/${item}`);
    await page.getByText("Granted twice: Editors GET").waitFor();
    await page.getByLabel("Pattern", { exact: true }).fill("/report/x/");
    await page.getByText("One path of the log fewer than the saved pattern (43 calls).").waitFor();
    await page.getByRole("button", { name: "Add to the plan" }).click();
    await page.getByText("The change of the pattern stands in the plan.").waitFor();
    expect((await db().policyDraft.findFirstOrThrow()).changes).toContain(`"apiId":${item}`);
    expect((await db().backendApi.findUniqueOrThrow({ where: { id: item } })).pattern).toBe("^/report/(\\d+)/$");
    await expectSound(one);
    await one.context.close();
  });
});

it("an import is shown first, and takes only the chosen lines", async () => {
  const one = await open();
  const { page } = one;
  await page.goto("/admin/apis/import");
  await page.getByLabel("Or the document itself").fill("openapi: 3.0.0");
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByText("This looks like YAML.").waitFor();
  const paths = { "/imported/{id}/": { get: {}, put: {} }, "/left/": { get: {} } };
  await page.locator("input[type=file]").setInputFiles({
    ...{ name: "openapi.json", mimeType: "application/json" },
    buffer: Buffer.from(JSON.stringify({ openapi: "3.1.0", paths })),
  });
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByRole("checkbox", { name: "Take /left/" }).uncheck();
  await expectAccessible(one);
  await page.getByRole("button", { name: "Take the chosen lines" }).click();
  await page.getByText("One API added, 0 changed.").waitFor();
  expect((await registered("/imported/[^/]+/"))?.permissions.map(({ method }) => method).sort()).toEqual(["GET", "PUT"]);
  expect(await registered("/left/")).toBeNull();
  await expectSound(one);
  await one.context.close();
});

it("coverage names what no API covers and leads to its registration; of a longer window it cannot say never", async () => {
  const { page, context } = await open();
  await page.goto("/admin/apis/coverage");
  const row = page.locator("tbody tr", { hasText: "/billing/{n}/lines/" });
  expect(await row.locator("td").allTextContents()).toEqual(
    expect.arrayContaining(["/billing/{n}/lines/", "POST", "/billing/\\d+/lines/", "2"]),
  );
  await row.getByRole("link", { name: "Register", exact: true }).click();
  await page.getByText("2 calls on 2 paths").waitFor();
  expect(await page.getByLabel("Pattern", { exact: true }).inputValue()).toBe("/billing/\\d+/lines/");
  expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("billing lines");
  await page.goto("/admin/apis/coverage?days=30");
  await page.getByText("Of “never” nothing can be said.").waitFor();
  expect(await page.getByText("Cannot say: the window is not covered.").count()).toBe(2);
  await context.close();
});
