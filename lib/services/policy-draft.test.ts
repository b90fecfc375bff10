import { afterAll, beforeAll, expect, test } from "vitest";
import { actorOf } from "@/e2e/support/actor";
import { sqlite } from "@/e2e/support/database";
import { addUser } from "@/e2e/support/rows";
import { db } from "../db/client";
import type { PolicyChange } from "../domain/policy-change";
import { addToDraft, discardDraft, readDraft, removeFromDraft } from "./policy-draft";

const database = sqlite();
const TIME = 1_900_000_000_000;
const createdAt = new Date(TIME);
const ALWAYS = { from: null, until: null };
let [admin, other, group, api] = [0, 0, 0, 0];

beforeAll(async () => {
  await database.open();
  [admin, other] = [await addUser("user1", { isSuperuser: true }), await addUser("user2")];
  group = (await db().group.create({ data: { name: "group2", createdAt } })).id;
  api = (await db().backendApi.create({ data: { pattern: "/a/", createdAt } })).id;
});
afterAll(database.close);

const GRANT = () => ({ kind: "grant", holder: { group }, apiId: api, method: "GET", ...ALWAYS }) satisfies PolicyChange;
const JOIN = () => ({ kind: "join", userId: other, groupId: group, ...ALWAYS }) satisfies PolicyChange;
const me = () => actorOf(admin, TIME);

test("a draft collects, replaces, forgets and is discarded", async () => {
  expect(await readDraft(await me(), {}, undefined)).toMatchObject({ changes: [], stale: false });
  await addToDraft(await me(), {}, { changes: [GRANT(), JOIN()] });
  await addToDraft(await me(), {}, { changes: [{ kind: "leave", userId: other, groupId: group }] });
  expect((await readDraft(await me(), {}, undefined)).changes).toEqual([GRANT()]);
  await removeFromDraft(await me(), {}, { keys: [`permission group ${group} ${api} GET`] });
  expect(await db().policyDraft.count()).toBe(0);
  await addToDraft(await me(), {}, { changes: [JOIN()] });
  await discardDraft(await me(), {}, undefined);
  expect((await readDraft(await me(), {}, undefined)).changes).toEqual([]);
});

test("strokes at once are all kept, and a move of the policy makes the draft stale", async () => {
  const changes = ["GET", "POST", "PUT", "PATCH"].map((method): PolicyChange => ({ ...GRANT(), method }));
  const actor = await me();
  await Promise.all(changes.map((change) => addToDraft(actor, {}, { changes: [change] })));
  expect((await readDraft(actor, {}, undefined)).changes).toHaveLength(4);
  await db().policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
  expect(await readDraft(await me(), {}, undefined)).toMatchObject({ stale: true });
});

test("what names nobody, a broken pattern and a user without the right are refused", async () => {
  const add = async (change: PolicyChange) => addToDraft(await me(), {}, { changes: [change] });
  const refused = (rule: string) => ({ code: "invalid", detail: { issues: [{ field: "changes", rule }] } });
  await expect(add({ ...JOIN(), userId: 999 })).rejects.toMatchObject(refused("pk_missing"));
  await expect(add({ kind: "pattern", apiId: api, pattern: "(" })).rejects.toMatchObject(refused("re2_pattern"));
  const stranger = await actorOf(other, TIME);
  await expect(addToDraft(stranger, {}, { changes: [JOIN()] })).rejects.toMatchObject({ code: "forbidden" });
  await expect(readDraft(stranger, {}, undefined)).rejects.toMatchObject({ code: "forbidden" });
});
