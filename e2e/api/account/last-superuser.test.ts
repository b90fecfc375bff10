import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { told } from "../../support/client";
import { addUser, askAs, askAsRoot, startWithDatabase } from "../../support/rows";
import type { TestServer } from "../../support/server";
import { f1 } from "./answers";

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
    const answers = await Promise.all(ids.map((id, at) => asks[at]?.("PATCH", `/account/user/${id}/`, change(at))));
    expect(answers.filter((answer) => answer?.status === 200)).toHaveLength(15);
    const [refused] = answers.filter((answer) => answer?.status !== 200);
    expect([DEMOTED, DEACTIVATED]).toContainEqual(refused && told(refused));
    expect(await standing()).toBe(1);
  });

  it("stays when sixteen delete each other", async () => {
    const ids = [await rootId(), ...(await Promise.all(Array.from({ length: 15 }, (_, at) => addUser(`s${at}`, { isSuperuser: true }))))];
    const asks = await Promise.all(ids.map((id) => askAs(server, id)));
    const answers = await Promise.all(
      ids.map((id, at) => {
        const others = ids.filter((other) => other !== id);
        return at % 2 === 0
          ? asks[at]?.("DELETE", `/account/user/${ids[(at + 1) % ids.length]}/`)
          : asks[at]?.("DELETE", `/account/user/multiple_delete/?ids=${others.join()}`);
      }),
    );
    for (const answer of answers) expect([200, 400, 401, 404]).toContain(answer?.status);
    expect(answers.some((answer) => answer?.status === 200)).toBe(true);
    expect(await standing()).toBeGreaterThan(0);
  });
});
