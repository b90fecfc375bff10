import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Answered, client, cookieOf } from "../../support/client";
import { openServer, server } from "../../support/program";
import { addUser, PASSWORD } from "../../support/rows";

openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
let host = 1;

/** Signs in from one address that nobody else uses. */
function source(): (username: string, password?: string) => Promise<Answered> {
  const ask = client(server, { "x-forwarded-for": `203.0.113.${host++}` });
  return (username, password = PASSWORD) => ask("POST", "/account/login/", { username, password });
}
const statuses = (answers: readonly Answered[]) => answers.map(({ status }) => status);
const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work));

describe("per account and source", () => {
  it("refuses after ten failures, the right password too, until the window ends", async () => {
    await addUser("user1");
    const login = source();
    for (let at = 0; at < 10; at++) expect((await login("user1", "wrong")).status).toBe(401);
    const refused = await login("user1");
    const seconds = Number(refused.headers.get("retry-after"));
    expect([refused.status, refused.text]).toEqual([
      429,
      `{"code":429,"data":{"detail":"Request was throttled. Expected available in ${seconds} seconds."},"msg":"请求异常"}`,
    ]);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(900);
    expect((await source()("user1")).status).toBe(200);
    await db().throttle.updateMany({ data: { expiresAt: 1n } });
    expect((await login("user1")).status).toBe(200);
  });

  it("starts anew after a success", async () => {
    await addUser("user2");
    const login = source();
    for (let at = 0; at < 9; at++) await login("USER2", "wrong");
    expect((await login("user2")).status).toBe(200);
    for (let at = 0; at < 10; at++) expect((await login("user2", "wrong")).status).toBe(401);
    expect((await login("user2")).status).toBe(429);
  });

  it("counts unknown accounts alike", async () => {
    const login = source();
    for (let at = 0; at < 10; at++) expect((await login("nobody", "wrong")).status).toBe(401);
    expect((await login("nobody", "wrong")).status).toBe(429);
  });

  it("lets parallel guesses not run past it", async () => {
    await addUser("user3");
    const login = source();
    const answers = statuses(await times(30, () => login("user3", "wrong")));
    expect(answers.filter((status) => status === 401)).toHaveLength(10);
    expect(answers.filter((status) => status === 429)).toHaveLength(20);
  });

  it("lets twenty parallel right sign-ins all in, with cookies of their own", async () => {
    await addUser("user4");
    const login = source();
    const answers = await times(20, () => login("user4"));
    expect(new Set(statuses(answers))).toEqual(new Set([200]));
    expect(new Set(answers.map(cookieOf)).size).toBe(20);
  });
});

describe("per source", () => {
  it("refuses after one hundred failures, whatever the account", async () => {
    await addUser("user5");
    const login = source();
    for (let at = 0; at < 20; at++) await times(5, () => login(`stranger${at}`, "wrong"));
    expect((await login("user5")).status).toBe(429);
    expect((await source()("user5")).status).toBe(200);
  }, 60_000);
});
