import { beforeAll, describe, expect, it } from "vitest";
import { expectAccessible, expectSound, looksToTry, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addSession, addUser, grant } from "../support/rows";

openBoth();
let root: string;
let staff: string;
let member: string;

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  const clerk = await addUser("user2", { isStaff: true });
  await grant(clerk, ["GET", "/account/group/"]);
  staff = await addSession(clerk);
  member = await addSession(await addUser("user3"));
});

describe("the frame", () => {
  it.each(looksToTry())("is sound in %o", async (looks) => {
    const one = await visitor(browser, server, { ...looks, session: root });
    await one.page.goto("/admin");
    await expectAccessible(one);
    const menu = one.page.locator("#rail");
    if (looks.screen === "phone") {
      expect(await menu.isVisible()).toBe(false);
      await one.page.getByRole("button", { name: looks.locale === "zh" ? "菜单" : "Menu" }).click();
    }
    await menu.getByRole("link", { name: looks.locale === "zh" ? "用户组" : "Groups" }).waitFor();
    await expectAccessible(one);
    await menu.getByRole("link", { name: looks.locale === "zh" ? "总览" : "Overview" }).click();
    if (looks.screen === "phone") await menu.waitFor({ state: "hidden" });
    await expectSound(one);
    await one.context.close();
  });

  it.each([true, false])("changes language, theme and menu and keeps them, with JavaScript: %s", async (script) => {
    const one = await visitor(browser, server, { session: root, script });
    const html = one.page.locator("html");
    await one.page.goto("/admin");
    await one.page.getByRole("button", { name: "Theme" }).click();
    await one.page.getByRole("button", { name: "Dark" }).click();
    await one.page.locator("html[data-theme=dark]").waitFor();
    await one.page.locator(".topbar-end").getByRole("button", { name: "中" }).click();
    await one.page.locator("html[lang=zh-CN]").waitFor();
    await one.page.getByRole("button", { name: "收起菜单" }).click();
    await one.page.locator("#rail[data-closed]").waitFor();
    await one.page.goto("/admin");
    expect([await html.getAttribute("lang"), await html.getAttribute("data-theme")]).toEqual(["zh-CN", "dark"]);
    expect(await one.page.locator("#rail[data-closed]").count()).toBe(1);
    await expectSound(one);
    await one.context.close();
  });

  it("lets the keyboard skip to the content", async () => {
    const { page, context } = await visitor(browser, server, { session: root });
    await page.goto("/admin");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
    await context.close();
  });
});

describe("rights", () => {
  it("show in the menu what may be opened, and nothing else", async () => {
    const { page, context } = await visitor(browser, server, { session: staff });
    await page.goto("/admin");
    expect(await page.locator("#rail li").allTextContents()).toEqual(["Overview", "Groups", "Jobs", "API docs"]);
    await context.close();
  });

  it("close the dashboard to others with an explained 403, also when the address is unknown", async () => {
    for (const path of ["/admin", "/admin/nowhere"]) {
      const one = await visitor(browser, server, { session: member });
      const answer = await one.page.goto(path);
      expect(answer?.status()).toBe(403);
      expect(await one.page.locator("h1").textContent()).toBe("You cannot open this page");
      expect(await one.page.locator("dd").first().textContent()).toBe("staff or superuser");
      await expectAccessible(one);
      await expectSound(one);
      await one.context.close();
    }
  });

  it("send strangers to the sign-in, who come back", async () => {
    const answer = await fetch(`${server.url}/admin/users?q=1`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([307, "/login?next=%2Fadmin%2Fusers%3Fq%3D1"]);
    expect(await answer.text()).not.toContain("Overview");
  });

  it.each([
    { "x-gatehouse-path": "/me" },
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { rsc: "1" },
    { "next-router-prefetch": "1", rsc: "1" },
    { authorization: "Bearer x" },
  ])("hold whatever headers say: %o", async (headers) => {
    const answer = await fetch(`${server.url}/admin`, { headers: { cookie: `sessionid=${member}`, ...headers }, redirect: "manual" });
    expect(await answer.text()).not.toContain("Welcome");
  });
});

describe("pages that are not there", () => {
  it("are told inside the dashboard to those who are in it, and outside to others", async () => {
    const inside = await visitor(browser, server, { session: root });
    expect((await inside.page.goto("/admin/nowhere"))?.status()).toBe(404);
    expect(await inside.page.locator("h1").textContent()).toBe("Page not found");
    expect(await inside.page.locator("#rail").count()).toBe(1);
    expect(await inside.page.locator("main").getByRole("searchbox", { name: "Find a user" }).count()).toBe(1);
    await expectAccessible(inside);
    await expectSound(inside);
    await inside.context.close();
    const outside = await visitor(browser, server, { locale: "zh" });
    expect((await outside.page.goto("/nowhere"))?.status()).toBe(404);
    expect(await outside.page.locator("h1").textContent()).toBe("页面不存在");
    await expectSound(outside);
    await outside.context.close();
  });
});

describe("what the frame says", () => {
  it("is that the network is gone, and forms keep what was typed", async () => {
    const one = await visitor(browser, server, { session: root });
    await one.page.goto("/admin/groups/new", { waitUntil: "networkidle" });
    await one.context.setOffline(true);
    await one.page.getByText("No network.").waitFor();
    await expectAccessible(one);
    await one.page.getByLabel("Name").fill("Night shift");
    await one.page.getByLabel("Name").press("Enter");
    expect(await one.page.getByLabel("Name").inputValue()).toBe("Night shift");
    await one.context.setOffline(false);
    await one.page.getByText("No network.").waitFor({ state: "detached" });
    await expectSound(one);
    await one.context.close();
  });

  it("asks before changes are left, by a link and by a key, and lets go when told so", async () => {
    const one = await visitor(browser, server, { session: root });
    await one.page.goto("/admin/groups/new", { waitUntil: "networkidle" });
    const asked: string[] = [];
    one.page.on("dialog", (dialog) => {
      asked.push(dialog.message());
      return asked.length < 3 ? dialog.dismiss() : dialog.accept();
    });
    await one.page.getByLabel("Name").fill("Night shift");
    await one.page.locator("#rail").getByRole("link", { name: "Users" }).click();
    await one.page.locator("h1").click();
    await one.page.keyboard.press("g");
    await one.page.keyboard.press("u");
    await expect.poll(() => asked.length).toBe(2);
    expect(await one.page.getByLabel("Name").inputValue()).toBe("Night shift");
    await one.page.locator("#rail").getByRole("link", { name: "Users" }).click();
    await one.page.waitForURL("**/admin/users");
    expect(asked).toEqual(Array(3).fill("Leave without saving? What you changed here is lost."));
    await expectSound(one);
    await one.context.close();
  });

  it("is that a page takes long, after eight seconds", async () => {
    const one = await visitor(browser, server, { session: root });
    await one.page.clock.install();
    await one.page.goto("/admin", { waitUntil: "networkidle" });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await one.page.route("**/admin/groups?*", async (route) => {
      await held;
      await route.continue();
    });
    await one.page.locator("#rail").getByRole("link", { name: "Groups" }).click();
    await one.page.locator(".late").waitFor({ state: "attached" });
    await one.page.clock.fastForward(8_500);
    await one.page.getByText("This takes longer than usual.").waitFor();
    await expectAccessible(one);
    release();
    await one.page.waitForURL("**/admin/groups");
    await one.page.getByText("This takes longer than usual.").waitFor({ state: "detached" });
    await one.context.close();
  });
});

describe("the script policy", () => {
  it("is another one for each answer and lets no script be written into it", async () => {
    const policies = await Promise.all([1, 2].map(async () => (await fetch(`${server.url}/login`)).headers.get("content-security-policy")));
    expect(new Set(policies).size).toBe(2);
    for (const policy of policies) {
      const scripts = /script-src ([^;]+)/.exec(policy ?? "")?.[1];
      expect(scripts).toMatch(/^'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'$/);
    }
  });

  it.each([
    "document.body.append(Object.assign(document.createElement('img'), { src: 'x' })); document.body.lastChild.setAttribute('onerror', 'window.hit = 1')",
    "document.body.innerHTML = '<img src=x onerror=\"window.hit = 1\">'",
    "document.head.append(Object.assign(document.createElement('script'), { src: '/api/v1/base/health' }))",
    "document.head.append(Object.assign(document.createElement('script'), { text: 'window.hit = 1' }))",
    "document.head.append(Object.assign(document.createElement('base'), { href: 'https://evil.example/' }))",
  ])("blocks %s", async (attack) => {
    const { page, context, faults } = await visitor(browser, server);
    await page.goto("/login");
    await page.evaluate(`try { ${attack} } catch {}`);
    await page.waitForTimeout(200);
    expect(await page.evaluate("[window.hit, document.baseURI === location.href]")).toEqual([undefined, true]);
    expect(faults.join()).toMatch(/Content Security Policy|Trusted/);
    await context.close();
  });
});
