import type { Page } from "playwright";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, looksToTry, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addSession, addUser } from "../support/rows";
import { startServer } from "../support/server";

openBoth();

beforeAll(async () => {
  await addUser("taken", { phone: "13800000001" });
});

const STRONG = "blue-lamp-42-east";

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.locator(`main [name=${name}]`).fill(value);
}

function problems(page: Page): Promise<string[]> {
  return page.locator("main form p[id$=-error], main form [role=alert]").allTextContents();
}

async function lastCode(phone: string): Promise<string> {
  const message = await db().smsMessage.findFirstOrThrow({ where: { phone }, orderBy: { id: "desc" } });
  return /\d{6}/.exec(message.text)?.[0] ?? "";
}

async function expectSignedIn(page: Page, username: string): Promise<void> {
  await page.waitForURL("**/me");
  expect(await page.locator("h1").textContent()).toBe(username);
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === "sessionid");
  expect(cookie).toMatchObject({ path: "/", httpOnly: true, sameSite: "Lax" });
  const user = await db().user.findFirstOrThrow({ where: { username } });
  expect(user).toMatchObject({ passwordWeak: false, isStaff: false, isSuperuser: false, isActive: true });
  expect(user.lastLogin).not.toBeNull();
  const sessions = await db().session.findMany({ where: { userId: user.id } });
  expect(sessions).toMatchObject([{ dialect: "web", endedAt: null }]);
  const login = await db().loginLog.findFirst({ orderBy: { id: "desc" } });
  expect(login).toMatchObject({ username, success: true, dialect: "web" });
}

describe("the registration page", () => {
  it.each(looksToTry().flatMap((looks) => ["phone", "email"].map((by) => ({ ...looks, by }))))(
    "is sound in %o",
    async ({ by, ...looks }) => {
      const one = await visitor(browser, server, looks);
      expect((await one.page.goto(`/register?by=${by}`))?.status()).toBe(200);
      expect(await one.page.locator("h1").textContent()).toBe(looks.locale === "zh" ? "创建账号" : "Create your account");
      await expectAccessible(one);
      await fill(one.page, { password: "blue lamp" });
      await one.page.locator("output", { hasText: looks.locale === "zh" ? "强度" : /Weak|Fair|Good/ }).waitFor();
      await one.page.getByRole("button", { name: looks.locale === "zh" ? "创建账号" : "Create account" }).click();
      await one.page.locator("[aria-invalid=true]").first().waitFor();
      await expectAccessible(one);
      await expectSound(one);
      await one.context.close();
    },
  );

  it("is linked from the sign-in page, and leads back", async () => {
    const { page, context } = await visitor(browser, server);
    await page.goto("/login");
    await page.getByRole("link", { name: "Register" }).click();
    await page.waitForURL("**/register");
    expect(await page.locator("nav [aria-current=page]").textContent()).toBe("Email");
    await page.getByRole("link", { name: "Phone" }).click();
    await page.getByLabel("Code from the SMS").waitFor();
    await page.getByRole("link", { name: "Sign in" }).click();
    await page.waitForURL("**/login");
    await context.close();
  });

  it("is not for those who are signed in", async () => {
    const session = await addSession(await addUser("inside"));
    const answer = await fetch(`${server.url}/register`, { headers: { cookie: `sessionid=${session}` }, redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([307, "/me"]);
  });

  it("sends no code when Enter is pressed", async () => {
    const before = await db().smsMessage.count();
    const { page, context } = await visitor(browser, server, { script: false });
    await page.goto("/register?by=phone");
    await fill(page, { username: "user9", phone: "13800000019" });
    await page.locator("main [name=phone]").press("Enter");
    await page.locator("[aria-invalid=true]").first().waitFor();
    expect(await problems(page)).toEqual(["This is needed.", "This is needed."]);
    expect(await db().smsMessage.count()).toBe(before);
    await context.close();
  });
});

describe.each([true, false])("registering with JavaScript: %s", (script) => {
  const own = script ? "1" : "2";

  it("by email makes the account, signs in and leaves its log rows", async () => {
    const one = await visitor(browser, server, { script });
    await one.page.goto("/register?by=email");
    await fill(one.page, { username: `mail${own}`, email: "user1@example.com", password: STRONG, confirm_password: STRONG });
    await one.page.getByRole("button", { name: "Create account" }).click();
    await expectSignedIn(one.page, `mail${own}`);
    await one.page.getByRole("status").getByText("Your account is ready").waitFor();
    const row = await db().operationLog.findFirst({ orderBy: { id: "desc" } });
    expect(row).toMatchObject({ url: "/admin/registration/email/", method: "POST", dialect: "web", status: 200 });
    expect(row?.content).toBe(`{"body":{"username":"mail${own}","email":"u***@example.com","password":"***","confirm_password":"***"}}`);
    await expectSound(one);
    await one.context.close();
  });

  it("by email refuses weak, differing and taken, keeps what was typed and no password", async () => {
    const { page, context } = await visitor(browser, server, { script });
    await page.goto("/register?by=email");
    await fill(page, { username: "Taken", email: "nowhere", password: "password123", confirm_password: "another" });
    await page.getByRole("button", { name: "Create account" }).click();
    await page.locator("[aria-invalid=true]").first().waitFor();
    expect(await problems(page)).toEqual([
      "This username is taken.",
      "This is not a valid email address.",
      "This is easily guessed. Use other words, and not your name, phone or email.",
      "The two entries differ.",
    ]);
    expect(await page.locator("[name=username]").inputValue()).toBe("Taken");
    expect(await page.locator("[name=password]").inputValue()).toBe("");
    expect(await page.content()).not.toContain("password123");
    await context.close();
  });

  it("by phone sends a code, keeps the form, refuses a wrong code and takes the right one", async () => {
    const phone = `1380000010${own}`;
    const one = await visitor(browser, server, { script });
    const { page } = one;
    await page.goto("/register?by=phone");
    await fill(page, { username: `phone${own}`, phone: `+86 ${phone.slice(0, 3)} ${phone.slice(3)}`, work_id: `w${own}` });
    await page.getByRole("button", { name: "Send code" }).click();
    await page.getByText("Sent. Valid for 5 minutes").waitFor();
    expect(await page.locator("[name=username]").inputValue()).toBe(`phone${own}`);
    expect(await page.locator("[name=work_id]").inputValue()).toBe(`w${own}`);
    const again = page.getByRole("button", { name: /Again in \d+ s|Send again/ });
    if (script) expect(await again.isDisabled()).toBe(true);
    else {
      await again.click();
      await page.locator("main [role=alert]").waitFor();
      expect(await problems(page)).toEqual([expect.stringMatching(/^Too many tries\. Try again in \d+ seconds\.$/)]);
    }
    const code = await lastCode(phone);
    await fill(page, { sms_code: code === "000000" ? "000001" : "000000", password: STRONG });
    await page.getByRole("button", { name: "Create account" }).click();
    await page.locator("[aria-invalid=true]").first().waitFor();
    expect(await problems(page)).toEqual(["The code is wrong."]);
    await fill(page, { sms_code: code, password: STRONG });
    await page.getByRole("button", { name: "Create account" }).click();
    await expectSignedIn(page, `phone${own}`);
    const user = await db().user.findFirstOrThrow({ where: { username: `phone${own}` } });
    expect(user).toMatchObject({ phone, workId: `w${own}`, schoolId: 1, isGrade: 0, isSuper: 0 });
    const rows = await db().operationLog.findMany({ orderBy: { id: "desc" }, take: 10 });
    expect(rows[0]).toMatchObject({ url: "/admin/registration/phone/", dialect: "web", status: 200 });
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${code}|${phone}|${STRONG}`));
    await expectSound(one);
    await one.context.close();
  });
});

it("takes no level and no right from a form", async () => {
  const { page, context } = await visitor(browser, server, { script: false });
  await page.goto("/register?by=email");
  const form = new FormData();
  for (const input of await page.locator("main form input").all()) {
    form.set((await input.getAttribute("name")) ?? "", (await input.getAttribute("value")) ?? "");
  }
  const wishes = { is_superuser: "true", is_staff: "true", is_super: "1", is_grade: "1", groups: "1" };
  const fields = { username: "wisher", email: "user1@example.com", password: STRONG, confirm_password: STRONG, ...wishes };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const headers = { origin: server.url };
  const answer = await fetch(`${server.url}/register?by=email`, { method: "POST", body: form, headers, redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/me"]);
  const user = await db().user.findFirstOrThrow({ where: { username: "wisher" }, include: { memberships: true } });
  expect(user).toMatchObject({ isSuperuser: false, isStaff: false, isSuper: 0, isGrade: 0, memberships: [] });
  await context.close();
});

it("is limited per source together with the documented addresses", async () => {
  const expiresAt = Date.now() + 3_600_000;
  const key = "registration:127.0.0.1";
  await db().throttle.upsert({ where: { key }, create: { key, points: 100, expiresAt }, update: { points: 100, expiresAt } });
  const { page, context } = await visitor(browser, server, { script: false });
  await page.goto("/register?by=email");
  await fill(page, { username: "late", email: "user1@example.com", password: STRONG, confirm_password: STRONG });
  await page.getByRole("button", { name: "Create account" }).click();
  await page.locator("main [role=alert]").waitFor();
  expect(await problems(page)).toEqual(["Too many tries. Try again in 60 minutes."]);
  expect(await db().user.count({ where: { username: "late" } })).toBe(0);
  await db().throttle.delete({ where: { key } });
  await context.close();
});

it("says so when registration is closed", async () => {
  const closed = await startServer({ env: { REGISTRATION: "closed" } });
  const one = await visitor(browser, closed);
  await one.page.goto("/login");
  expect(await one.page.getByRole("link", { name: "Register" }).count()).toBe(0);
  await one.page.goto("/register?by=phone");
  expect(await one.page.locator("h1").textContent()).toBe("Registration is closed");
  expect(await one.page.locator("main form").count()).toBe(0);
  await expectAccessible(one);
  await expectSound(one);
  await one.context.close();
  await closed.stop();
});
