import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Answered, client, told } from "../../support/client";
import { addSession, addUser, askAs, askAsRoot, startWithDatabase } from "../../support/rows";
import type { TestServer } from "../../support/server";
import { f1, ok1 } from "./answers";

const DEMOTED = f1(400, { is_superuser: ["The last active superuser cannot be demoted."] });
const DEACTIVATED = f1(400, { is_active: ["The last active superuser cannot be deactivated."] });

let server: TestServer;
beforeEach(async () => {
  await server?.stop();
  server = await startWithDatabase();
});
afterAll(() => server.stop());

const standing = () => db().user.count({ where: { isSuperuser: true, isActive: true, deletedAt: null } });
const rootId = async () => (await db().user.findFirstOrThrow({ where: { username: "root" } })).id;

describe("the last active superuser", () => {
  it("is neither demoted nor deactivated; inactive and deleted ones do not count", async () => {
    await addUser("sleeping", { isSuperuser: true, isActive: false });
    await addUser("gone", { isSuperuser: true, usernameKey: null, deletedAt: new Date() });
    const root = await askAsRoot(server);
    const path = `/account/user/${await rootId()}/`;
    expect(told(await root("PATCH", path, { is_superuser: false }))).toEqual(DEMOTED);
    expect(told(await root("PATCH", path, { is_active: 0 }))).toEqual(DEACTIVATED);
    const both = f1(400, { ...JSON.parse(DEMOTED[1]).data, ...JSON.parse(DEACTIVATED[1]).data });
    expect(told(await root("PATCH", path, { is_active: false, is_superuser: false }))).toEqual(both);
    expect(told(await root("PATCH", path, { is_superuser: "x", is_active: false }))).toEqual(
      f1(400, { is_superuser: ["Must be a valid boolean."] }),
    );
    expect((await root("PATCH", path, { is_superuser: true, is_active: true })).status).toBe(200);
    await addUser("second", { isSuperuser: true });
    expect((await root("PATCH", path, { is_superuser: false })).status).toBe(200);
  });

  it("stays under sixteen demotions and deactivations at once", async () => {
    const ids = [await rootId(), ...(await Promise.all(Array.from({ length: 15 }, (_, at) => addUser(`s${at}`, { isSuperuser: true }))))];
    const asks = await Promise.all(ids.map((id) => askAs(server, id)));
    const change = (at: number) => (at % 2 === 0 ? { is_superuser: false } : { is_active: false });
    const answers = await Promise.all(
      ids.map((id, at) => patient(() => (asks[at] ?? client(server))("PATCH", `/account/user/${id}/`, change(at)))),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(15);
    const [refused] = answers.filter((answer) => answer.status !== 200);
    expect([DEMOTED, DEACTIVATED]).toContainEqual(refused && told(refused));
    expect(await standing()).toBe(1);
  });

  it("stays when two delete each other", async () => {
    const [one, other] = [await rootId(), await addUser("rival", { isSuperuser: true })];
    // Both are let in before either body is complete, so that neither finds its session ended.
    const finish = pause(1_000);
    const answers = await Promise.all([slowDelete(await addSession(one), other, finish), slowDelete(await addSession(other), one, finish)]);
    expect(answers).toContainEqual(ok1(204, null));
    expect(answers).toContainEqual(f1(400, { ids: ["The last active superuser cannot be deleted."] }));
    expect(await standing()).toBe(1);
  });
});

/** A busy database may ask a caller to come back. */
async function patient(ask: () => Promise<Answered>): Promise<Answered> {
  const answer = await ask();
  if (answer.status !== 503) return answer;
  await pause(1_000);
  return patient(ask);
}

async function slowDelete(cookie: string, id: number, finish: Promise<void>): Promise<readonly [number, string]> {
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(Buffer.from(`{"ids":[${id}`));
      await finish;
      controller.enqueue(Buffer.from("]}"));
      controller.close();
    },
  });
  const headers = { cookie: `sessionid=${cookie}`, "content-type": "application/json" };
  const init = { method: "DELETE", headers, body, duplex: "half" } as const;
  const response = await fetch(`${server.url}/account/user/multiple_delete/`, init);
  return [response.status, await response.text()];
}
