import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postgresql, sqlite } from "@/e2e/support/database";
import { addGroup, addUser } from "@/e2e/support/rows";
import { seedOperation } from "@/prisma/seed/logs";
import { randomFrom } from "@/prisma/seed/random";
import { inBulk } from "./bulk";
import { foldRows } from "./log-fold";
import { countValues, rankValues, readDurations, valuesOverTime } from "./log-ranking";
import { readStrayUsers } from "./stray-users";
import { directoryIds } from "./user-directory";
import { countNewUsers } from "./user-growth";

const START = Date.UTC(2030, 0, 1, 20);
const HOUR = 3_600_000;
/** Thirty hours with ten rows each; the last five hours stay uncounted. */
const HOURS = 30;

describe.each([sqlite(), postgresql()])("on $name", (database) => {
  beforeAll(async () => {
    await database.open();
    const random = randomFrom(3);
    const rows = Array.from({ length: HOURS * 10 }, (_, at) => {
      const time = new Date(START + Math.floor(at / 10) * HOUR + (at % 10) * 60_000);
      const row = seedOperation(random, time, [{ id: 1, username: `user${at % 4}` }]);
      const slow = at % 10 === 9;
      return {
        ...row,
        url: slow ? "/slow/" : `/path/${at % 3}/`,
        status: at % 3 === 1 ? 404 : 200,
        durationMs: slow ? 500 : 4,
        username: `user${at % 4}`,
      };
    });
    await inBulk((insert) => insert("operation_logs", rows));
    await foldRows("op", { at: 0, most: (HOURS - 5) * 10, alone: true });
  }, 120_000);
  afterAll(() => database.close());

  const all = { from: START, to: START + HOURS * HOUR };

  it("ranks what is counted and what is not yet", async () => {
    const failing = await rankValues("op", "path", all, "failed", 2);
    expect(failing[0]).toEqual({ value: "/path/1/", rows: 90, failed: 90, duration: 360 });
    const [slowest] = await rankValues("op", "path", all, "slowest", 1);
    expect(slowest).toMatchObject({ value: "/slow/", rows: HOURS, duration: HOURS * 500 });
  });

  it("counts each user once, and per hour", async () => {
    expect(await countValues("op", "user", all)).toBe(4);
    expect(await countValues("op", "user", { from: START - 48 * HOUR, to: START })).toBe(0);
    const line = await valuesOverTime("op", "user", all, 60);
    expect(line.length).toBe(HOURS - 5);
    expect(new Set(line.map(({ n }) => n))).toEqual(new Set([4]));
  });

  it("tells the users who are new or in no group", async () => {
    const [member, alone] = [await addUser("user1"), await addUser("user2")];
    await addUser("user3", { isActive: false });
    await addUser("user4", { isSuperuser: true });
    await addUser("user5", { deletedAt: new Date() });
    await addGroup("a", [], [member]);
    const since = new Date(Date.now() - HOUR);
    expect((await countNewUsers(since, 60)).reduce((sum, { rows }) => sum + rows, 0)).toBe(4);
    expect(await countNewUsers(new Date(Date.now() + HOUR), 60)).toEqual([]);
    const { dormant, withoutGroup } = await readStrayUsers(new Date(Date.now() + HOUR));
    expect([dormant.map(({ username }) => username), withoutGroup]).toEqual([["user4"], 1]);
    const filter = { search: "", facet: "all", group: "none" } as const;
    const window = { limit: 10, offset: 0 };
    expect(await directoryIds({ filter, sort: "id", descending: false, window }, since)).toEqual([alone]);
  });

  it("adds up access times of whole minutes", async () => {
    const { rows, within } = await readDurations(all);
    expect([rows, within[0], within.at(-1)]).toEqual([250, 225, 250]);
    expect((await readDurations({ from: START, to: START + 1 })).rows).toBe(0);
  });
});
