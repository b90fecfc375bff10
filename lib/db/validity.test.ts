import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresql, sqlite } from "@/e2e/support/database";
import type { SpanView } from "@/lib/domain/validity";
import { db } from "./client";
import { readBounded } from "./validity";

const AT = 1_900_000_000_000;
const DAY = 86_400_000;
const createdAt = new Date(AT);
const day = (days: number) => new Date(AT + days * DAY);

describe.each([sqlite(), postgresql()])("what is bounded in time on $name", (database) => {
  beforeAll(async () => {
    await database.open();
    const user = (username: string, deletedAt: Date | null = null) =>
      db().user.create({ data: { username, password: "hash1", createdAt, updatedAt: createdAt, deletedAt } });
    const [one, gone] = [await user("user1"), await user("user2", createdAt)];
    const group = await db().group.create({ data: { name: "group9", createdAt } });
    const api = await db().backendApi.create({ data: { pattern: "^/a/$", createdAt } });
    const { id: permissionId } = await db().permission.create({ data: { method: "GET", apiId: api.id, createdAt } });
    for (const { id: userId } of [one, gone]) {
      await db().membership.create({ data: { userId, groupId: group.id, createdAt, validUntil: day(2) } });
      await db().userGrant.create({ data: { userId, permissionId, createdAt, validUntil: day(-1) } });
    }
    await db().groupGrant.create({ data: { groupId: group.id, permissionId, createdAt, validFrom: day(1), validUntil: day(1.5) } });
  }, 60_000);
  afterAll(database.close);

  const listed = async (view: SpanView, limit = 50) => {
    const { total, rows } = await readBounded({ view, at: AT, window: { limit, offset: 0 } });
    return [total, ...rows.map(({ kind, holder, what }) => [kind, holder.name, what].join(" "))];
  };

  test("is listed by what it is, soonest first, without what deleted users have", async () => {
    expect(await listed("soon")).toEqual([2, "group_grant group9 GET ^/a/$", "membership user1 group9"]);
    expect(await listed("soon", 1)).toEqual([2, "group_grant group9 GET ^/a/$"]);
    expect(await listed("over")).toEqual([1, "user_grant user1 GET ^/a/$"]);
    expect(await listed("later")).toEqual([1, "group_grant group9 GET ^/a/$"]);
  });
});
