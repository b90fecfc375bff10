import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addSession, addUser } from "../support/rows";

openBoth();

it("shows the number under which the error log has a page that failed, and nothing of the fault", async () => {
  const session = await addSession(await addUser("user1", { isSuperuser: true }));
  await db().$executeRawUnsafe("ALTER TABLE sessions RENAME TO elsewhere");
  const { page, context } = await visitor(browser, server, { session });
  expect((await page.goto("/admin"))?.status()).toBe(500);
  await page.locator("code").waitFor();
  expect(await page.locator("h1").textContent()).toBe("出错了 · Something went wrong");
  const number = await page.locator("code").textContent();
  const row = await db().errorLog.findFirst({ orderBy: { id: "desc" } });
  expect(row).toMatchObject({ requestId: number, status: 500, dialect: "web", url: "/admin", content: `服务器内部错误 ${number}` });
  expect(await page.content()).not.toMatch(/elsewhere|no such table|SQL/i);
  expect(server.output()).not.toContain(session);
  await context.close();
});
