import { beforeAll, describe, expect, it } from "vitest";
import { userActor } from "@/lib/access/actor";
import { systemCall } from "@/lib/access/system-call";
import { db } from "@/lib/db/client";
import { readSnapshot } from "@/lib/db/policy-reader";
import { testAccess } from "@/lib/services/access-test";
import { DOCUMENTED, filled } from "../documented";
import { client } from "../support/client";
import { openServer, server } from "../support/program";
import { addGroup, addPermission, addSession, addUser, grant } from "../support/rows";
import { newName, paramsFor } from "./objects";
import { loadServed } from "./served";

/** The tester and the server must tell alike: this process asks the one, by HTTP the other is asked. */
openServer({ env: { TRUSTED_PROXY_HOPS: "1" } });
beforeAll(async () => {
  await loadServed();
});

const SUBJECTS = ["anonymous", "without grant", "direct grant", "through a group", "expired", "superuser", "self"] as const;
type Kind = (typeof SUBJECTS)[number];

const LINES = [...new Set(DOCUMENTED.map(({ method, path }) => `${method} ${path}`))].filter((line) => !line.includes("/access/"));

describe("the verdict of the tester is the answer of the server", () => {
  it.each(LINES)("%s", async (line) => {
    const [method = "", template = ""] = line.split(" ");
    for (const kind of SUBJECTS) {
      const name = newName();
      const id = kind === "anonymous" ? null : await addUser(name, { isSuperuser: kind === "superuser" });
      const params = await paramsFor(template);
      const path = filled(template, kind === "self" && id !== null && "pk" in params ? { ...params, pk: String(id) } : params);
      if (id !== null) await give(kind, id, method, path);
      const told = await test(kind === "anonymous" ? "nobody" : { user: name }, method, path);
      const answer = await call(id, method, path);
      expect([line, kind, wantedStatus(told, answer.status)]).toEqual([line, kind, answer.status]);
      const row = await db().operationLog.findFirst({ where: { requestId: answer.headers.get("x-request-id") ?? "" } });
      if (row?.reason && kind !== "anonymous")
        expect([line, kind, told.trail.reason, told.trail.path]).toEqual([line, kind, row.reason, row.path]);
    }
  });
});

it("paths spelled in other ways are judged alike", async () => {
  const name = newName();
  const id = await addUser(name);
  await grant(id, ["GET", "/account/user/\\d+/"]);
  for (const path of [
    "/api/account/user/1",
    "/account/user/%31/",
    "/account/user/01/",
    "/account/./user/1/",
    "/account/user/%2531/",
    "/account/user/1%2f/",
  ]) {
    const told = await test({ user: name }, "GET", path);
    const answer = await call(id, "GET", path);
    expect([path, told.served === "no_address" ? 404 : wantedStatus(told, answer.status)]).toEqual([path, answer.status]);
  }
});

async function test(who: Parameters<typeof testAccess.run>[2]["who"], method: string, path: string) {
  const { version } = await db().policy.findUniqueOrThrow({ where: { id: 1 } });
  const root = await db().user.findFirstOrThrow({ where: { username: "root" } });
  const actor = userActor({
    call: systemCall(Date.now()),
    user: root,
    session: { id: "", byCookie: false, lastSeenAt: 0 },
    snapshot: await readSnapshot(version),
    subject: { userId: root.id, active: true, superuser: true, grants: [], memberships: [] },
  });
  const answer = await testAccess(actor, {}, { who, method, path, draft: false });
  if ("unknown" in answer) throw new Error(`unknown: ${path}`);
  return answer.tested;
}

/** The status that the verdict promises; where it lets in, whatever came but a refusal for lack of rights. */
function wantedStatus({ trail, object }: Awaited<ReturnType<typeof test>>, status: number): number {
  if (trail.reason === "anonymous") return 401;
  if (!trail.allowed || object === "forbidden") return 403;
  if (object === "not_found") return 404;
  // An open address may refuse with 403 for a rule that is none of rights.
  return status === 401 || (status === 403 && trail.access !== "open") ? 200 : status;
}

async function give(kind: Kind, id: number, method: string, path: string): Promise<void> {
  const pattern = path.replace(/[{}]/g, "\\$&");
  if (kind === "direct grant") await grant(id, [method, pattern]);
  if (kind === "through a group") await addGroup(newName(), [await addPermission(method, pattern)], [id]);
  if (kind === "expired") {
    const permissionId = await addPermission(method, pattern);
    await db().userGrant.create({ data: { userId: id, permissionId, createdAt: new Date(), validUntil: new Date(Date.now() - 1000) } });
  }
}

async function call(id: number | null, method: string, path: string) {
  const headers = id === null ? {} : { cookie: `sessionid=${await addSession(id)}` };
  return client(server)(method, path, method === "GET" || method === "DELETE" ? undefined : {}, {
    ...headers,
    "x-forwarded-for": newSource(),
  });
}

let sources = 0;
/** Limits count by source. */
function newSource(): string {
  sources += 1;
  return `198.51.${sources >> 8}.${sources & 255}`;
}
