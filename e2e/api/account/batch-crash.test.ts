import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { client } from "../../support/client";
import { addSession, startWithDatabase } from "../../support/rows";
import { startServer, type TestServer } from "../../support/server";

const ROWS = 300;

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await startWithDatabase();
  const root = await db().user.findFirstOrThrow({ where: { isSuperuser: true }, select: { id: true } });
  cookie = await addSession(root.id);
});
afterAll(async () => {
  await server.stop();
});

it("kill -9 during a batch leaves all users with their groups, or none; the next start needs no repair", async () => {
  const outcomes = new Set<number>();
  // How long a batch takes here and now, so that the moments lie within it.
  let whole = 0;
  for (const [round, part] of [null, 0.05, 0.4, 0.75, 0.9, 1].entries()) {
    const batch = Array.from({ length: ROWS }, (_, row) => ({ username: `crash${round}-${row}`, password: "a", groups: [1] }));
    const killed = await startServer({ database: server.databaseUrl });
    const begun = performance.now();
    const answer = client(killed, { cookie: `sessionid=${cookie}` })("POST", "/account/user/", batch).catch(() => null);
    await Promise.race(part === null ? [answer] : [answer, pause(part * whole)]);
    await killed.stop("SIGKILL");
    if (part === null) whole = performance.now() - begun;
    const told = await answer;
    const where = { username: { startsWith: `crash${round}-` } };
    const made = await db().user.count({ where });
    expect([0, ROWS]).toContain(made);
    expect(await db().membership.count({ where: { user: where } })).toBe(made);
    expect(await db().user.count({ where: { ...where, password: "" } })).toBe(0);
    if (told) expect([told.status, made]).toEqual([201, ROWS]);
    outcomes.add(made);
  }
  // Both must have happened, or the moments were not chosen well and nothing was shown.
  expect([...outcomes].sort((a, b) => a - b)).toEqual([0, ROWS]);
}, 120_000);
