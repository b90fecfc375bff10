import { afterAll, beforeAll, expect, it } from "vitest";
import { actorOf } from "@/e2e/support/actor";
import { sqlite } from "@/e2e/support/database";
import { addGroup, addUser } from "@/e2e/support/rows";
import { db } from "../db/client";
import { readUserAccess } from "./user-access";

const TIME = 1_900_000_000_000;

const database = sqlite();
beforeAll(database.open);
afterAll(database.close);

it("tells the rights of who may call more APIs than a statement binds values, those without an app last", async () => {
  const createdAt = new Date(TIME);
  const many = Array.from({ length: 1_500 }, (_, at) => ({ pattern: `/many/${1_000 + at}/`, appName: "many", createdAt }));
  await db().backendApi.createMany({ data: [{ pattern: "/alone/", createdAt }, ...many] });
  const apis = await db().backendApi.findMany({ where: { OR: [{ appName: "many" }, { pattern: "/alone/" }] } });
  await db().permission.createMany({
    data: apis.flatMap(({ id }) => [
      { method: "PUT", apiId: id, createdAt },
      { method: "GET", apiId: id, createdAt },
    ]),
  });
  const held = await db().permission.findMany({ where: { api: { OR: [{ appName: "many" }, { pattern: "/alone/" }] } } });
  const user = await addUser("user1");
  const group = await addGroup("group1", [], [user]);
  await db().groupGrant.createMany({ data: held.map(({ id }) => ({ groupId: group, permissionId: id, createdAt })) });
  await db().policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
  const admin = await addUser("user2", { isSuperuser: true });
  const told = await readUserAccess(await actorOf(admin, TIME), { pk: String(user) }, undefined);
  const groups = [{ id: group, name: "group1" }];
  expect(told.apis).toHaveLength(1_501);
  expect(told.apis.at(-1)).toMatchObject({
    pattern: "/alone/",
    methods: [
      { method: "GET", direct: false, groups },
      { method: "PUT", direct: false, groups },
    ],
  });
});
