import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, looksToTry, signIn, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addUser, PASSWORD } from "../support/rows";
import { ROOT } from "../support/server";

openBoth();

beforeAll(async () => {
  await addUser("user1", { phone: "13800000001" });
  await addUser("user2", { isActive: false });
  await addUser("user3", { isStaff: true });
  await addUser("user5");
});

const alert = "main [role=alert]";

describe("the sign-in page", () => {
  it.each(looksToTry())("is sound in %o", async (looks) => {
    const one = await visitor(browser, server, looks);
    const answer = await one.page.goto("/login");
    expect(answer?.status()).toBe(200);
    expect(await one.page.locator("html").getAttribute("lang")).toBe(looks.locale === "zh" ? "zh-CN" : "en");
    await expectAccessible(one);
    await signIn(one.page, "user1", "wrong");
    await one.page.locator(alert).waitFor();
    expect(await one.page.locator(alert).textContent()).toBe(
      looks.locale === "zh" ? "用户名或密码不正确。" : "Username or password is wrong.",
    );
    await expectAccessible(one);
    await expectSound(one);
    await one.context.close();
  });

  it("keeps the name and never the password after a refusal", async () => {
    const { page, context } = await visitor(browser, server);
    await page.goto("/login");
    await signIn(page, "user1", "wrong");
    await page.locator(alert).waitFor();
    expect(await page.locator("input[name=username]").inputValue()).toBe("user1");
    expect(await page.locator("input[name=password]").inputValue()).toBe("");
    expect(await page.content()).not.toContain('value="wrong"');
    await context.close();
  });

  it("says the same of a wrong password, an unknown and a disabled account", async () => {
    const { page, context } = await visitor(browser, server);
    const told = [];
    for (const [name, password] of [
      ["user1", "wrong"],
      ["nobody", PASSWORD],
      ["user2", PASSWORD],
    ] as const) {
      await page.goto("/login");
      await signIn(page, name, password);
      await page.locator(alert).waitFor();
      told.push(await page.locator(alert).textContent());
    }
    expect(new Set(told).size).toBe(1);
    await context.close();
  });

  it("names the empty fields and puts the focus on the first", async () => {
    const { page, context } = await visitor(browser, server);
    await page.goto("/login");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.locator("[aria-invalid=true]").first().waitFor();
    expect(await page.locator("main p", { hasText: "This is needed." }).count()).toBe(2);
    expect(await page.evaluate("document.activeElement.name")).toBe("username");
    await context.close();
  });

  it("keeps the place of whoever has to sign in, and says why", async () => {
    const one = await visitor(browser, server);
    await one.page.goto("/admin/groups");
    await one.page.getByText("Sign in to open this page.").waitFor();
    await one.context.addCookies([{ name: "sessionid", value: "0".repeat(32), url: server.url }]);
    await one.page.goto("/admin/groups");
    await one.page.getByText("Your session has ended.").waitFor();
    await signIn(one.page, ROOT.username, ROOT.password);
    await one.page.waitForURL("**/admin/groups");
    await expectSound(one);
    await one.context.close();
  });

  it("warns of Caps Lock while it is on", async () => {
    const { page, context } = await visitor(browser, server);
    await page.goto("/login", { waitUntil: "networkidle" });
    const field = page.locator("input[name=password]");
    const press = (modifier: boolean) =>
      field.evaluate(
        (one, on) => one.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true, modifierCapsLock: on })),
        modifier,
      );
    await press(true);
    await page.getByText("Caps Lock is on.").waitFor();
    await press(false);
    await page.getByText("Caps Lock is on.").waitFor({ state: "detached" });
    await context.close();
  });

  it("counts the wait down and says when it is over", async () => {
    const before = await visitor(browser, server, { script: false });
    await before.page.goto("/login");
    for (let tries = 0; tries < 10; tries += 1) await signIn(before.page, "user5", "wrong");
    await before.context.close();
    const one = await visitor(browser, server);
    await one.page.clock.install();
    await one.page.goto("/login", { waitUntil: "networkidle" });
    await signIn(one.page, "user5", "wrong");
    await one.page.locator(`${alert} [data-left]`).waitFor();
    expect(await one.page.locator(`${alert} [data-left]`).getAttribute("data-left")).toMatch(/^1[45]:\d\d$/);
    await expectAccessible(one);
    await one.page.clock.fastForward("15:01");
    await one.page.locator(alert, { hasText: "You can try again now." }).waitFor();
    await one.context.close();
  });

  it("tells the wait after ten wrong tries", async () => {
    await addUser("user4");
    const { page, context } = await visitor(browser, server, { script: false });
    await page.goto("/login");
    for (let tries = 0; tries < 11; tries += 1) await signIn(page, "user4", "wrong");
    expect(await page.locator(alert).textContent()).toMatch(/^Too many tries\. Try again in 1[45] minutes\.$/);
    await signIn(page, "user4", PASSWORD);
    expect(await page.locator(alert).textContent()).toMatch(/^Too many tries/);
    await context.close();
  });
});

describe.each([true, false])("signing in with JavaScript: %s", (script) => {
  it("opens the dashboard to superusers, sets the documented cookie and leaves its log rows", async () => {
    const one = await visitor(browser, server, { script });
    await one.page.goto("/login");
    await signIn(one.page, ROOT.username, ROOT.password);
    await one.page.waitForURL("**/admin");
    const [cookie] = (await one.context.cookies()).filter(({ name }) => name === "sessionid");
    expect(cookie).toMatchObject({ path: "/", httpOnly: true, sameSite: "Lax", secure: false });
    expect(Math.round(((cookie?.expires ?? 0) * 1000 - Date.now()) / 86_400_000)).toBe(14);
    await expectSound(one);
    const login = await db().loginLog.findFirst({ orderBy: { id: "desc" } });
    expect(login).toMatchObject({ username: ROOT.username, success: true, dialect: "web", ip: "127.0.0.1" });
    const row = await db().operationLog.findFirst({ orderBy: { id: "desc" } });
    expect(row).toMatchObject({ url: "/admin/session/", method: "POST", dialect: "web", status: 200 });
    expect(row?.content).toBe('{"body":{"username":"root","password":"***"}}');
    await one.context.close();
  });

  it("takes a full phone number and goes back to the page that asked", async () => {
    const { page, context } = await visitor(browser, server, { script });
    await page.goto(`/login?next=${encodeURIComponent("/me?tab=sessions")}`);
    await signIn(page, " 13800000001 ", PASSWORD);
    await page.waitForURL("**/me?tab=sessions");
    await context.close();
  });

  it("goes nowhere else than to pages of ours", async () => {
    const { page, context } = await visitor(browser, server, { script });
    await page.goto(`/login?next=${encodeURIComponent("//evil.example/admin")}`);
    await signIn(page, "user3", PASSWORD);
    await page.waitForURL(`${server.url}/admin`);
    await context.close();
  });

  it("ends with signing out", async () => {
    const one = await visitor(browser, server, { script });
    await one.page.goto("/login");
    await signIn(one.page, ROOT.username, ROOT.password);
    await one.page.waitForURL("**/admin");
    const [cookie] = (await one.context.cookies()).filter(({ name }) => name === "sessionid");
    await one.page.getByRole("button", { name: "Account: root" }).click();
    await one.page.getByRole("button", { name: "Sign out" }).click();
    await one.page.waitForURL("**/login");
    await one.page.getByRole("status").getByText("You are signed out.").waitFor();
    expect((await one.context.cookies()).some(({ name }) => name === "sessionid")).toBe(false);
    const copied = await fetch(`${server.url}/admin`, { headers: { cookie: `sessionid=${cookie?.value}` }, redirect: "manual" });
    expect([copied.status, copied.headers.get("location")]).toEqual([307, "/login?next=%2Fadmin"]);
    await expectSound(one);
    await one.context.close();
  });
});

it("refuses the form from another site", async () => {
  const { page, context } = await visitor(browser, server, { script: false });
  await page.goto("/login");
  const form = new FormData();
  for (const input of await page.locator("main form input").all()) {
    form.set((await input.getAttribute("name")) ?? "", (await input.getAttribute("value")) ?? "");
  }
  form.set("username", ROOT.username);
  form.set("password", ROOT.password);
  const answer = await fetch(`${server.url}/login`, {
    method: "POST",
    body: form,
    headers: { origin: "https://evil.example" },
    redirect: "manual",
  });
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(answer.status).not.toBe(303);
  await context.close();
});
