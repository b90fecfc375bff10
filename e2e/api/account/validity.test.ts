import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import type { Ask } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addGroup, addPermission, addUser, askAs, askAsRoot } from "../../support/rows";

openServer();
let ask: Ask;
const span = { validFrom: new Date("2020-01-01T00:00:00Z"), validUntil: new Date("2040-01-01T00:00:00Z") };

beforeAll(async () => {
  ask = await askAsRoot(server);
});

it("a documented write that replaces a list keeps the bounds of what stays", async () => {
  const [first, second] = [await addPermission("GET", "/a/"), await addPermission("GET", "/b/")];
  const user = await addUser("user1");
  const [one, other] = [await addGroup("group2", [first], [user]), await addGroup("group3")];
  await db().userGrant.create({ data: { userId: user, permissionId: first, createdAt: new Date() } });
  await db().userGrant.updateMany({ data: span });
  await db().membership.updateMany({ data: span });
  await db().groupGrant.updateMany({ where: { groupId: one }, data: span });

  expect((await ask("PATCH", `/account/user/${user}/`, { groups: [one, other], permissions: [first, second] })).status).toBe(200);
  expect((await ask("PUT", `/account/group/${one}/`, { name: "group2", permissions: [first, second] })).status).toBe(200);
  expect((await ask("POST", `/account/group/${one}/permission/?user_ids=${user}&perm_ids=${first}`)).status).toBe(200);

  const always = { validFrom: null, validUntil: null };
  const select = { validFrom: true, validUntil: true } as const;
  expect(await db().membership.findMany({ where: { userId: user }, select, orderBy: { groupId: "asc" } })).toEqual([span, always]);
  expect(await db().userGrant.findMany({ where: { userId: user }, select, orderBy: { permissionId: "asc" } })).toEqual([span, always]);
  expect(await db().groupGrant.findMany({ where: { groupId: one }, select, orderBy: { permissionId: "asc" } })).toEqual([span, always]);
});

it("a membership counts within its span only", async () => {
  const user = await addUser("user2");
  const group = await addGroup("group4", [await addPermission("GET", "/account/group/")], [user]);
  const asUser = await askAs(server, user);
  const statusWithin = async (bounds: { validFrom: Date | null; validUntil: Date | null }) => {
    await db().membership.updateMany({ where: { groupId: group }, data: bounds });
    await db().policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
    return (await asUser("GET", "/account/group/")).status;
  };
  const [past, later] = [new Date(Date.now() - 60_000), new Date(Date.now() + 3_600_000)];
  expect(await statusWithin({ validFrom: past, validUntil: later })).toBe(200);
  expect(await statusWithin({ validFrom: null, validUntil: past })).toBe(403);
  expect(await statusWithin({ validFrom: later, validUntil: null })).toBe(403);
});
