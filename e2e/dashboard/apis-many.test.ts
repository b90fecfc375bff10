import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectSound, openBrowser, visitor } from "../support/browser";
import { addGroup, addPermission, addSession, addUser, startWithDatabase } from "../support/rows";
import type { TestServer } from "../support/server";

let server: TestServer;
let browser: Browser;
let root: string;

beforeAll(async () => {
  server = await startWithDatabase();
  browser = await openBrowser();
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const open = () => visitor(browser, server, { session: root });

it("the list stays quick to open with 2,000 APIs", async () => {
  const createdAt = new Date();
  await db().backendApi.deleteMany({ where: { appName: "many" } });
  const names = Array.from({ length: 2_000 }, (_, at) => `many${at}`);
  await db().backendApi.createMany({ data: names.map((name) => ({ name, pattern: `/many/${name}/\\d+/`, appName: "many", createdAt })) });
  await db().policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
  const one = await open();
  await one.page.goto("/admin/apis?q=many");
  await one.page.getByText("1–50 of 2,000").waitFor();
  await expectSound(one);
  await db().backendApi.deleteMany({ where: { appName: "many" } });
  await db().policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
  await one.context.close();
});

it("an API that is granted is deleted only when its name was typed", async () => {
  const one = await open();
  const { page } = one;
  const permission = await addPermission("GET", "/doomed/");
  await addGroup("Losers", [permission]);
  const { apiId } = await db().permission.findUniqueOrThrow({ where: { id: permission } });
  await page.goto(`/admin/apis/${apiId}/delete`);
  await page.getByLabel("Type /doomed/ to confirm").fill("doomed");
  await page.getByRole("button", { name: "Delete API" }).click();
  await page.getByText("This is not /doomed/.").waitFor();
  await page.getByLabel("Type /doomed/ to confirm").fill("/doomed/");
  await page.getByRole("button", { name: "Delete API" }).click();
  await page.getByText("The API was deleted.").waitFor();
  expect(await db().permission.count({ where: { id: permission } })).toBe(0);
  await expectSound(one);
  await one.context.close();
});
