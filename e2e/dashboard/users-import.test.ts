import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { readTable } from "@/lib/domain/csv";
import { expectAccessible, expectSound, looksToTry, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addSession, addUser, grant } from "../support/rows";

openBoth();
let root: string;

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
});

const PASTED = "用户名\t密码\t手机\t备注\nuser1\tcorrect horse 7\t13800000001\tx\n\t\t\tx\nfine1\t\t1.38E+10\t\nfine2\tcorrect horse 7\t\t";

describe("an import", () => {
  it.each(looksToTry())("is sound in %o, before and after the check", async (looks) => {
    const one = await visitor(browser, server, { ...looks, session: root });
    await one.page.goto("/admin/users/import");
    await expectAccessible(one);
    await one.page.locator("textarea[name=cells]").fill(PASTED);
    await one.page.locator("main form button[type=submit]").first().click();
    await one.page.waitForURL(/import\/\d+$/);
    await one.page.locator("summary").click();
    await expectAccessible(one);
    await expectSound(one);
    await one.context.close();
  });

  it("tells each row what is wrong with it, reads the columns otherwise, and creates all", async () => {
    const acts = () => db().operationLog.count({ where: { path: { startsWith: "/admin/users/imports/" }, dialect: "web", status: 200 } });
    const before = await acts();
    const one = await visitor(browser, server, { session: root });
    const { page } = one;
    await page.goto("/admin/users");
    await page.getByRole("link", { name: "Import" }).click();
    await page.getByLabel("Or paste cells").fill(PASTED);
    await page.getByRole("button", { name: "Check the rows" }).click();
    await page.getByText("2 rows have errors.").waitFor();
    expect(await page.locator("tbody tr").first().textContent()).toContain("This username is taken.");
    expect(await page.getByRole("button", { name: /^Create/ }).count()).toBe(0);
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: "Findings as CSV" }).click();
    const findings = [...readTable((await readFile(await (await coming).path(), "utf8")).slice(1))].map(({ cells }) => cells);
    expect(findings[1]).toEqual(["2", "user1", "Username: This username is taken."]);

    await page.getByRole("link", { name: "Another table" }).click();
    await page.getByLabel("File").setInputFiles({
      name: "users.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("\ufefflast_name,mail\r\nimported1,user1@example.com\r\nimported2,user2@example.com\r\n"),
    });
    await page.getByRole("button", { name: "Check the rows" }).click();
    await page.getByText("No column holds the username yet.").waitFor();
    await page.getByLabel("Column 1: last_name").selectOption("Username");
    await page.getByRole("button", { name: "Check again" }).click();
    await page.getByRole("button", { name: "Create 2 users" }).click();
    await page.getByText("The users are being created.").waitFor();
    await expect.poll(() => db().user.count({ where: { username: { startsWith: "imported" } } })).toBe(2);
    expect((await acts()) - before).toBe(5);
    expect(await db().operationLog.count({ where: { content: { contains: "imported" } } })).toBe(0);
    await expectSound(one);
    await one.context.close();
  });

  it("works without JavaScript, keeps what was pasted when it cannot be read, and can be thrown away", async () => {
    const { page, context } = await visitor(browser, server, { session: root, script: false, locale: "zh" });
    await page.goto("/admin/users/import");
    await page.getByRole("button", { name: "检查" }).click();
    await page.getByText("没有可导入的行。").waitFor();
    await page.getByLabel("或粘贴单元格").fill('username\n"user2');
    await page.getByRole("button", { name: "检查" }).click();
    await page.getByText("第2行：单元格以引号开头").waitFor();
    expect(await page.getByLabel("或粘贴单元格").inputValue()).toBe('username\n"user2');
    await page.getByLabel("或粘贴单元格").fill("username\nplain1");
    await page.getByRole("button", { name: "检查" }).click();
    await page.getByText("1行没有密码").waitFor();
    await page.getByRole("button", { name: "放弃" }).click();
    await page.getByText("已放弃这份表格。").waitFor();
    expect(await db().job.count({ where: { state: "draft" } })).toBe(0);
    await context.close();
  });

  it("is for those who may, and a draft for its owner", async () => {
    const clerk = await addUser("clerk1", { isStaff: true });
    const session = await addSession(clerk);
    const asked = async (path: string) => (await fetch(server.url + path, { headers: { cookie: `sessionid=${session}` } })).status;
    expect(await asked("/admin/users/import")).toBe(403);
    await grant(clerk, ["ALL", "/admin/users/imports/.*"]);
    const job = { kind: "importUsers", ownerName: "", state: "draft", input: "{}" };
    const at = new Date();
    const { id } = await db().job.create({ data: { ...job, createdAt: at, startsAt: at, changedAt: at }, select: { id: true } });
    expect([await asked(`/admin/users/import/${id}`), await asked(`/admin/users/import/${id}/findings`)]).toEqual([404, 404]);
  });
});
