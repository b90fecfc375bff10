import { afterAll, beforeAll, expect } from "vitest";
import { db } from "@/lib/db/client";
import type { PolicyChange } from "@/lib/domain/policy-change";
import { saveDraft } from "@/lib/services/policy-changes";
import { addToDraft } from "@/lib/services/policy-draft";
import { reviewDraft } from "@/lib/services/policy-plan";
import { actorOf } from "./actor";
import { sqlite } from "./database";
import { addUser } from "./rows";

/** The time of all that is planned. */
export const TIME = 1_900_000_000_000;
export const PATTERNS = ["/a/", "/a/\\d+/", "/a/.*", "/b/"];

/** A superuser, three users, two groups and an API for each pattern; from the hooks behind `openPolicy` on. */
export let admin = 0;
export let users: number[] = [];
export let groups: number[] = [];
export let apis: number[] = [];

/** Makes a database with them for the tests of a file. */
export function openPolicy(): void {
  const database = sqlite();
  const createdAt = new Date(TIME);
  const ids = <T>(names: readonly T[], create: (name: T) => Promise<{ id: number }>) =>
    Promise.all(names.map(create)).then((rows) => rows.map(({ id }) => id));
  beforeAll(async () => {
    await database.open();
    admin = await addUser("user1", { isSuperuser: true });
    users = await Promise.all(["user2", "user3", "user4"].map((name) => addUser(name)));
    groups = await ids(["group2", "group3"], (name) => db().group.create({ data: { name, createdAt } }));
    apis = await ids(PATTERNS, (pattern) => db().backendApi.create({ data: { pattern, createdAt } }));
  });
  afterAll(database.close);
}

/** Plans and saves changes as one administrator does it; the number of the saved plan. */
export async function save(changes: readonly PolicyChange[], by = admin): Promise<number> {
  const actor = await actorOf(by, TIME);
  await addToDraft(actor, {}, { changes });
  const { version } = await reviewDraft(actor, {}, { days: 7 });
  return (await saveDraft(actor, {}, { version, override: null })).id;
}

/** An element of a list that goes around. */
export function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] ?? expect.fail("an empty list");
}
