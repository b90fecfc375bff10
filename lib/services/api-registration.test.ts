import { afterAll, beforeAll, expect, test } from "vitest";
import { actorOf } from "@/e2e/support/actor";
import { sqlite } from "@/e2e/support/database";
import { addUser, grant } from "@/e2e/support/rows";
import { db } from "../db/client";
import { importApis, previewImport } from "./api-import";
import { createApiWithGrants } from "./api-registration";

const database = sqlite();
const TIME = 1_900_000_000_000;
let [admin, other, group] = [0, 0, 0];

beforeAll(async () => {
  await database.open();
  [admin, other] = [await addUser("user1", { isSuperuser: true }), await addUser("user2")];
  await grant(other, ["ALL", "/admin/.*"]);
  group = (await db().group.create({ data: { name: "group2", createdAt: new Date(TIME) } })).id;
});
afterAll(database.close);

const me = () => actorOf(admin, TIME);
const fieldsOf = (pattern: string) => ({ values: { pattern, name: "report", app_name: "report" }, issues: [], order: ["name", "pattern"] });
const version = async () => (await db().policy.findUniqueOrThrow({ where: { id: 1 } })).version;
const refused = (field: string | null, rule: string) => ({ code: "invalid", detail: { issues: [{ field, rule }] } });

test("an API, its methods and their first grant are one change", async () => {
  const before = await version();
  const { id } = await createApiWithGrants(await me(), {}, { fields: fieldsOf("/report/\\d+/"), group, methods: ["GET", "PUT"] });
  expect(await version()).toBe(before + 1);
  const api = await db().backendApi.findUniqueOrThrow({ where: { id }, include: { permissions: { include: { groupGrants: true } } } });
  expect(api).toMatchObject({ name: "report", pattern: "/report/\\d+/", appName: "report" });
  expect(api.permissions.map(({ method, groupGrants }) => [method, groupGrants.map((one) => [one.groupId, one.createdById])])).toEqual([
    ["GET", [[group, admin]]],
    ["PUT", [[group, admin]]],
  ]);
});

test("what is wrong leaves nothing behind", async () => {
  const before = await db().backendApi.count();
  const create = async (more: object, pattern = "/x/") =>
    createApiWithGrants(await me(), {}, { fields: fieldsOf(pattern), group: null, methods: [], ...more });
  await expect(create({}, "(")).rejects.toMatchObject(refused("pattern", "re2_pattern"));
  await expect(create({ group })).rejects.toMatchObject(refused("methods", "required"));
  await expect(create({ methods: ["HEAD"] })).rejects.toMatchObject(refused("methods", "choice"));
  await expect(create({ group: 999, methods: ["GET"] })).rejects.toMatchObject(refused("group", "pk_missing"));
  expect(await db().backendApi.count()).toBe(before);
});

test("who is no superuser registers and imports nothing, whatever is granted", async () => {
  const stranger = await actorOf(other, TIME);
  const registration = { fields: fieldsOf("/x/"), group: null, methods: [] };
  await expect(createApiWithGrants(stranger, {}, registration)).rejects.toMatchObject({ code: "forbidden" });
  await expect(previewImport(stranger, {}, "own")).rejects.toMatchObject({ code: "forbidden" });
  await expect(importApis(stranger, {}, { source: "own", patterns: ["/x/"] })).rejects.toMatchObject({ code: "forbidden" });
});

const documentOf = (paths: object) => ({ text: JSON.stringify({ openapi: "3.0.0", paths }) });

test("an import takes what was chosen, all or nothing, and takes nothing away", async () => {
  const moved = { get: {}, post: {} };
  const source = documentOf({ "/stats/": moved, "/stats/{day}/": { get: {} }, "/unwanted/": { get: {} } });
  const counts = async () => [await db().backendApi.count(), await db().permission.count(), await db().groupGrant.count()];
  const [apis = 0, permissions = 0, grants = 0] = await counts();
  expect(await importApis(await me(), {}, { source, patterns: ["/stats/", "/stats/[^/]+/"] })).toEqual({ added: 2, changed: 0 });
  expect(await counts()).toEqual([apis + 2, permissions + 3, grants]);
  await expect(importApis(await me(), {}, { source, patterns: ["/unwanted/", "/stats/"] })).rejects.toMatchObject(
    refused(null, "changed_meanwhile"),
  );
  await expect(importApis(await me(), {}, { source, patterns: [] })).rejects.toMatchObject(refused("patterns", "required"));
  expect(await counts()).toEqual([apis + 2, permissions + 3, grants]);
  const wider = documentOf({ "/stats/": { ...moved, delete: {} } });
  expect(await importApis(await me(), {}, { source: wider, patterns: ["/stats/"] })).toEqual({ added: 0, changed: 1 });
  expect(await counts()).toEqual([apis + 2, permissions + 4, grants]);
  const preview = await previewImport(await me(), {}, wider);
  expect(preview).toMatchObject({ fault: null, lines: [{ status: "same" }] });
});
