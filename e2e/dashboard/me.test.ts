import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, looksToTry, signIn, visitor } from "../support/browser";
import { isAlive, problems, STRONG } from "../support/own-account";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addGroup, addPermission, addSession, addUser, grant, PASSWORD } from "../support/rows";

openBoth();

const PARTS = ["/me", "/me/password", "/me/sessions", "/me/access"] as const;

describe("the own account", () => {
  it.each(looksToTry())("is sound in %o", async (looks) => {
    const id = await addUser(`looks${looks.locale}${looks.theme}${looks.screen}`, { isStaff: true, email: "user1@example.com" });
    await grant(id, ["GET", "^/account/user/$"]);
    await addGroup(`night watch ${looks.locale} ${looks.theme} ${looks.screen}`, [await addPermission("ALL", "/account/.*")], [id]);
    const [session] = [await addSession(id), await addSession(id)];
    const one = await visitor(browser, server, { ...looks, session });
    for (const part of PARTS) {
      expect((await one.page.goto(part))?.status()).toBe(200);
      expect(await one.page.locator("nav [aria-current=page]").count()).toBe(1);
      await expectAccessible(one);
      await expectSound(one);
    }
    await one.context.close();
  });

  it.each(PARTS)("%s is for those who are signed in", async (part) => {
    const answer = await fetch(server.url + part, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([307, `/login?next=${encodeURIComponent(part)}`]);
  });

  it("keeps the language and the theme, without JavaScript too", async () => {
    const { page, context } = await visitor(browser, server, { session: await addSession(await addUser("polyglot")), script: false });
    await page.goto("/me");
    await page.locator("main").getByRole("button", { name: "中文" }).click();
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    await page.locator("main").getByRole("button", { name: "深色" }).click();
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    await context.close();
  });
});

describe.each([true, false])("with JavaScript: %s", (script) => {
  const own = script ? "1" : "2";

  it("saves the own data and nothing else", async () => {
    const id = await addUser(`profile${own}`, { phone: `1380000020${own}` });
    const one = await visitor(browser, server, { session: await addSession(id), script });
    const { page } = one;
    await page.goto("/me");
    await page.getByLabel("First name").fill("Wei");
    await page.getByLabel("Last name").fill("示");
    await page.getByLabel("Email").fill("user1@example.com");
    await page.getByLabel("Gender").selectOption("female");
    await page.getByLabel("DingTalk").fill("ding1");
    await page.getByRole("button", { name: "Save profile" }).click();
    await page.getByRole("status").getByText("Your profile is saved.").waitFor();
    expect(await page.getByLabel("Last name").inputValue()).toBe("示");
    expect(await db().user.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ firstName: "Wei", lastName: "示", email: "user1@example.com", gender: "female", dingding: "ding1", wechat: null },
      ...{ phone: `1380000020${own}`, isStaff: false, isSuperuser: false, username: `profile${own}` },
    });
    const row = await db().operationLog.findFirst({ orderBy: { id: "desc" } });
    expect(row).toMatchObject({ url: "/admin/profile/", method: "PATCH", dialect: "web", status: 200, username: `profile${own}` });
    expect(row?.content).toContain('"phone":"138****');
    expect(row?.content).not.toContain("Wei");
    await expectSound(one);
    await one.context.close();
  });

  it("refuses a phone that is none or somebody else's", async () => {
    await addUser(`holder${own}`, { phone: `1380000021${own}` });
    const { page, context } = await visitor(browser, server, { session: await addSession(await addUser(`seeker${own}`)), script });
    for (const [phone, told] of [
      ["12345", "This does not have the required form."],
      [`1380000021${own}`, "This phone belongs to another account."],
    ] as const) {
      await page.goto("/me");
      await page.getByLabel("Phone").fill(phone);
      await page.getByRole("button", { name: "Save profile" }).click();
      await page.locator("[aria-invalid=true]").waitFor();
      expect(await problems(page)).toEqual([told]);
      expect(await page.getByLabel("Phone").inputValue()).toBe(phone);
    }
    await context.close();
  });

  it("changes the password with the old one: this session stays, the others end", async () => {
    const id = await addUser(`changer${own}`);
    const [session, other] = [await addSession(id), await addSession(id)];
    const one = await visitor(browser, server, { session, script });
    const { page } = one;
    const change = async (before: string, next: string) => {
      await page.goto("/me/password");
      await page.getByLabel("Password now").fill(before);
      await page.getByLabel("New password").fill(next);
      await page.getByRole("button", { name: "Change password" }).click();
    };
    await change("wrong", STRONG);
    await page.locator("[aria-invalid=true]").waitFor();
    expect(await problems(page)).toEqual(["This is not your password."]);
    await change(PASSWORD, `changer${own}-pass`);
    await page.locator("[aria-invalid=true]").waitFor();
    expect(await problems(page)).toEqual([expect.stringMatching(/^This is easily guessed/)]);
    expect(await isAlive(other)).toBe(true);
    await change(PASSWORD, STRONG);
    await page.getByRole("status").getByText("Your password is changed.").waitFor();
    expect([await isAlive(session), await isAlive(other)]).toEqual([true, false]);
    await page.goto("/me");
    expect(await page.locator("h1").textContent()).toBe(`changer${own}`);
    const rows = await db().operationLog.findMany({ where: { url: "/admin/profile/password/" }, orderBy: { id: "desc" }, take: 3 });
    expect(rows.map(({ status, method }) => [status, method])).toEqual([
      [200, "PUT"],
      [400, "PUT"],
      [400, "PUT"],
    ]);
    expect(JSON.stringify(rows)).not.toContain(STRONG);
    await expectSound(one);
    await page.context().clearCookies();
    await page.goto("/login");
    await signIn(page, `changer${own}`, STRONG);
    await page.waitForURL("**/me");
    await one.context.close();
  });

  it("ends one session and all others", async () => {
    const id = await addUser(`guest${own}`);
    const [session, second, third] = [await addSession(id), await addSession(id), await addSession(id)];
    const one = await visitor(browser, server, { session, script });
    const { page } = one;
    await page.goto("/me/sessions");
    expect(await page.locator("main li").count()).toBe(3);
    expect(await page.getByText("this device").count()).toBe(1);
    await page
      .getByRole("button", { name: /^End the session/ })
      .first()
      .click();
    await page.getByRole("status").getByText("The session is ended.").waitFor();
    expect(await page.locator("main li").count()).toBe(2);
    await page.getByRole("button", { name: "End all others" }).click();
    await page.getByRole("status").getByText("One other session is ended.").waitFor();
    expect([await isAlive(session), await isAlive(second), await isAlive(third)]).toEqual([true, false, false]);
    expect(await page.getByRole("button", { name: "End all others" }).count()).toBe(0);
    await expectSound(one);
    await one.context.close();
  });
});
