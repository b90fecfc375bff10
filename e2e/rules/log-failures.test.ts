import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { addUser, PASSWORD } from "../api/base/calls";
import { ask, bearer, LOGIN_ROW, signIn, type Tokens, type Told, withoutTable } from "../api/myapp/calls";
import { openServer, server } from "../support/program";
import { ROOT, startServer } from "../support/server";

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
let root: Tokens;
let user: Tokens;
beforeAll(async () => {
  await addUser("user1");
  root = await signIn(server, ROOT.username, ROOT.password);
  user = await signIn(server, "user1", PASSWORD);
});

const idOf = ({ headers }: Told) => headers.get("x-request-id") ?? "";
/** Another server on the same database. */
const second = () => startServer({ env: { TRUSTED_PROXY_HOPS: "1" }, database: server.databaseUrl });
const deletions = () => db().operationLog.count({ where: { url: "/myapp/log/login/delete", status: 200 } });

describe("floods, crashes and failures", () => {
  it("past 600 refused anonymous requests of one source in a minute the rest are one row with their number", async () => {
    const flooded = await second();
    const headers = { "x-forwarded-for": "203.0.113.200" };
    for (let done = 0; done < 620; done += 20) {
      await Promise.all(Array.from({ length: 20 }, () => ask(flooded, "GET", "/myapp/log/op/", { headers })));
    }
    const where = { ip: "203.0.113.200" };
    expect(await db().operationLog.count({ where })).toBe(600);
    expect((await ask(flooded, "GET", "/myapp/log/op/", { headers: { ...headers, ...bearer(user.token) } })).status).toBe(403);
    expect(await db().operationLog.count({ where })).toBe(601);
    await flooded.stop();
    expect(await db().operationLog.findMany({ where: { ...where, repeats: { gt: 1 } } })).toMatchObject([{ repeats: 20, status: 401 }]);
  }, 60_000);

  it("the row of an answered request is there after kill -9", async () => {
    const killed = await second();
    const told: Told[] = [];
    const calls = Array.from({ length: 40 }, async () =>
      told.push(await ask(killed, "POST", "/myapp/token/refresh/", { form: { refresh: "x" } })),
    );
    await Promise.race(calls);
    await killed.stop("SIGKILL");
    await Promise.allSettled(calls);
    expect(told.length).toBeGreaterThan(0);
    expect(await db().operationLog.count({ where: { requestId: { in: told.map(idOf) } } })).toBe(told.length);
  });

  it("kill -9 during a deletion leaves all rows, or none and the record of it", async () => {
    const headers = bearer(root.token);
    for (const delay of [10, 40, 80, 160]) {
      const rows = Array.from({ length: 1000 }, () => ({ ...LOGIN_ROW, username: `delay${delay}`, time: new Date() }));
      for (let part = 0; part < 4; part += 1) await db().loginLog.createMany({ data: rows });
      const where = { username: `delay${delay}` };
      const ids = (await db().loginLog.findMany({ where, select: { id: true } })).map(({ id }) => id);
      const before = await deletions();
      const killed = await second();
      const answer = ask(killed, "DELETE", "/myapp/log/login/delete", { json: { ids }, headers }).catch(() => null);
      await pause(delay);
      await killed.stop("SIGKILL");
      const told = await answer;
      const left = await db().loginLog.count({ where });
      expect([0, 4000]).toContain(left);
      if (told) expect([told.status, left]).toEqual([200, 0]);
      expect((await deletions()) - before).toBe(left === 0 ? 1 : 0);
    }
  }, 120_000);

  it("rows that cannot be written change no answer, and are told on standard error without what they hold", async () => {
    const form = { username: "user1", password: PASSWORD };
    const told = await withoutTable("operation_logs", () => ask(server, "POST", "/myapp/login/", { form }));
    expect(told.status).toBe(200);
    expect(server.output()).toMatch(/log rows of \d+ requests were not written/);
    expect((await ask(server, "POST", "/myapp/login/", { form })).status).toBe(200);
  });

  it("a deletion that cannot be recorded does not happen", async () => {
    const { id } = await db().loginLog.create({ data: { ...LOGIN_ROW, time: new Date() } });
    const call = () => ask(server, "DELETE", `/myapp/log/login/delete?ids=${id}`, { headers: bearer(root.token) });
    expect((await withoutTable("operation_logs", call)).status).toBe(500);
    expect(await db().loginLog.count({ where: { id } })).toBe(1);
    expect((await call()).status).toBe(200);
  });
});
