import type { Page } from "playwright";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { en } from "@/messages/en";
import { zh } from "@/messages/zh";
import { DOCUMENTED, spellings } from "../documented";
import { expectAccessible, expectSound, looksToTry, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addSession, addUser, grant } from "../support/rows";

openBoth();
let root: string;
let clerk: string;
let clerkId: number;

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  clerkId = await addUser("user2");
  await grant(clerkId, ["GET", "/account/group/"]);
  clerk = await addSession(clerkId);
});

const idOf = (method: string, path: string) => [...(path.match(/\w+/g) ?? []), method.toLowerCase()].join("_");
const IDS = [...new Set(DOCUMENTED.map(({ method, path }) => idOf(method, path)))];

describe("what it tells", () => {
  it("has a name for every operation in both languages, and for nothing else", () => {
    expect(Object.keys(en.docs.operations).sort()).toEqual([...IDS].sort());
    expect(Object.keys(zh.docs.operations).sort()).toEqual([...IDS].sort());
  });

  it("lists every documented operation, with a page of its own for each", async () => {
    const list = await textOf("/docs");
    const order = [...list.matchAll(/<a[^>]+href="\/docs\/(\w+)"/g)].map(([, id]) => id);
    expect(order).toEqual(IDS);
    for (const { method, path } of DOCUMENTED) {
      const id = idOf(method, path);
      const page = await textOf(`/docs/${id}`);
      expect(page).toContain(`<title>${method} ${path} · Gatehouse</title>`);
      for (const spelling of spellings(path)) expect(page).toContain(`>${spelling}</code>`);
    }
  }, 60_000);

  it("answers 404 where there is no operation", async () => {
    expect((await fetch(`${server.url}/docs/nothing_get`)).status).toBe(404);
  });

  it("shows fields with type, need and limits, refusals, and samples in three languages", async () => {
    const { page, context } = await visitor(browser, server, { script: false });
    await page.goto("/docs/account_user_post");
    const row = (name: string) => page.locator("#fields tr", { has: page.getByText(name, { exact: true }) });
    expect(await row("username").textContent()).toMatch(/string *required *body *at most 150 characters/);
    expect(await row("gender").textContent()).toMatch(/optional *body *one of male, female, other/);
    expect(await page.locator("#errors summary code").allTextContents()).toEqual(["400", "401", "403", "413", "415", "500", "503"]);
    await page.locator("#errors summary").first().click();
    await page.locator("#errors").getByText("A user with that username already exists.").waitFor();
    const samples = page.locator("#samples details");
    expect(await samples.locator("summary").allTextContents()).toEqual(["curl", "JavaScript", "Python", "curl", "JavaScript", "Python"]);
    expect(await samples.first().locator("pre").textContent()).toContain(`curl '${server.url}/account/user/'`);
    await samples.nth(2).locator("summary").click();
    expect(await samples.nth(2).locator("pre").textContent()).toContain("requests.post(");
    await context.close();
  });
});

describe.each([true, false])("the filter with JavaScript: %s", (script) => {
  it.each([
    ["/sessions/ delete", ["account_user_pk_sessions_delete", "account_user_pk_sessions_sid_delete"]],
    ["健康", ["api_v1_base_health_get"]],
    ["§4.7", ["account_usr_multiple_delete_delete", "account_user_multiple_delete_delete"]],
  ])("%s", async (typed, wanted) => {
    const { page, context } = await visitor(browser, server, { script });
    await page.goto("/docs");
    await page.getByRole("searchbox").fill(typed);
    await page.getByRole("button", { name: "Filter" }).click();
    await page.waitForURL("**/docs?q=*");
    const links = await page.locator("main li a[href^='/docs/']").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    expect(links.sort()).toEqual(wanted.map((id) => `/docs/${id}`).sort());
    expect(await page.getByRole("searchbox").inputValue()).toBe(typed);
    await context.close();
  });

  it("nothing that matches", async () => {
    const one = await visitor(browser, server, { script });
    await one.page.goto("/docs?q=%3Cb%3Enothing");
    await one.page.getByRole("heading", { name: "No operation matches" }).waitFor();
    if (script) await expectAccessible(one);
    await one.page.getByRole("link", { name: "Show all" }).first().click();
    await one.page.getByRole("heading", { name: "First call" }).waitFor();
    await expectSound(one);
    await one.context.close();
  });
});

describe("who may call it", () => {
  it.each([
    ["everybody", "api_v1_base_health_get", null, "You may call it."],
    ["a stranger", "account_group_get", null, "Sign in to see whether you may."],
    ["a user with the right", "account_group_get", "clerk", "You may call it."],
    ["a user without it", "account_user_pk_delete", "clerk", "you hold no right to DELETE /account/user/7/"],
    ["a user where no right helps", "account_permission_post", "clerk", "you are no superuser"],
    ["a superuser", "account_permission_post", "root", "You may call it."],
  ])("%s: %s", async (_who, id, session, told) => {
    const page = await textOf(`/docs/${id}`, session === "root" ? root : session === "clerk" ? clerk : null);
    expect(page).toContain(told);
    expect(page).not.toContain(root);
    expect(page).not.toContain(clerk);
  });
});

describe("try it", () => {
  it("is a link to the sign-in for strangers, who come back", async () => {
    const one = await visitor(browser, server);
    await one.page.goto("/docs/account_group_get");
    expect(await one.page.locator("#try form").count()).toBe(0);
    await one.page.getByRole("link", { name: "Sign in to call this server from here." }).click();
    await one.page.waitForURL(`**/login?next=${encodeURIComponent("/docs/account_group_get")}`);
    await one.context.close();
  });

  it("reads at once and shows status, headers and body", async () => {
    const one = await visitor(browser, server, { session: clerk });
    await one.page.goto("/docs/account_group_get");
    await one.page.getByLabel("Path and query").fill("/api/account/group?limit=1");
    await one.page.getByRole("button", { name: "Send GET" }).click();
    const answer = one.page.locator("#try [role=status]");
    await answer.getByText("x-total-count").waitFor();
    expect(await answer.locator("code").first().textContent()).toBe("200");
    expect(JSON.parse((await answer.locator("pre").textContent()) ?? "")).toMatchObject({ code: 200, data: { count: 1 } });
    await expectAccessible(one);
    await expectSound(one);
    await one.context.close();
  });

  it("asks before it changes anything, and again after a change of mind", async () => {
    const one = await visitor(browser, server, { session: root });
    await one.page.goto("/docs/account_user_pk_patch");
    const send = one.page.getByRole("button", { name: "Send PATCH" });
    await one.page.getByLabel("Path and query").fill(`/account/user/${clerkId}/`);
    await one.page.getByLabel("Body, JSON").fill('{"first_name":"Ann"}');
    await send.click();
    await one.page.getByText("with real data and in your name").waitFor();
    await expectAccessible(one);
    await one.page.getByRole("button", { name: "Cancel" }).click();
    await send.click();
    await one.page.getByLabel("Body, JSON").fill('{"first_name":"Bea"}');
    expect(await one.page.getByText("with real data and in your name").count()).toBe(0);
    expect(await nameOf(clerkId)).toBe("");
    await send.click();
    await one.page.getByText("with real data and in your name").waitFor();
    await send.click();
    await status(one.page, "200");
    expect(await nameOf(clerkId)).toBe("Bea");
    await expectSound(one);
    await one.context.close();
  });

  it("shows a refusal as it is", async () => {
    const one = await visitor(browser, server, { session: clerk });
    await one.page.goto("/docs/account_user_get");
    await one.page.getByRole("button", { name: "Send GET" }).click();
    await status(one.page, "403");
    await one.page.locator("#try").getByText("x-decision-id").waitFor();
    await expectSound(one);
    await one.context.close();
  });

  it("fills in another documented use", async () => {
    const { page, context } = await visitor(browser, server, { session: root });
    await page.goto("/docs/account_group_pk_permission_delete");
    await page.getByRole("button", { name: "/account/group/1/permission/?perm_ids=1,2" }).click();
    expect(await page.getByLabel("Path and query").inputValue()).toBe("/account/group/1/permission/?perm_ids=1,2");
    await context.close();
  });

  it.each(["//evil.example/", "/\\evil.example/", "https://evil.example/", "account"])("does not call %s", async (path) => {
    const one = await visitor(browser, server, { session: root });
    await one.page.goto("/docs/account_group_get");
    await one.page.getByLabel("Path and query").fill(path);
    await one.page.getByRole("button", { name: "Send GET" }).click();
    await one.page.getByText("This is no address of this server.").waitFor();
    await expectSound(one);
    await one.context.close();
  });
});

it("copies a sample", async () => {
  const { page, context } = await visitor(browser, server);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/docs/api_v1_base_health_get");
  await page.locator("#samples").getByRole("button", { name: "Copy" }).first().click();
  await page.locator("#samples").getByRole("button", { name: "Copied" }).waitFor();
  expect(await page.evaluate("navigator.clipboard.readText()")).toBe(`curl '${server.url}/api/v1/base/health'`);
  await context.close();
});

describe("the pages", () => {
  it.each(looksToTry())("are sound in %o", async (looks) => {
    for (const path of ["/docs", "/docs/account_user_post", "/docs/myapp_login_post"]) {
      const one = await visitor(browser, server, { ...looks, session: looks.theme === "dark" ? root : clerk });
      await one.page.goto(path);
      await one.page.locator("h1").waitFor();
      await expectAccessible(one);
      await expectSound(one);
      await one.context.close();
    }
  });

  it("are in the menu of the dashboard", async () => {
    const { page, context } = await visitor(browser, server, { session: root });
    await page.goto("/admin");
    await page.locator("#rail").getByRole("link", { name: "API docs" }).click();
    await page.waitForURL("**/docs");
    await page.getByRole("link", { name: "Dashboard" }).waitFor();
    await context.close();
  });
});

async function textOf(path: string, session: string | null = null): Promise<string> {
  const answer = await fetch(server.url + path, { headers: session ? { cookie: `sessionid=${session}` } : {} });
  expect(answer.status).toBe(200);
  return (await answer.text()).replaceAll("<!-- -->", "");
}

async function nameOf(id: number): Promise<string | undefined> {
  return (await db().user.findUnique({ where: { id } }))?.firstName;
}

async function status(page: Page, wanted: string): Promise<void> {
  await page.locator("#try [role=status] code").first().getByText(wanted, { exact: true }).waitFor();
}
