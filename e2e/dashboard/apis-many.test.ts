import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectSound, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addGroup, addPermission, addSession, addUser } from "../support/rows";

openBoth();
let root: string;

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
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
