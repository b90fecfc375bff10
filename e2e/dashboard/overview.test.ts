import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, looksToTry, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addSession, addUser, grant } from "../support/rows";

openBoth();
let root: string;
let clerk: string;
let reader: string;

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  clerk = await addSession(await addUser("user2", { isStaff: true }));
  const third = await addUser("user3", { isStaff: true });
  await grant(third, ["GET", "/myapp/log/login/"]);
  reader = await addSession(third);
  await db().operationLog.create({ data: { ...callOf(403), path: "/uncovered/7/", reason: "no_grant", repeats: 3 } });
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
    expect(await page.locator("main figure, main ol[aria-label]").count()).toBe(5);
    expect(await page.locator("main details table").count()).toBe(6);
    expect(await page.getByRole("link", { name: "/failing/", exact: true }).first().isVisible()).toBe(true);
    await context.close();
  });

  it("opens the rows of a span of buckets, by a drag and by keys", async () => {
    const one = await visitor(browser, server, { session: root });
    await one.page.goto("/admin");
    const bars = one.page.locator('figure a[href^="/admin/logs/operation?from="]');
    const span = async (first: number, last: number) => {
      const [from, to] = await Promise.all([bars.nth(first).getAttribute("href"), bars.nth(last).getAttribute("href")]);
      return `${from?.replace(/&to=.*/, "")}&to=${to?.replace(/.*&to=/, "")}`;
    };
    const [dragged, keyed] = [await span(10, 20), await span(45, 47)];
    // With its script the chart has one bar that the Tab key comes to.
    await one.page.locator('figure a[tabindex="0"]').waitFor();
    const [left, right] = await Promise.all([10, 20].map((at) => bars.nth(at).locator("rect").first().boundingBox()));
    await one.page.mouse.move((left?.x ?? 0) + 3, (left?.y ?? 0) + 40);
    await one.page.mouse.down();
    await one.page.mouse.move((right?.x ?? 0) + 3, (right?.y ?? 0) + 40, { steps: 4 });
    await one.page.mouse.up();
    await one.page.waitForURL(`**${dragged}`);
    await one.page.goBack();
    await one.page.locator('figure a[tabindex="0"]').focus();
    for (const key of ["End", "Shift+ArrowLeft", "Shift+ArrowLeft", "Enter"]) await one.page.keyboard.press(key);
    await one.page.waitForURL(`**${keyed}`);
    await expectSound(one);
    await one.context.close();
  });

  it("leads to the users in no group, and to what no API covers once calls were counted", async () => {
    const { page, context } = await visitor(browser, server, { session: root });
    await page.goto("/admin/apis/coverage");
    await page.goto("/admin");
    expect(await page.getByRole("link", { name: "Review: 3 calls to /uncovered/{n}/ match no API" }).getAttribute("href")).toBe(
      "/admin/apis/coverage",
    );
    await page.getByRole("link", { name: /^Review: Active users in no group/ }).click();
    await page.getByRole("link", { name: "Active, in no group" }).waitFor();
    expect(await page.locator("tbody tr").allTextContents()).toHaveLength(2);
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
