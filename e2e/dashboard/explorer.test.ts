import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, looksToTry, openBrowser, visitor } from "../support/browser";
import { countPresses, pressesOf } from "../support/pointer";
import { addSession, addUser, grant, startWithDatabase } from "../support/rows";
import type { TestServer } from "../support/server";

const MINUTE = 60_000;
let server: TestServer;
let browser: Browser;
let root: string;
let guilty: number;

beforeAll(async () => {
  server = await startWithDatabase();
  browser = await openBrowser();
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  const start = Date.now() - 12 * 60 * MINUTE;
  const row = (at: number, failed: boolean) => ({
    ...{ time: new Date(start + at * 4 * MINUTE), ip: `192.0.2.${at % 7}`, url: at % 2 ? "/account/user/" : "/account/group/", path: "/" },
    ...{ method: at % 3 ? "GET" : "POST", status: failed ? 500 : at % 5 ? 200 : 403, dialect: "account", username: `user${at % 4}` },
    requestId: `request-${at}`,
  });
  const rows = Array.from({ length: 170 }, (_, at) => row(at, at === 60));
  await db().operationLog.createMany({ data: rows.map((one) => ({ ...one, durationMs: 5, content: '{"query":{"limit":"20"}}' })) });
  await db().errorLog.createMany({ data: rows.filter(({ status }) => status > 400).map((one) => ({ ...one, content: "not allowed" })) });
  await db().loginLog.createMany({
    data: rows.map(({ url: _url, path: _path, method: _method, ...one }) => ({
      ...one,
      userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0",
      success: one.status === 200,
    })),
  });
  guilty = (await db().operationLog.findFirst({ where: { status: 500 }, select: { id: true } }))?.id ?? 0;
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const bars = (page: Page) => page.getByRole("group", { name: "Rows by status over time" }).getByRole("link");

describe("the explorer", () => {
  it.each(looksToTry())("is sound in %o", async (looks) => {
    const one = await visitor(browser, server, { ...looks, session: root });
    for (const address of ["operation", `operation?row=${guilty}`, "login", "error", "operation?q=nothing-has-this"]) {
      await one.page.goto(`/admin/logs/${address}`);
      await one.page.locator("figure").waitFor();
      await expectAccessible(one);
      await expectSound(one);
    }
    await one.context.close();
  });

  it("leads from the spike to the guilty row in two clicks, and back by its own address", async () => {
    const one = await visitor(browser, server, { session: root });
    const { page } = one;
    await countPresses(one.context);
    await page.goto("/admin");
    await page.locator('a[aria-label$=" 1 failed"]').click();
    await page.waitForURL(/from=\d+&to=\d+/);
    // The link of the row, which works from the first moment on.
    await page.getByRole("row").filter({ hasText: "500" }).getByRole("link").click();
    await page.getByRole("complementary", { name: `Row ${guilty}` }).waitFor();
    expect(await pressesOf(page)).toBe(2);
    const seen = () => page.locator("main :is(h1, figure, section, form, aside)").allTextContents();
    const before = await seen();
    await page.reload();
    await page.locator("figure").waitFor();
    await expect.poll(seen, { timeout: 10_000 }).toEqual(before);
    await expectSound(one);
    await one.context.close();
  });

  it("does the same, and more, by the keyboard", async () => {
    const one = await visitor(browser, server, { session: root });
    const { page, context } = one;
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto("/admin/logs/operation");
    await page.waitForLoadState("networkidle");
    await bars(page).and(page.locator('[tabindex="0"]')).press("Enter");
    await page.waitForURL(/from=\d+/);
    const rows = page.locator("tr[data-row]");
    await rows.nth(99).waitFor({ state: "detached" });
    // The keys of new rows hold a moment after the rows are there.
    const onRow = async () => {
      await page.keyboard.press("j");
      return page.locator("tr[data-row] a:focus").count();
    };
    await expect.poll(onRow, { timeout: 10_000 }).toBe(1);
    await page.keyboard.press("Enter");
    await page.getByRole("complementary").waitFor();
    const opened = new URL(page.url()).searchParams.get("row");
    await page.keyboard.press("j");
    await page.locator(`tr[data-row] a[aria-current]:not([href$="row=${opened}"])`).waitFor();
    await page.keyboard.press("x");
    await page.keyboard.press("k");
    await page.keyboard.press("Shift+X");
    await page.getByText("2 selected").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("complementary").waitFor({ state: "detached" });
    const few = await rows.count();
    await page.keyboard.press("-");
    await rows.nth(few).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("user:user3 -method:POST\n");
    await page.getByRole("link", { name: "Remove User user3" }).waitFor();
    await page.getByLabel("Filter", { exact: true }).press("Backspace");
    await page.getByRole("link", { name: "Remove Method POST" }).waitFor({ state: "detached" });
    await page.getByTitle("Keep out GET").focus();
    await page.keyboard.press("Shift+F");
    await page.getByRole("link", { name: "Remove Method GET" }).waitFor();
    await page.getByTitle("Only POST").focus();
    await page.keyboard.press("f");
    await page.waitForURL((url) => url.searchParams.get("q") === "user:user3 -method:GET method:POST");
    await page.keyboard.press("y");
    await page.getByText("The link is copied.").waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toMatch(/from=\d+&to=\d+$/);
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    const sheet = (await page.getByRole("dialog").locator("dd").allTextContents()).map((keys) => keys.toLowerCase());
    for (const key of ["/", "j", "k", "enter", "f", "[", "]", "-", "l", "x", "y", "v"]) expect(sheet).toContain(key);
    expect(sheet.filter((keys) => /shift.*[fx]|del/.test(keys))).toHaveLength(3);
    await expectSound(one);
    await context.close();
  });

  it("writes the filtered rows to a file within three presses, and by the keyboard alone", async () => {
    const { page, context } = await visitor(browser, server, { session: root });
    await countPresses(context);
    await page.goto("/admin");
    await page.locator("#rail").getByRole("link", { name: "Operation" }).click();
    const filtered = async () => {
      await page.locator("tr[data-row]").first().waitFor();
      await page.waitForLoadState("networkidle");
      await page.keyboard.press("/");
      await page.keyboard.type("user:user3\n");
      await page.getByRole("link", { name: "Remove User user3" }).waitFor();
    };
    await filtered();
    await page.getByRole("button", { name: "Export" }).click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV" }).first().click()]);
    expect([file.suggestedFilename(), await pressesOf(page)]).toEqual(["operation-log.csv", 3]);
    await page.goto("/admin");
    await page.waitForLoadState("networkidle");
    await page.keyboard.type("go");
    await filtered();
    await page.keyboard.press("]");
    await page.keyboard.press("Shift+E");
    await page.locator("#log-export a:focus").waitFor();
    await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(await pressesOf(page)).toBe(3);
    await context.close();
  });

  it("shows all of it in one piece without JavaScript, pages, filters, zooms and deletes", async () => {
    const { page, context } = await visitor(browser, server, { session: root, script: false });
    await page.goto("/admin/logs/operation");
    await page.waitForURL(/plain=1/);
    const rows = page.locator("tr[data-row]");
    expect(await rows.count()).toBe(100);
    await page.getByRole("link", { name: "Older rows" }).click();
    // The downloads above left rows of their own.
    expect(await rows.count()).toBeGreaterThanOrEqual(70);
    expect(await page.getByText(/^1\d\d rows$/).isVisible()).toBe(true);
    await page.getByTitle("Only 5xx").click();
    expect(await rows.count()).toBe(1);
    await page.locator("tr[data-row] a").click();
    expect(await page.getByRole("complementary").textContent()).toContain("request-60");
    await page.getByLabel("Filter", { exact: true }).fill("url:/account/user/");
    await page.keyboard.press("Enter");
    await page.getByText("No row fits").waitFor();
    await page.goto("/admin/logs/operation?plain=1");
    await bars(page).and(page.locator('[title*="failed"]')).click();
    const ids = await page.getByRole("checkbox").evaluateAll((boxes) => boxes.slice(0, 2).map((box) => box.getAttribute("value")));
    for (const id of ids) await page.getByRole("checkbox", { name: `Select row ${id}` }).check();
    await page.getByRole("button", { name: "Delete …" }).click();
    await page.getByRole("heading", { name: "Delete 2 rows?" }).waitFor();
    await context.close();
  });

  it("has the values and the files on phones too, without JavaScript as well", async () => {
    const one = await visitor(browser, server, { session: root, screen: "phone", locale: "zh" });
    const { page } = one;
    await page.goto("/admin/logs/operation");
    await page.getByRole("button", { name: "常见取值" }).click();
    await page.getByTitle("只看5xx").waitFor();
    await expectAccessible(one);
    await page.getByTitle("只看5xx").click();
    await page.waitForURL(/q=status%3A5xx/);
    await expect.poll(() => page.locator("tr[data-row]").count()).toBe(1);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "导出" }).click();
    expect(await page.getByRole("link", { name: "CSV" }).getAttribute("href")).toContain("q=status%3A5xx");
    await expectSound(one);
    await one.context.close();
    const plain = await visitor(browser, server, { session: root, screen: "phone", script: false });
    await plain.page.goto("/admin/logs/operation?plain=1");
    await plain.page.getByRole("button", { name: "Top values" }).click();
    await plain.page.getByTitle("Only 5xx").click();
    expect(await plain.page.locator("tr[data-row]").count()).toBe(1);
    await plain.context.close();
  });

  it("shows new rows while it is followed, once each", async () => {
    const { page, context } = await visitor(browser, server, { session: root });
    await page.goto("/admin/logs/operation?q=url:/live/&live=1");
    await page.getByText("New rows come as they are written").waitFor();
    const live = { ip: "192.0.2.1", url: "/live/", path: "/live/", method: "GET", durationMs: 1, status: 200, dialect: "account" };
    for (let at = 0; at < 3; at += 1) await db().operationLog.create({ data: { ...live, time: new Date(), requestId: `live-${at}` } });
    await expect.poll(() => page.locator("tr[data-row]").count(), { timeout: 10_000 }).toBe(3);
    await context.close();
  });

  it("keeps a view under a name", async () => {
    const { page, context } = await visitor(browser, server, { session: root });
    await page.goto("/admin/logs/error?q=status:5xx");
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("v");
    await page.getByLabel("Name").fill("Failures");
    await page.getByRole("button", { name: "Keep this view" }).click();
    await page.getByText("The view Failures is kept.").waitFor();
    await page.goto("/admin/logs/error");
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("v");
    await page.getByRole("link", { name: "Failures" }).click();
    await page.waitForURL(/q=status%3A5xx/);
    await context.close();
  });

  it("offers no deletion to who may only read, and nothing to who may not", async () => {
    const clerk = await addUser("user2", { isStaff: true });
    await grant(clerk, ["GET", "/myapp/log/op/"]);
    const { page, context } = await visitor(browser, server, { session: await addSession(clerk) });
    await page.goto("/admin/logs/operation");
    await page.getByRole("button", { name: "Export" }).first().waitFor();
    expect(await page.getByText("Delete").count()).toBe(0);
    expect((await page.goto("/admin/logs/error"))?.status()).toBe(403);
    await context.close();
  });
});
