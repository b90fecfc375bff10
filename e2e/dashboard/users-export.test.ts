import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { readTable } from "@/lib/domain/csv";
import { visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addGroup, addSession, addUser, grant } from "../support/rows";

openBoth();
let root: string;

beforeAll(async () => {
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  const first = await addUser("row1", { phone: "13800000001", firstName: '=HYPERLINK("http://example.com")' });
  for (const name of ["row2", "row3"]) await addUser(name, { isActive: name !== "row3" });
  await addGroup("Group 1", [], [first]);
});

const fetched = (query: string, session: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/admin/users/export${query}`, { headers: { cookie: `sessionid=${session}`, ...headers }, redirect: "manual" });
const cellsOf = (text: string) => [...readTable(text.replace(/^\ufeff/, ""))].map(({ cells }) => cells);

describe("the users as a file", () => {
  it("are those that the list finds, with the chosen columns in their order, masked phones and no formula", async () => {
    const one = await visitor(browser, server, { session: root });
    await one.page.goto("/admin/users?q=row&sort=-username&cols=user,phone,groups");
    const coming = one.page.waitForEvent("download");
    await one.page.getByRole("link", { name: "Export" }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe("users.csv");
    const text = await readFile(await file.path(), "utf8");
    expect(text.startsWith("\ufeffUsername,")).toBe(true);
    expect(text).toContain(`,"'=HYPERLINK(""http`);
    expect(cellsOf(text)).toEqual([
      ["Username", "Last name", "First name", "Superuser", "Staff", "Phone", "Groups"],
      ["row3", "", "", "no", "no", "", ""],
      ["row2", "", "", "no", "no", "", ""],
      ["row1", "", '=HYPERLINK("http://example.com")', "no", "no", "138****0001", "Group 1"],
    ]);
    await one.context.close();
  });

  it("are the marked ones, in the language of the reader, also without JavaScript", async () => {
    const { page, context } = await visitor(browser, server, { session: root, script: false, locale: "zh" });
    await page.goto("/admin/users?q=row&sort=username");
    for (const at of [0, 2]) await page.locator("tbody tr").nth(at).getByRole("checkbox").check();
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "导出CSV" }).click();
    const rows = cellsOf(await readFile(await (await coming).path(), "utf8"));
    expect(rows.map(([name]) => name)).toEqual(["用户名", "row1", "row3"]);
    expect(rows[2]).toContain("否");
    await context.close();
  });

  it("leave one op row, and are not kept by anybody on the way", async () => {
    const answer = await fetched("?facet=disabled", root);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
    expect(cellsOf(await answer.text()).map(([name]) => name)).toEqual(["Username", "row3"]);
    const row = await db().operationLog.findFirst({ orderBy: { id: "desc" } });
    expect(row).toMatchObject({ method: "GET", path: "/admin/users/export/", status: 200, dialect: "web" });
  });

  it("are many without standing in memory, and a client may leave", async () => {
    const at = new Date();
    const data = Array.from({ length: 21_000 }, (_, i) => ({
      ...{ username: `many${i}`, usernameKey: `many${i}`, password: "", createdAt: at, updatedAt: at },
    }));
    for (let start = 0; start < data.length; start += 1000) await db().user.createMany({ data: data.slice(start, start + 1000) });
    const rows = cellsOf(await (await fetched("?q=many", root)).text());
    expect(new Set(rows.map(([name]) => name)).size).toBe(21_001);
    const leaving = await fetched("", root);
    await leaving.body?.cancel();
    expect((await fetched("?q=row1", root)).status).toBe(200);
  });
});

describe("rights", () => {
  it("send a stranger to the sign-in and refuse who may not, staff or not, and other sites", async () => {
    const stranger = await fetched("?q=row", "nobody");
    expect([stranger.status, stranger.headers.get("location")]).toEqual([303, "/login?next=%2Fadmin%2Fusers%2Fexport%3Fq%3Drow"]);
    const clerk = await addUser("clerk1", { isStaff: true });
    await grant(clerk, ["GET", "/account/user/"]);
    const session = await addSession(clerk);
    expect([(await fetched("", session)).status, (await fetched("", root, { "sec-fetch-site": "cross-site" })).status]).toEqual([403, 403]);
    await grant(clerk, ["GET", "/admin/users/export/"]);
    expect((await fetched("", session)).status).toBe(200);
    await db().user.update({ where: { id: clerk }, data: { isStaff: false } });
    expect((await fetched("", session)).status).toBe(403);
  });
});
