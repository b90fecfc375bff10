import { randomBytes } from "node:crypto";
import { closeDb, db } from "@/lib/db/client";
import { phoneKey, usernameKey } from "@/lib/domain/username";
import { sha256Hex } from "@/lib/security/opaque";
import { type Ask, client } from "./client";
import { onPostgresql, ROOT, type ServerOptions, startServer, type TestServer } from "./server";

/** The password of every user made here, and its hash as contract 9.3 has it. */
export const PASSWORD = "a".repeat(72);
const HASH = "$2b$10$GatehouseContractVectuQAEHDAjTn/2BzXpAKHQxDbstul5LMAC";
const DAY = 86_400_000;

/** Columns of a user, where a test cares. */
type Columns = Partial<
  Record<"email" | "phone" | "usernameKey", string | null> &
    Record<"firstName" | "gender" | "password", string> &
    Record<"isActive" | "isStaff" | "isSuperuser", boolean> &
    Record<"isSuper" | "isGrade", number> & { deletedAt: Date }
>;

/** A server and its database, open for `db()` in this process. */
export async function startWithDatabase(options: ServerOptions = {}): Promise<TestServer> {
  const server = await startServer(options);
  process.env.DATABASE_URL = server.databaseUrl;
  // The server writes by itself too: what a test writes waits for that, and does not fail after a tenth of a second.
  if (!onPostgresql()) await db().$queryRawUnsafe("PRAGMA busy_timeout = 10000");
  const stop: TestServer["stop"] = async (signal) => {
    await closeDb();
    return server.stop(signal);
  };
  return { ...server, stop };
}

/** Makes a user; the id. */
export async function addUser(username: string, columns: Columns = {}): Promise<number> {
  const at = new Date();
  const keys = { usernameKey: usernameKey(username), phoneKey: phoneKey(columns.phone ?? null) };
  const row = await db().user.create({
    data: { username, password: HASH, createdAt: at, updatedAt: at, ...keys, ...columns },
    select: { id: true },
  });
  return row.id;
}

/** A session with a cookie, as a sign-in starts it; the value of the cookie. */
export async function addSession(userId: number): Promise<string> {
  const cookie = randomBytes(16).toString("hex");
  const [createdAt, expiresAt] = [new Date(), new Date(Date.now() + DAY)];
  await db().session.create({
    data: {
      ...{ id: randomBytes(8).toString("hex"), userId, dialect: "account", ip: "127.0.0.1", userAgent: "" },
      ...{ cookieHash: sha256Hex(cookie), createdAt, lastSeenAt: createdAt, expiresAt },
    },
  });
  return cookie;
}

/** Asks as this user, by a cookie of a new session. */
export async function askAs(server: TestServer, userId: number): Promise<Ask> {
  return client(server, { cookie: `sessionid=${await addSession(userId)}` });
}

/** Asks as the superuser of the template. */
export async function askAsRoot(server: TestServer): Promise<Ask> {
  const { id } = await db().user.findFirstOrThrow({ where: { username: ROOT.username }, select: { id: true } });
  return askAs(server, id);
}

/** Makes a permission with a back-end API of its own; the id. */
export async function addPermission(method: string, pattern: string): Promise<number> {
  const createdAt = new Date();
  const api = await db().backendApi.create({ data: { pattern, createdAt }, select: { id: true } });
  const { id } = await db().permission.create({ data: { method, apiId: api.id, createdAt }, select: { id: true } });
  await policyChanged();
  return id;
}

/** Gives a user new permissions, each of a method and a pattern. */
export async function grant(userId: number, ...rights: readonly (readonly [string, string])[]): Promise<void> {
  for (const [method, pattern] of rights) {
    const permissionId = await addPermission(method, pattern);
    await db().userGrant.create({ data: { userId, permissionId, createdAt: new Date() } });
  }
  await policyChanged();
}

/** Makes a group with these permissions and members; the id. */
export async function addGroup(name: string, permissions: readonly number[] = [], members: readonly number[] = []): Promise<number> {
  const createdAt = new Date();
  const { id: groupId } = await db().group.create({ data: { name, createdAt }, select: { id: true } });
  await db().groupGrant.createMany({ data: permissions.map((permissionId) => ({ groupId, permissionId, createdAt })) });
  await db().membership.createMany({ data: members.map((userId) => ({ userId, groupId, createdAt })) });
  await policyChanged();
  return groupId;
}

/** Rows were written past the program, which has to read them anew. */
async function policyChanged(): Promise<void> {
  await db().policy.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
}
