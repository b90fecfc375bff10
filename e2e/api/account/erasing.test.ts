import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Ask, told } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addGroup, addSession, addUser, askAsRoot, grant } from "../../support/rows";
import { startServer } from "../../support/server";
import { f1, TAKEN } from "./answers";

const DAY = 86_400_000;
const MINUTE = 60_000;

openServer();
let root: Ask;
beforeAll(async () => {
  root = await askAsRoot(server);
});

const restore = (ask: Ask, id: number) => ask("POST", `/account/recycle/${id}/restore/`);
const remove = async (...ids: number[]) => {
  expect((await root("DELETE", `/account/user/multiple_delete/?ids=${ids.join()}`)).status).toBe(200);
};
/** Lets a user have been deleted `ms` ago. */
const age = (ms: number, id: number) => db().user.update({ where: { id }, data: { deletedAt: new Date(Date.now() - ms) } });

describe("restores at once", () => {
  it("of eight restores of one user one wins", async () => {
    const id = await addUser("race");
    await remove(id);
    const answers = await Promise.all(Array.from({ length: 8 }, () => restore(root, id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 404)]);
  });

  it("of eight users of one name, restored beside one who is created, one has it", async () => {
    const ids: number[] = [];
    for (let n = 0; n < 8; n++) {
      ids.push(await addUser("twin"));
      await remove(ids[n] ?? 0);
    }
    const answers = await Promise.all([
      root("POST", "/account/user/", { username: "Twin", password: "example-1" }),
      ...ids.map((id) => restore(root, id)),
    ]);
    const lost = answers.filter(({ status }) => status > 201);
    expect(lost).toHaveLength(8);
    for (const answer of lost) expect(told(answer)).toEqual(f1(400, { username: [TAKEN] }));
    expect(await db().user.count({ where: { usernameKey: "twin" } })).toBe(1);
  });
});

describe("erasing", () => {
  it("takes with it what the user had, at a start, and never gives the id again", async () => {
    const at = new Date(Date.now() - 31 * DAY);
    const rows = Array.from({ length: 1_001 }, (_, n) => ({
      username: `e${n}`,
      password: "!",
      createdAt: at,
      updatedAt: at,
      deletedAt: at,
    }));
    await db().user.createMany({ data: rows });
    const [kept, gone] = [await addUser("kept"), await addUser("erased")];
    await grant(gone, ["GET", "/erased/"]);
    const group = await addGroup("erased", [], [gone]);
    for (const id of [kept, gone]) await addSession(id);
    await remove(kept, gone);
    await age(30 * DAY - MINUTE, kept);
    await age(30 * DAY + MINUTE, gone);
    const second = await startServer({ database: server.databaseUrl });
    const count = () => db().user.count({ where: { deletedAt: { lt: new Date(Date.now() - 30 * DAY) } } });
    for (let tries = 0; tries < 100 && (await count()) > 0; tries++) await pause(100);
    await second.stop();
    expect(await count()).toBe(0);
    expect(second.output()).not.toContain("Clean-up failed");
    const of = { where: { userId: gone } };
    expect([await db().session.count(of), await db().userGrant.count(of), await db().membership.count(of)]).toEqual([0, 0, 0]);
    expect(await db().group.count({ where: { id: group } })).toBe(1);
    expect(await db().session.count({ where: { userId: kept } })).toBe(1);
    expect(await addUser("successor")).toBeGreaterThan(gone);
    expect((await restore(root, kept)).status).toBe(200);
  });
});
