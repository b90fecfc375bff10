import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, looksToTry, openBrowser, visitor } from "../support/browser";
import { addSession, addUser, grant, startWithDatabase } from "../support/rows";
import type { TestServer } from "../support/server";

let server: TestServer;
let browser: Browser;
let root: string;
let clerk: string;
let reader: string;

beforeAll(async () => {
  server = await startWithDatabase();
  browser = await openBrowser();
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  clerk = await addSession(await addUser("user2", { isStaff: true }));
  const third = await addUser("user3", { isStaff: true });
  await grant(third, ["GET", "/myapp/log/login/"]);
  reader = await addSession(third);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const callOf = (status: number) => ({
  ...{ time: new Date(), ip: "198.51.100.7", url: "/failing/", path: "/failing/", method: "GET", content: null, durationMs: 20, status },
  ...{ dialect: "account", repeats: 1, username: "user1", requestId: "a".repeat(32) },
});

describe("the overview", () => {
  it("of a fresh installation has the first steps", async () => {
    const { page, context } = await visitor(browser, server, { session: root });
    await page.goto("/admin");
    expect(await page.getByRole("heading", { name: "First steps" }).isVisible()).toBe(true);
    await context.close();
  });

  it.each(looksToTry())("is sound in %o", async (looks) => {
    await db().operationLog.createMany({ data: [200, 404, 500].map(callOf) });
    const one = await visitor(browser, server, { session: root, ...looks });
    const answer = await one.page.goto("/admin?range=7d");
    expect(answer?.status()).toBe(200);
    await expectAccessible(one);
    await expectSound(one);
    await one.context.close();
  });

  it("leads from a bucket to its rows, and has a table beside each chart", async () => {
    await db().operationLog.create({ data: callOf(500) });
    const { durationMs: _ms, repeats: _repeats, ...failure } = callOf(500);
    await db().errorLog.create({ data: { ...failure, time: new Date(Date.now() - 410 * 86_400_000), content: "" } });
    const { page, context } = await visitor(browser, server, { session: root });
    await page.goto("/admin");
    expect(await page.getByRole("link", { name: /Error log: the oldest row is 10 days older/ }).getAttribute("href")).toBe(
      "/admin/logs/retention",
    );
    const last = page.locator('figure a[href^="/admin/logs/operation?from="]').last();
    expect(await last.getAttribute("aria-label")).toMatch(/requests, \d+ refused, [1-9]\d* failed$/);
    expect(await page.locator("main details").count()).toBe(2);
    expect(await page.getByRole("link", { name: "/failing/", exact: true }).first().isVisible()).toBe(true);
    await context.close();
  });

  it("leaves out what the reader may not see", async () => {
    const some = await visitor(browser, server, { session: reader });
    await some.page.goto("/admin");
    const heads = await some.page.locator("main h2").allTextContents();
    expect(heads).toContain("Sign-ins by hour, last four weeks");
    expect(heads).not.toContain("Requests by status");
    const none = await visitor(browser, server, { session: clerk });
    await none.page.goto("/admin");
    expect(await none.page.locator("main").textContent()).not.toContain("Sign-ins");
    await Promise.all([some.context.close(), none.context.close()]);
  });
});
