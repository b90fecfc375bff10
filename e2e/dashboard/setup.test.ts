import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, openBrowser, signIn, visitor } from "../support/browser";
import { startWithDatabase } from "../support/rows";
import type { TestServer } from "../support/server";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const STRONG = "blue-lamp-42-east";

describe.each([
  { script: true, locale: "en", screen: "desktop" },
  { script: false, locale: "zh", screen: "phone" },
] as const)("the set-up link in %o", ({ script, locale, screen }) => {
  let server: TestServer;
  let token: string;

  beforeAll(async () => {
    server = await startWithDatabase({ database: "empty", env: { ADMIN_USERNAME: "", ADMIN_PASSWORD: "" } });
    // Told after the address, with which the start of the server ends.
    token = await vi.waitUntil(() => /\/setup\/(\S+)\n/.exec(server.output())?.[1], { timeout: 10_000 });
  });
  afterAll(() => server.stop());

  it("makes the first superuser once, leaves its log row, and is itself in no log", async () => {
    const zh = locale === "zh";
    const one = await visitor(browser, server, { script, locale, screen });
    const { page } = one;
    const submit = page.getByRole("button", { name: zh ? "创建超级用户" : "Create superuser" });
    await page.goto(`/setup/${token}`);
    if (script) await expectAccessible(one);
    await page.locator("[name=username]").fill("boss");
    await page.locator("[name=password]").fill("boss1234");
    await submit.click();
    await page.locator("[aria-invalid=true]").waitFor();
    expect(await page.locator("p[id$=-error]").textContent()).toContain(zh ? "太容易被猜中" : "This is easily guessed");
    expect(await page.locator("[name=username]").inputValue()).toBe("boss");
    await page.locator("[name=password]").fill(STRONG);
    await submit.click();
    await page.waitForURL("**/setup/done");
    if (script) await expectAccessible(one);
    expect(await db().user.findFirstOrThrow({ where: { username: "boss" } })).toMatchObject({ isSuperuser: true, isStaff: true });
    const rows = await db().operationLog.findMany({ orderBy: { id: "asc" } });
    expect(rows.map(({ url, method, status, dialect }) => [url, method, status, dialect])).toEqual([
      ["/admin/setup/", "POST", 400, "web"],
      ["/admin/setup/", "POST", 200, "web"],
    ]);
    expect(rows[1]?.content).toBe('{"body":{"username":"boss","password":"***"}}');
    const all = [...rows, ...(await db().errorLog.findMany()), ...(await db().loginLog.findMany())];
    expect(JSON.stringify(all)).not.toContain(token);
    await page.goto(`/setup/${token}`);
    expect(await page.locator("h1").textContent()).toBe(zh ? "链接已失效" : "This link is gone");
    expect(await page.locator("main form").count()).toBe(0);
    await page.goto("/login");
    await signIn(page, "boss", STRONG);
    await page.waitForURL("**/admin");
    await expectSound(one);
    await one.context.close();
  });

  it("is nothing for a link that never was", async () => {
    const { page, context } = await visitor(browser, server, { script, locale });
    await page.goto("/setup/nothing");
    expect(await page.locator("main form").count()).toBe(0);
    await context.close();
  });
});
