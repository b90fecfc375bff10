import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { sha256Hex } from "@/lib/security/opaque";
import { signIn, visitor } from "../support/browser";
import { isAlive, problems, STRONG } from "../support/own-account";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addGroup, addPermission, addSession, addUser, grant, PASSWORD } from "../support/rows";

openBoth();

/** The form that a button sends, as a browser without JavaScript would. */
async function formOf(page: Page, button: string): Promise<FormData> {
  const form = new FormData();
  for (const input of await page
    .locator("main form", { has: page.getByRole("button", { name: button }) })
    .locator("input")
    .all()) {
    form.set((await input.getAttribute("name")) ?? "", (await input.getAttribute("value")) ?? "");
  }
  return form;
}

describe("what strangers try", () => {
  it("changes no password without the old one, and counts wrong ones with the failed sign-ins", async () => {
    const session = await addSession(await addUser("guessed"));
    const { page, context } = await visitor(browser, server, { session, script: false });
    await page.goto("/me/password");
    const form = await formOf(page, "Change password");
    form.delete("old_password");
    form.set("new_password", STRONG);
    const headers = { origin: server.url, cookie: `sessionid=${session}` };
    const answer = await fetch(`${server.url}/me/password`, { method: "POST", body: form, headers });
    expect(await answer.text()).toContain("This is needed.");
    for (let tries = 0; tries < 11; tries += 1) {
      await page.getByLabel("Password now").fill("wrong");
      await page.getByLabel("New password").fill(STRONG);
      await page.getByRole("button", { name: "Change password" }).click();
    }
    expect(await problems(page)).toEqual([expect.stringMatching(/^Too many tries\. Try again in 1[45] minutes\.$/)]);
    await context.clearCookies();
    await page.goto("/login");
    await signIn(page, "guessed", PASSWORD);
    expect(await page.locator("main [role=alert]").textContent()).toMatch(/^Too many tries/);
    await context.close();
  });

  it("ends no session of somebody else", async () => {
    const victim = await addSession(await addUser("victim"));
    const { id: sid } = await db().session.findFirstOrThrow({ where: { cookieHash: sha256Hex(victim) } });
    const attacker = await addUser("attacker");
    const [session, spare] = [await addSession(attacker), await addSession(attacker)];
    const { id: own } = await db().session.findFirstOrThrow({ where: { cookieHash: sha256Hex(spare) } });
    const { page, context } = await visitor(browser, server, { session, script: false });
    await page.goto("/me/sessions");
    const form = await formOf(page, "End the session of Unknown device");
    for (const [name, value] of [...form]) form.set(name, String(value).replace(own, sid));
    expect([...form].some(([, value]) => String(value).includes(sid))).toBe(true);
    const headers = { origin: server.url, cookie: `sessionid=${session}` };
    const answer = await fetch(`${server.url}/me/sessions`, { method: "POST", body: form, headers });
    expect(await answer.text()).toContain("This does not exist any more.");
    expect([await isAlive(victim), await isAlive(spare)]).toEqual([true, true]);
    await context.close();
  });

  it("saves nothing from another site", async () => {
    const id = await addUser("crossed");
    const session = await addSession(id);
    const { page, context } = await visitor(browser, server, { session, script: false });
    await page.goto("/me");
    const form = await formOf(page, "Save profile");
    form.set("first_name", "Evil");
    const headers = { origin: "https://evil.example", cookie: `sessionid=${session}` };
    await fetch(`${server.url}/me`, { method: "POST", body: form, headers });
    expect(await db().user.findUniqueOrThrow({ where: { id } })).toMatchObject({ firstName: "" });
    await context.close();
  });
});

describe("the own access", () => {
  it("tells roles, groups and permissions with their origin and time", async () => {
    const id = await addUser("clerk", { isStaff: true, isGrade: 2 });
    await grant(id, ["GET", "^/account/user/$"]);
    const groupId = await addGroup("night watch", [await addPermission("ALL", "/myapp/log/.*")], [id]);
    await db().membership.updateMany({ where: { groupId }, data: { validUntil: new Date("2099-01-01T00:00:00Z") } });
    await db().policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
    const { page, context } = await visitor(browser, server, { session: await addSession(id) });
    await page.goto("/me/access");
    const text = await page.locator("main").textContent();
    expect(text).toContain("You are staff: the dashboard opens to you.");
    expect(text).toContain("You are a grade manager (level 2).");
    const rows = await page.locator("tbody tr").all();
    expect(await Promise.all(rows.map((row) => row.locator("td").allTextContents()))).toEqual([
      ["everything ALL", "/myapp/log/.*", "night watch", "until 2099-01-01 08:00"],
      ["read GET", "^/account/user/$", "yourself", "always"],
    ]);
    await context.close();
  });

  it("tells superusers and those without rights what they are", async () => {
    for (const [name, columns, told] of [
      ["boss", { isSuperuser: true }, "You are a superuser: nothing is refused to you."],
      ["plain", {}, "You are an ordinary user: you may see and change your own account."],
    ] as const) {
      const { page, context } = await visitor(browser, server, { session: await addSession(await addUser(name, columns)) });
      await page.goto("/me/access");
      await page.getByText(told).waitFor();
      await context.close();
    }
  });
});
