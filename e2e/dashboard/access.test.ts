import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, looksToTry, visitor } from "../support/browser";
import { client } from "../support/client";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addGroup, addPermission, addSession, addUser, grant } from "../support/rows";

openBoth();
let root: string;
let clerk: string;
let denied: string;

const ASKED = "/admin/access?as=user&who=user2&method=DELETE&url=/report/5/";

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  const id = await addUser("user2", { isStaff: true });
  await addGroup("group1", [await addPermission("GET", "/report/(\\d+)/")], [id]);
  await grant(id, ["PATCH", "/sheet/"]);
  clerk = await addSession(id);
  const answer = await client(server, { cookie: `sessionid=${clerk}` })("DELETE", "/account/user/1/");
  denied = answer.headers.get("x-decision-id") ?? "";
});

const open = (looks: Parameters<typeof visitor>[2] = {}) => visitor(browser, server, { session: root, ...looks });

describe("the access tester", () => {
  it.each(looksToTry())("tells why, in %j", async (looks) => {
    const one = await open(looks);
    await one.page.goto(ASKED);
    await one.page.locator("[data-verdict=denied]").waitFor();
    expect(await one.page.locator("[data-mark]").count()).toBeGreaterThanOrEqual(5);
    expect(await one.page.locator("mark").textContent()).toBe("5");
    await expectAccessible(one);
    await expectSound(one);
    await one.context.close();
  });

  it("is asked from the search with the keyboard alone, without a click, and Enter while composing asks nothing", async () => {
    const one = await open();
    const { page } = one;
    await page.goto("/admin");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("test");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/admin\/access$/);
    await page.getByLabel("Who").fill("user2");
    await page.locator("#url").fill("curl -X DELETE 'https://reports.example/report/5/?page=2' -H 'Accept: */*'");
    await page.locator("#url").press("Enter");
    await page.locator("[data-verdict=denied]").waitFor();
    expect(await page.locator("select[name=method]").inputValue()).toBe("DELETE");
    await page.getByText("Left out: the host and the query string.").waitFor();
    await page.getByText("Group group1 grants other methods here").waitFor();
    await expectSound(one);
    await one.context.close();
  });

  it("adds the smallest fix to the unsaved changes and then lets in with them, without JavaScript; nothing is granted yet", async () => {
    const { page, context } = await open({ script: false });
    await page.goto(ASKED);
    await page.getByText("Grant DELETE on").first().waitFor();
    await page.getByRole("button", { name: "Add to draft" }).first().click();
    await page.locator("[data-verdict=allowed]").waitFor();
    expect(page.url()).toContain("draft=true");
    expect(await page.getByText("one unsaved change").count()).toBe(1);
    expect(await page.getByRole("link", { name: "Review" }).getAttribute("href")).toBe("/admin/plan");
    expect(await db().policyDraft.count()).toBe(1);
    await page.goto(ASKED);
    expect(await page.locator("[data-verdict=denied]").count()).toBe(1);
    await db().policyDraft.deleteMany();
    await context.close();
  });

  it("offers near names for a name that nobody has, and takes groups and nobody", async () => {
    const { page, context } = await open();
    await page.goto("/admin/access?who=user&url=/report/5/");
    await page.getByRole("link", { name: "user2" }).first().click();
    await page.locator("[data-verdict=allowed]").waitFor();
    await page.goto("/admin/access?as=group&who=group1&url=/report/5/");
    expect(await page.locator("[data-verdict=allowed]").count()).toBe(1);
    await page.goto("/admin/access?as=nobody&url=/users/login/&method=POST");
    expect(await page.locator("[data-verdict=allowed]").count()).toBe(1);
    await page.goto("/admin/access?as=user&who=user2&method=PUT&url=/papers/12/lines/");
    await page.getByRole("link", { name: "Register /papers/{n}/lines/" }).click();
    expect(await page.locator("[name=pattern]").inputValue()).toBe("/papers/\\d+/lines/");
    expect(await page.locator("[name=name]").inputValue()).toBe("papers lines");
    await page.goto("/admin/access?who=user2&url=hello");
    await page.getByText("This is no address").waitFor();
    await context.close();
  });

  it("tests many calls against what is expected, also as a file", async () => {
    const { page, context } = await open({ script: false });
    await page.goto("/admin/access/batch");
    await page
      .getByRole("textbox", { name: "Calls" })
      .fill("user,method,url,expected\nuser2,GET,/report/5/,allow\nuser2,DELETE,/report/5/,allow\nuser9,GET,/x/,deny\nnonsense");
    await page.getByRole("button", { name: /Test/ }).click();
    await page.getByText("1 of 3 as expected", { exact: true }).waitFor();
    await page.getByText("Not understood: one line (5).").waitFor();
    const file = await context.request.get((await page.getByRole("link", { name: "Download as CSV" }).getAttribute("href")) ?? "");
    expect((await file.text()).split("\r\n")[2]).toBe(
      '3,user2,DELETE,/report/5/,Allowed,Denied,"A pattern matches, but the method is not granted.",not as expected',
    );
    await context.close();
  });
});

describe("a refusal", () => {
  it("leads from its row to the fix in two clicks, and shows then beside now", async () => {
    const one = await open();
    const { page } = one;
    await page.goto("/admin/access");
    await page.getByRole("link", { name: /DELETE.*\/account\/user\/1\// }).click();
    await page.waitForURL(`**/admin/decisions/${denied}`);
    await page.getByRole("region", { name: "Then" }).locator("[data-verdict=denied]").waitFor();
    await page.getByRole("region", { name: "Now" }).locator("[data-verdict=denied]").waitFor();
    await expectAccessible(one);
    await page.getByRole("button", { name: "Add to draft" }).first().click();
    await page.waitForURL(/\/admin\/access\?.*draft=true/);
    await expectSound(one);
    await one.context.close();
  });

  it("is found by its id; an unknown one is not", async () => {
    const { page, context } = await open();
    await page.goto(`/admin/decisions?q=${denied.toUpperCase()}`);
    expect(page.url()).toContain(`/admin/decisions/${denied}`);
    expect((await page.goto(`/admin/decisions/${"0".repeat(32)}`))?.status()).toBe(404);
    await context.close();
  });
});

it.each(["/admin/access", "/admin/access/batch", "/admin/decisions", `/admin/decisions/${"0".repeat(32)}`])(
  "%s is closed to who has no right to it",
  async (path) => {
    const { page, context } = await open({ session: clerk });
    expect((await page.goto(path))?.status()).toBe(403);
    await context.close();
  },
);
