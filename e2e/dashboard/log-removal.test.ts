import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { readTable } from "@/lib/domain/csv";
import { seedLogin, seedOperation } from "@/prisma/seed/logs";
import { randomFrom } from "@/prisma/seed/random";
import { expectAccessible, expectSound, looksToTry, openBrowser, visitor } from "../support/browser";
import { countPresses, pressesOf } from "../support/pointer";
import { addSession, addUser, grant, startWithDatabase } from "../support/rows";
import type { TestServer } from "../support/server";

const DAY = 86_400_000;
const CALLERS = [{ id: 1, username: "user1" }];
let server: TestServer;
let browser: Browser;
let root: string;

beforeAll(async () => {
  server = await startWithDatabase();
  browser = await openBrowser();
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  const random = randomFrom(3);
  const now = Date.now();
  const old = Array.from({ length: 1_400 }, (_, at) => seedLogin(random, new Date(now - 95 * DAY - at * 3_600_000), CALLERS));
  const young = Array.from({ length: 100 }, (_, at) => seedLogin(random, new Date(now - DAY - at * 3_600_000), CALLERS));
  await db().loginLog.createMany({ data: [...old, ...young].reverse() });
  const calls = Array.from({ length: 30 }, (_, at) => ({
    ...{ ...seedOperation(random, new Date(now - 10 * DAY - at * 60_000), CALLERS), url: at === 29 ? "=HYPERLINK()" : "/url/" },
    ...{ status: at < 10 ? 500 : 200, requestId: "0".repeat(32) },
  }));
  await db().operationLog.createMany({ data: calls });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe("deleting by age", () => {
  it("takes four presses and a typed number, and can be taken back", async () => {
    const one = await visitor(browser, server, { session: root });
    const { page } = one;
    await countPresses(one.context);
    await page.goto("/admin");
    await page.locator("#rail").getByRole("link", { name: "Login" }).click();
    await page.getByRole("link", { name: "Delete rows" }).click();
    await page.getByRole("link", { name: "older than 90 d" }).click();
    await page.getByRole("heading", { name: "Delete 1,400 rows?" }).waitFor();
    await expectSound(one);
    expect(await page.locator(":focus").textContent()).toBe("Cancel");
    const send = page.getByRole("button", { name: "Delete 1,400 rows" });
    await page.locator("[name=confirm]").press("Enter");
    await page.locator("[name=confirm][aria-invalid=true]").waitFor();
    await page.keyboard.type("1400");
    await send.click();
    await page.waitForURL(/\/admin\/jobs\/\d+$/);
    expect(await pressesOf(page)).toBe(4);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Cancelled").first().waitFor();
    expect(await db().loginLog.count()).toBe(1_500);
    expect(await db().auditEntry.count()).toBe(0);
    await one.context.close();
  });

  it("works by the keyboard alone", async () => {
    const { page, context } = await visitor(browser, server, { session: root });
    await page.goto("/admin");
    await page.waitForLoadState("networkidle");
    await page.keyboard.type("gl");
    await page.getByText("Nothing in this time").waitFor();
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("Delete");
    await page.getByRole("link", { name: "older than 90 d" }).press("Enter");
    await page.getByRole("heading", { name: "Delete 1,400 rows?" }).waitFor();
    await page.locator("a:focus").filter({ hasText: "Cancel" }).waitFor();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.type("1400\n");
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    await page.getByText("Cancelled").first().waitFor();
    await context.close();
  });

  it("deletes without JavaScript too, and leaves the younger rows", async () => {
    const { page, context } = await visitor(browser, server, { session: root, script: false });
    const to = Date.now() - 90 * DAY;
    await page.goto(`/admin/logs/login/delete?from=${to - 30 * DAY}&to=${to}`);
    const wanted = Number((await page.getByRole("heading", { level: 1 }).textContent())?.match(/\d+/)?.[0]);
    expect(wanted).toBeGreaterThan(400);
    await page.getByRole("button", { name: "Delete" }).click();
    await page.waitForURL(/\/admin\/jobs\/\d+$/);
    await db().job.updateMany({ where: { state: "scheduled" }, data: { startsAt: new Date() } });
    await expect.poll(() => db().loginLog.count(), { timeout: 30_000 }).toBe(1_500 - wanted);
    await expect.poll(async () => (await db().auditEntry.findMany()).map(({ rows }) => rows), { timeout: 10_000 }).toEqual([0, wanted]);
    await context.close();
  });
});

describe("the page before a deletion", () => {
  it("names rows that were chosen, and skips those that are gone", async () => {
    const ids = (await db().operationLog.findMany({ take: 3, orderBy: { id: "asc" }, select: { id: true } })).map(({ id }) => id);
    const { page, context } = await visitor(browser, server, { session: root, locale: "zh" });
    await page.goto(`/admin/logs/operation/delete?ids=${ids.join()},2000000000`);
    await page.getByRole("button", { name: "删除3条记录" }).click();
    await page.waitForURL(/\/admin\/jobs\/\d+$/);
    await expect.poll(() => db().operationLog.count({ where: { id: { in: ids } } }), { timeout: 30_000 }).toBe(0);
    await context.close();
  });

  it.each(looksToTry())("is sound and accessible: %o", async (looks) => {
    const one = await visitor(browser, server, { session: root, ...looks });
    await one.page.goto(`/admin/logs/operation/delete?from=0&to=${Date.now()}&q=status:5xx`);
    await one.page.locator("button[type=submit]").last().waitFor();
    await expectSound(one);
    await expectAccessible(one);
    await one.context.close();
  });

  it("is refused to those who may only read, and its job to those who may only delete", async () => {
    const clerk = await addUser("clerk1", { isStaff: true });
    await grant(clerk, ["GET", "/myapp/log/.*"]);
    const asked = { headers: { cookie: `sessionid=${await addSession(clerk)}` } };
    expect((await fetch(`${server.url}/admin/logs/login/delete`, asked)).status).toBe(403);
    await grant(clerk, ["DELETE", "/myapp/log/login/delete"]);
    expect((await fetch(`${server.url}/admin/logs/login/delete`, asked)).status).toBe(200);
    expect((await fetch(`${server.url}/admin/logs/op/delete`, asked)).status).toBe(404);
    expect((await fetch(`${server.url}/admin/logs/operation/delete`, asked)).status).toBe(403);
  });
});

describe("a log as a file", () => {
  const fetched = async (query: string, session = root) =>
    fetch(`${server.url}/admin/logs/operation/export?range=30d&${query}`, {
      headers: { cookie: `sessionid=${session}` },
      redirect: "manual",
    });

  it("has the filtered rows and chosen columns, newest first, and no formula", async () => {
    const answer = await fetched("q=url:%3DHYPERLINK()&cols=url,id,time,nonsense");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="operation-log.csv"');
    const text = await answer.text();
    expect(text).toContain(",'=HYPERLINK()");
    const [head, ...rows] = [...readTable(text.replace(/^\ufeff/, ""))].map(({ cells }) => cells);
    expect([head, rows.length]).toEqual([["id", "time", "url"], 1]);
  });

  it("is a line of JSON for each row on request, and leaves one op row under the address of the list", async () => {
    const rows = (await (await fetched("q=status:200&format=ndjson")).text()).trimEnd().split("\n");
    const found: { id: number; status: number }[] = rows.map((line) => JSON.parse(line));
    expect(new Set(found.map(({ status }) => status))).toEqual(new Set([200]));
    expect(found.map(({ id }) => id)).toEqual([...new Set(found.map(({ id }) => id))]);
    const row = await db().operationLog.findFirst({ orderBy: { id: "desc" } });
    expect(row).toMatchObject({ method: "GET", path: "/myapp/log/op/", status: 200, dialect: "web" });
  });

  it("needs the right to list", async () => {
    const clerk = await addUser("clerk2", { isStaff: true });
    await grant(clerk, ["GET", "/myapp/log/login/"]);
    const session = await addSession(clerk);
    expect([(await fetched("", session)).status, (await fetched("", "nobody")).status]).toEqual([403, 303]);
  });
});
