import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postgresql, sqlite } from "@/e2e/support/database";
import { addGroup, addPermission, addUser } from "@/e2e/support/rows";
import { coversWindow } from "@/lib/domain/api-traffic";
import { countUserGrants, readApiDirectory } from "./api-directory";
import { keptTraffic, readCallers, readTraffic } from "./api-traffic";
import { db } from "./client";
import { readUserGrants } from "./user-grants";

const DAY = 86_400_000;

describe.each([sqlite(), postgresql()])("$name", (database) => {
  // What was counted is kept for a minute, so each database has its own time.
  const NOW = database.name === "sqlite" ? 1_900_000_000_000 : 1_900_003_600_000;
  let user: number;

  beforeAll(async () => {
    await database.open();
    user = await addUser("user1");
    const row = {
      ip: "",
      url: "",
      method: "GET",
      durationMs: 1,
      status: 200,
      dialect: "account",
      path: "/a/",
      requestId: "",
      reason: "granted",
    };
    const at = (days: number) => new Date(NOW - days * DAY);
    await db().operationLog.createMany({
      data: [
        { ...row, time: at(0.5), repeats: 3, userId: user },
        { ...row, time: at(6.5), status: 403, reason: "no_grant", userId: user },
        { ...row, time: at(1), method: "POST", reason: "open" },
        { ...row, time: at(1), path: "/gone/", status: 404, reason: null },
        { ...row, time: at(8), path: "/old/" },
      ],
    });
  });
  afterAll(database.close);

  it("counts calls by method and path within the window", async () => {
    const traffic = await readTraffic(NOW, 7);
    const told = traffic.rows.map(({ method, path, count, refused, missing, ruled }) => [method, path, count, refused, missing, ruled]);
    expect(told).toEqual([
      ["GET", "/a/", 4, 1, 0, 4],
      ["POST", "/a/", 1, 0, 0, 0],
      ["GET", "/gone/", 1, 0, 1, 0],
    ]);
    expect(traffic.rows[0]).toMatchObject({ last: NOW - DAY / 2, parts: [1, 0, 0, 0, 0, 0, 3] });
    expect(coversWindow(traffic)).toBe(true);
  });

  it("tells when the log does not reach back so far", async () => {
    const traffic = await readTraffic(NOW, 30);
    expect(traffic).toMatchObject({ reach: NOW - 8 * DAY, from: NOW - 30 * DAY });
    expect(coversWindow(traffic)).toBe(false);
  });

  it("tells a count of some minutes ago once more while it counts anew", async () => {
    const before = await readTraffic(NOW, 7);
    expect(keptTraffic(NOW + 60_000, 7)).toBe(before);
    const later = NOW + 2 * 60_000;
    expect(await readTraffic(later, 7)).toBe(before);
    await expect.poll(async () => (await readTraffic(later, 7)).until).toBe(later);
  });

  it("names the callers who were not refused", async () => {
    expect(await readCallers(NOW - 7 * DAY)).toEqual({ cut: false, rows: [{ path: "/a/", method: "GET", userId: user }] });
  });

  it("finds APIs whatever the case and counts who has their methods", async () => {
    const permission = await addPermission("GET", "/Ä_report/");
    const { apiId } = await db().permission.findUniqueOrThrow({ where: { id: permission } });
    const second = await db().permission.create({ data: { apiId, method: "PUT", createdAt: new Date(NOW) } });
    await addGroup("group1", [permission], [user]);
    for (const permissionId of [permission, second.id]) {
      await db().userGrant.create({ data: { userId: user, permissionId, createdAt: new Date(NOW) } });
    }
    expect((await readApiDirectory("ä_REP")).rows.map(({ id }) => id)).toEqual([apiId]);
    expect((await readApiDirectory("äxrep")).rows).toEqual([]);
    expect(await countUserGrants([apiId])).toEqual([
      { apiId, method: "GET", users: 1, apiUsers: 1 },
      { apiId, method: "PUT", users: 1, apiUsers: 1 },
    ]);
    const { users, members, cut } = await readUserGrants();
    expect([users.length, [...members.values()].map((ids) => [...ids]), cut]).toEqual([2, [[user]], false]);
  });
});
