import { gunzipSync } from "node:zlib";
import type { Browser } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { putRows } from "@/lib/db/job-rows";
import { createJob } from "@/lib/db/jobs";
import { transaction } from "@/lib/db/transaction";
import type { JobState } from "@/lib/domain/job";
import { FILE_KEPT } from "@/lib/domain/job-file";
import { seedLogin } from "@/prisma/seed/logs";
import { randomFrom } from "@/prisma/seed/random";
import { expectAccessible, expectSound, looksToTry, openBrowser, visitor } from "../support/browser";
import { addSession, addUser, grant, startWithDatabase } from "../support/rows";
import type { TestServer } from "../support/server";

let server: TestServer;
let browser: Browser;
let root: string;
let staff: string;
let owner: { id: number; name: string };

/** A job of a kind that the server leaves alone, as after a step back to an older version, in the state that the test is about. */
async function addJob(
  state: JobState,
  columns: { total?: number; finished?: number; failed?: number; problem?: string } = {},
): Promise<number> {
  const at = new Date();
  const ended = ["done", "failed", "cancelled"].includes(state);
  const id = await transaction((tx) => createJob(tx, { kind: "newer", owner, input: {}, scope: {}, createdAt: at }));
  const lease = state === "running" ? { leaseOwner: "another process", leaseUntil: new Date(at.getTime() + 3_600_000) } : {};
  await db().job.update({ where: { id }, data: { state, startedAt: at, endedAt: ended ? at : null, ...lease, ...columns } });
  return id;
}
const stateOf = (id: number) => db().job.findUniqueOrThrow({ where: { id }, select: { state: true, wish: true } });

beforeAll(async () => {
  server = await startWithDatabase();
  browser = await openBrowser();
  root = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
  const id = await addUser("user2", { isStaff: true });
  owner = { id, name: "user2" };
  staff = await addSession(id);
});
afterEach(async () => {
  await db().job.deleteMany();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe("the pages", () => {
  it("say that there are no jobs yet", async () => {
    const one = await visitor(browser, server, { session: staff });
    await one.page.goto("/admin/jobs");
    await one.page.getByRole("heading", { name: "No jobs yet" }).waitFor();
    await expectAccessible(one);
    await expectSound(one);
    await one.context.close();
  });

  it.each(looksToTry())("are sound in %o", async (looks) => {
    const running = await addJob("running", { total: 200, finished: 50 });
    const failed = await addJob("failed", { total: 200, finished: 50, failed: 3, problem: "codes.forbidden" });
    const one = await visitor(browser, server, { session: staff, ...looks });
    for (const page of ["", "?facet=cancelled", `/${running}`, `/${failed}`]) {
      const answer = await one.page.goto(`/admin/jobs${page}`);
      expect([page, answer?.status()]).toEqual([page, 200]);
      await expectAccessible(one);
      await expectSound(one);
    }
    await one.page.locator("[popovertarget=job-tray]").click();
    await one.page.locator("#job-tray [role=progressbar]").first().waitFor();
    await expectAccessible(one);
    await expectSound(one);
    await one.context.close();
  });

  it("show one's own jobs, by right those of others, and no drafts", async () => {
    const id = await addJob("running");
    await addJob("draft");
    const stranger = await addSession(await addUser("user3", { isStaff: true }));
    const seen = async (session: string) => {
      const { page, context } = await visitor(browser, server, { session });
      await page.goto("/admin/jobs");
      const rows = await page.locator("tbody tr").count();
      const status = (await page.goto(`/admin/jobs/${id}`))?.status();
      const report = (await context.request.get(`/admin/jobs/${id}/report`)).status();
      const tray: unknown[] = await (await context.request.get("/admin/jobs/tray")).json();
      await context.close();
      return { rows, status, report, tray: tray.length };
    };
    expect(await seen(staff)).toEqual({ rows: 1, status: 200, report: 200, tray: 1 });
    expect(await seen(root)).toEqual({ rows: 1, status: 200, report: 200, tray: 0 });
    expect(await seen(stranger)).toEqual({ rows: 0, status: 404, report: 404, tray: 0 });
  });

  it("pause, resume and cancel without JavaScript, each with its op row", async () => {
    const id = await addJob("waiting");
    const { page, context } = await visitor(browser, server, { session: staff, script: false });
    await page.goto(`/admin/jobs/${id}`);
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByText("The job pauses").waitFor();
    expect(await stateOf(id)).toEqual({ state: "paused", wish: null });
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByText("The job goes on").waitFor();
    await page.getByRole("button", { name: "Cancel job" }).click();
    await page.getByText("The job ends").waitFor();
    expect(await stateOf(id)).toEqual({ state: "cancelled", wish: null });
    const rows = await db().operationLog.findMany({ where: { url: { startsWith: `/admin/jobs/${id}/` } }, orderBy: { id: "asc" } });
    expect(rows.map(({ url, userId, status }) => [url, userId, status])).toEqual(
      ["pause", "resume", "cancel"].map((act) => [`/admin/jobs/${id}/${act}/`, owner.id, 200]),
    );
    await context.close();
  });
});

describe("the tray", () => {
  it("moves with the job, survives a reload, asks for a pause and tells the end", async () => {
    const id = await addJob("running", { total: 200, finished: 50 });
    const one = await visitor(browser, server, { session: staff });
    const { page } = one;
    await page.goto("/admin/users");
    await page.goto("/admin");
    await expect.poll(() => page.title(), { timeout: 10_000 }).toMatch(/^\(25%\)/);
    const button = page.locator("[popovertarget=job-tray]");
    expect(await button.getAttribute("aria-label")).toBe("Jobs (1)");
    await button.click();
    const tray = page.locator("#job-tray");
    await tray.getByText("50 of 200").waitFor();
    await db().job.update({ where: { id }, data: { finished: 120 } });
    await tray.getByText("120 of 200").waitFor();
    await tray.getByText("/s, ").waitFor();
    await tray.getByRole("button", { name: "Pause: Job of a newer version" }).click();
    await expect.poll(async () => (await stateOf(id)).wish, { timeout: 10_000 }).toBe("pause");
    await db().job.update({ where: { id }, data: { state: "done", wish: null, finished: 200, endedAt: new Date() } });
    await page.getByText("Job of a newer version: Done").waitFor();
    await expect.poll(() => page.title(), { timeout: 10_000 }).not.toMatch(/^\(/);
    expect(one.faults).toEqual([]);
    await one.context.close();
  });

  it("answers nobody who is not signed in", async () => {
    const answer = await fetch(`${server.url}/admin/jobs/tray`, { redirect: "manual" });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});

describe("the report", () => {
  it("has the rows that did not go well, safe against formulas", async () => {
    const id = await addJob("done", { total: 3, finished: 1, failed: 2 });
    const problems = [
      { field: "email", code: "rules.email" },
      { field: null, code: "rules.max_length", params: { max: 150 } },
    ];
    await transaction((tx) =>
      putRows(tx, id, [
        { position: 0, data: null, verdict: { level: "done", name: "user4", problems: [] } },
        { position: 1, data: null, verdict: { level: "failed", name: "=user5", problems } },
      ]),
    );
    const { context } = await visitor(browser, server, { session: staff });
    const answer = await context.request.get(`/admin/jobs/${id}/report`);
    expect(answer.headers()["content-disposition"]).toBe(`attachment; filename="job-${id}.csv"`);
    expect((await answer.text()).split("\r\n")).toEqual([
      "\ufeffRow,Name,Result,Field,Reason",
      "2,'=user5,failed,email,This is not a valid email address.",
      "2,'=user5,failed,,At most 150 characters.",
      "",
    ]);
    await context.close();
  });
});

describe("a log written to a file", () => {
  it("is asked for in three clicks, seen to grow, and fetched by who may read the log, for a day", async () => {
    const random = randomFrom(9);
    const rows = Array.from({ length: 300 }, (_, at) =>
      seedLogin(random, new Date(Date.now() - at * 60_000), [{ id: 1, username: "=user1" }]),
    );
    await db().loginLog.createMany({ data: rows });
    await grant(owner.id, ["GET", "/myapp/log/login/"]);
    const one = await visitor(browser, server, { session: staff });
    const { page, context } = one;
    await page.goto("/admin/logs/login?q=user:%3Duser1");
    await page.locator("tbody tr").nth(20).waitFor();
    await page.keyboard.press("Shift+E");
    const streamed = await page.getByRole("link", { name: "CSV", exact: true }).getAttribute("href");
    await page.getByRole("button", { name: "Prepare CSV in the background" }).click();
    await page.waitForURL(/\/admin\/jobs\/\d+$/);
    const link = page.getByRole("link", { name: "Download the file" });
    await link.waitFor();
    await expectAccessible(one);
    await expectSound(one);
    const [job] = await db().job.findMany();
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^login-log-\d{4}-\d\d-\d\d-job\d+\.csv\.gz$/);
    const file = `/admin/jobs/${job?.id}/file`;
    const answer = await context.request.get(file);
    const packed = await answer.body();
    expect(answer.headers()["content-length"]).toBe(String(packed.length));
    expect(gunzipSync(packed).toString()).toBe(await (await context.request.get(streamed ?? "")).text());
    const left = await db().operationLog.findMany({ where: { userId: owner.id, status: 200 }, orderBy: { id: "asc" } });
    expect(left.map(({ method, url }) => `${method} ${url}`).slice(-4)).toEqual([
      "GET /myapp/log/login/",
      ...Array.from({ length: 2 }, () => `GET /admin/jobs/${job?.id}/file/`),
      "GET /myapp/log/login/",
    ]);
    const tried = async (session: string) =>
      (await fetch(server.url + file, { headers: { cookie: `sessionid=${session}` }, redirect: "manual" })).status;
    const stranger = await addUser("user5", { isStaff: true });
    await grant(stranger, ["GET", "/myapp/log/login/"]);
    expect([await tried(root), await tried(await addSession(stranger))]).toEqual([200, 404]);
    const ended = job?.endedAt?.getTime() ?? 0;
    await db().job.updateMany({ data: { endedAt: new Date(ended - FILE_KEPT) } });
    expect(await tried(staff)).toBe(404);
    await db().job.updateMany({ data: { endedAt: new Date(ended) } });
    await db().userGrant.deleteMany({ where: { userId: owner.id } });
    await db().policy.updateMany({ data: { version: { increment: 1 } } });
    expect(await tried(staff)).toBe(403);
    await context.close();
  });

  it("is asked for without JavaScript", async () => {
    const { page, context } = await visitor(browser, server, { session: root, script: false });
    await page.goto("/admin/logs/error");
    await page.locator("[popovertarget=log-export]").click();
    await page.getByRole("button", { name: "Prepare NDJSON in the background" }).click();
    await page.getByRole("heading", { name: "Export the error log as NDJSON" }).waitFor();
    await context.close();
  });
});
