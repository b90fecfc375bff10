import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, looksToTry, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addSession, addUser, grant } from "../support/rows";
import { startServer, type TestServer } from "../support/server";

const SECRET = "s".repeat(40);

openBoth({ env: { AUTH_SECRET: SECRET, LOG_LIST_MAX: "500" } });
let root: string;
let staff: string;

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  const clerk = await addUser("user2", { isStaff: true });
  await grant(clerk, ["GET", "/admin/settings/"]);
  staff = await addSession(clerk);
});

const open = (looks: Parameters<typeof visitor>[2] = {}) => visitor(browser, server, { session: root, ...looks });

/** The answer to a registration without any content: 403 while it is closed. */
async function register(at: TestServer): Promise<number> {
  const body = new URLSearchParams({ username: "", password: "", confirm_password: "", email: "" });
  return (await fetch(`${at.url}/myapp/register/`, { method: "POST", body })).status;
}

describe("the pages", () => {
  it.each(looksToTry())("are sound in %o", async (looks) => {
    const one = await open(looks);
    for (const page of ["", "/sms", "/schools"]) {
      const answer = await one.page.goto(`/admin/settings${page}`);
      expect([page, answer?.status()]).toEqual([page, 200]);
      await expectAccessible(one);
      await expectSound(one);
    }
    await one.context.close();
  });

  it("tell where a value comes from, and no secret", async () => {
    const { page, context } = await open();
    await page.goto("/admin/settings");
    const row = (name: string) => page.locator("tbody tr").filter({ has: page.getByText(name, { exact: true }) });
    expect(await row("LOG_LIST_MAX").textContent()).toContain("environment");
    expect(await row("LOG_LIST_MAX").locator("form").count()).toBe(0);
    expect(await row("AUTH_SECRET").textContent()).toContain("set");
    expect(await page.content()).not.toContain(SECRET);
    await context.close();
  });
});

describe("a stored setting", () => {
  it.each([true, false])("counts from the next request of every instance, with JavaScript: %s", async (script) => {
    const beside = await startServer({ database: server.databaseUrl, env: { AUTH_SECRET: SECRET } });
    const one = await open({ script });
    await one.page.goto("/admin/settings");
    expect([await register(server), await register(beside)]).toEqual([400, 400]);
    const control = one.page.getByLabel("REGISTRATION, new value");
    const save = one.page.locator("form").filter({ has: control }).getByRole("button", { name: "Save" });
    await control.selectOption("closed");
    await save.click();
    await one.page.getByText("REGISTRATION was changed.").waitFor();
    expect([await register(server), await register(beside)]).toEqual([403, 403]);
    expect(await db().setting.findUnique({ where: { name: "REGISTRATION" } })).toMatchObject({ value: "closed" });
    await control.selectOption("");
    await save.click();
    await expect.poll(() => db().setting.count()).toBe(0);
    expect([await register(server), await register(beside)]).toEqual([400, 400]);
    await expectSound(one);
    await one.context.close();
    await beside.stop();
  });

  it("takes no value that it cannot have", async () => {
    const one = await open();
    await one.page.goto("/admin/settings");
    const control = one.page.getByLabel("PASSWORD_MIN_LENGTH, new value");
    for (const typed of ["0", "129", "x"]) {
      await control.fill(typed);
      await control.press("Enter");
      await one.page.getByText("This is not one of the choices. 1 to 128").waitFor();
      expect(await control.inputValue()).toBe(typed);
      await one.page.reload();
    }
    expect(await db().setting.count()).toBe(0);
    await one.context.close();
  });
});

describe("messages", () => {
  it("are tried out and wait in the outbox", async () => {
    const one = await open();
    await one.page.goto("/admin/settings/sms");
    await one.page.getByLabel("Phone").fill("1380000");
    await one.page.getByRole("button", { name: "Send test message" }).click();
    await one.page.getByText("This does not have the required form.").waitFor();
    await one.page.getByLabel("Phone").fill("13800000001");
    await one.page.getByRole("button", { name: "Send test message" }).click();
    await one.page.getByText("The sender took the test message to 13800000001.").waitFor();
    await one.page.getByRole("cell", { name: "这是一条测试短信，无需处理。" }).waitFor();
    await expectAccessible(one);
    await one.page.getByLabel("Phone").fill("13800000001");
    await one.page.getByRole("button", { name: "Send test message" }).click();
    await one.page.getByText(/Too many tries/).waitFor();
    await expectSound(one);
    await one.context.close();
  });
});

describe("schools", () => {
  it.each([true, false])("are added and renamed, with JavaScript: %s", async (script) => {
    const one = await open({ script });
    const name = `school${script}`;
    await one.page.goto("/admin/settings/schools");
    for (const told of [`${name} was added.`, "There is an entry with the same values already."]) {
      await one.page.getByLabel("Name of the school").fill(name);
      await one.page.getByRole("button", { name: "Add school" }).click();
      await one.page.getByText(told).waitFor();
    }
    await one.page.goto("/admin/settings/schools");
    const row = one.page.locator("tbody tr").filter({ hasText: name });
    await row.getByText("Rename", { exact: true }).click();
    await row.getByLabel(`New name of ${name}`).fill(`${name}2`);
    await row.getByRole("button", { name: "Save" }).click();
    await one.page.getByText(`The school is now called ${name}2.`).waitFor();
    expect(await db().school.count({ where: { name: `${name}2` } })).toBe(1);
    await expectSound(one);
    await one.context.close();
  });
});

describe("rights", () => {
  it("show who may only look no form, no outbox and no schools", async () => {
    const one = await open({ session: staff });
    await one.page.goto("/admin/settings");
    expect(await one.page.locator("main form").count()).toBe(0);
    await one.page.goto("/admin/settings/sms");
    expect(await one.page.locator("main form, main table").count()).toBe(0);
    expect((await one.page.goto("/admin/settings/schools"))?.status()).toBe(403);
    await expectAccessible(one);
    await expectSound(one);
    await one.context.close();
  });

  it("refuse an act that was sent from a page of somebody who may", async () => {
    const one = await open({ script: false });
    await one.page.goto("/admin/settings/schools");
    await one.page.getByLabel("Name of the school").fill("stolen");
    await one.context.addCookies([{ name: "sessionid", value: staff, url: server.url }]);
    await one.page.getByRole("button", { name: "Add school" }).click();
    expect(await db().school.count({ where: { name: "stolen" } })).toBe(0);
    await one.context.close();
  });

  it("can be granted: what only the dashboard has stands in the catalogue of back-end APIs", async () => {
    const rows = await db().backendApi.findMany({ where: { pattern: { startsWith: "/admin/s" } }, select: { pattern: true } });
    expect(rows.map(({ pattern }) => pattern)).toEqual(
      expect.arrayContaining([
        "/admin/settings/",
        "/admin/settings/[^/]+/",
        "/admin/schools/",
        "/admin/schools/\\d+/",
        "/admin/sms-test/",
        "/admin/sms-outbox/",
      ]),
    );
  });
});
