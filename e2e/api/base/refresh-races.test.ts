import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openServer, server } from "../../support/program";
import { startServer } from "../../support/server";
import { addUser, call, claimsOf, fromElsewhere, signIn } from "./calls";

const env = { TRUSTED_PROXY_HOPS: "1" };

openServer({ env });
beforeAll(async () => {
  await addUser("user1");
});

async function refresh(token: string, on = server): Promise<{ status: number; access: string; refresh: string }> {
  const { status, text } = await call(on, "POST", "/refresh_token", { refresh_token: token }, fromElsewhere());
  const { data } = JSON.parse(text);
  return { status, access: data?.access_token ?? "", refresh: data?.refresh_token ?? "" };
}
const together = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work));

describe("one token sent 32 times at once", () => {
  it("has exactly one successor", async () => {
    const { refresh: token } = await signIn(server, "user1");
    const answers = await together(32, () => refresh(token));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map((one) => one.refresh)).size).toBe(1);
    expect(new Set(answers.map((one) => one.access)).size).toBe(32);
    expect(await db().rotatedToken.count({ where: { sessionId: claimsOf(token).sid } })).toBe(1);
    expect((await refresh(answers[0]?.refresh ?? "")).status).toBe(200);
  });

  it("after its successor was used is refused every time", async () => {
    const { refresh: token } = await signIn(server, "user1");
    await refresh((await refresh(token)).refresh);
    const answers = await together(32, () => refresh(token));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
  });

  it("while its successor is used ends in one chain or in none", async () => {
    const { refresh: first } = await signIn(server, "user1");
    const { refresh: second } = await refresh(first);
    const answers = await Promise.all([...Array(8)].flatMap(() => [refresh(first), refresh(second)]));
    expect(answers.every(({ status }) => status === 200 || status === 401)).toBe(true);
    const successors = new Set(answers.map((one) => one.refresh).filter((token) => token !== "" && token !== second));
    expect(successors.size).toBeLessThanOrEqual(1);
    const { endReason } = await db().session.findUniqueOrThrow({ where: { id: claimsOf(first).sid } });
    expect(endReason).toBe(answers.some(({ status }) => status === 401) ? "reuse" : null);
  });
});

describe("a second process on the same database", () => {
  it("gives the same successor as the first, both asked at once", async () => {
    const { refresh: token } = await signIn(server, "user1");
    const other = await startServer({ env, database: server.databaseUrl });
    const answers = await Promise.all([server, other, server, other].map((on) => refresh(token, on)));
    await other.stop();
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map((one) => one.refresh)).size).toBe(1);
  });

  it.each(["SIGTERM", "SIGKILL"] as const)("gives it again after the first was ended by %s", async (signal) => {
    const { refresh: token } = await signIn(server, "user1");
    const first = await startServer({ env, database: server.databaseUrl });
    const { refresh: successor } = await refresh(token, first);
    await first.stop(signal);
    const again = await startServer({ env, database: server.databaseUrl });
    const answer = await refresh(token, again);
    await again.stop();
    expect(answer).toMatchObject({ status: 200, refresh: successor });
  });
});
