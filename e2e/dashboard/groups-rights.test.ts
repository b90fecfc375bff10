import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { expectAccessible, expectSound, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addGroup, addSession, addUser, grant } from "../support/rows";

openBoth();
let root: string;
let staff: string;
let rootId: number;
let crowded: number;
let other: number;

beforeAll(async () => {
  rootId = await addUser("user1", { isSuperuser: true, isStaff: true });
  root = await addSession(rootId);
  const clerk = await addUser("user2", { isStaff: true });
  await grant(clerk, ["GET", "/account/group/"], ["GET", "/account/group/\\d+/"]);
  staff = await addSession(clerk);
  crowded = await addGroup("group1", [], [await addUser("member0")]);
  other = await addGroup("group2");
});

const open = (looks: Parameters<typeof visitor>[2] = {}) => visitor(browser, server, { session: root, ...looks });

describe("the rights of groups", () => {
  it("show who may only look what they may look at, and no button", async () => {
    const one = await open({ session: staff });
    await one.page.goto(`/admin/groups/${crowded}`);
    await one.page.getByText("The members are hidden from you").waitFor();
    for (const name of ["Rename", "Clone", "Delete"]) expect(await one.page.getByRole("link", { name }).count()).toBe(0);
    expect(await one.page.content()).not.toContain("member0");
    await one.page.goto("/admin/groups");
    expect(await one.page.getByRole("link", { name: "New group" }).count()).toBe(0);
    await expectAccessible(one);
    await expectSound(one);
    await one.context.close();
  });

  it.each(["new", "rename", "clone", "delete"])("refuse %s by its address", async (part) => {
    const { page, context } = await open({ session: staff });
    const path = part === "new" ? "/admin/groups/new" : `/admin/groups/${other}/${part}`;
    expect((await page.goto(path))?.status()).toBe(403);
    await context.close();
  });

  it("refuse an act that was sent from a page of somebody who may, and leave an op row of what is done", async () => {
    const one = await open({ script: false });
    await one.page.goto(`/admin/groups/${other}/delete`);
    await one.context.addCookies([{ name: "sessionid", value: staff, url: server.url }]);
    await one.page.getByRole("button", { name: "Delete group" }).click();
    expect(await db().group.count({ where: { id: other } })).toBe(1);
    await one.context.addCookies([{ name: "sessionid", value: root, url: server.url }]);
    await one.page.goto(`/admin/groups/${other}/rename`);
    await one.page.getByRole("button", { name: "Save" }).click();
    await one.page.waitForURL(new RegExp(`/admin/groups/${other}$`));
    const row = await db().operationLog.findFirst({ where: { userId: rootId, method: "PATCH" }, orderBy: { id: "desc" } });
    expect(row).toMatchObject({ path: `/account/group/${other}/`, status: 200, dialect: "web" });
    await one.context.close();
  });
});
