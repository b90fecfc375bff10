import type { Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { requireRank } from "../access/protection";
import { db, type Tx } from "../db/client";
import { countSessions, hasSession, type SessionRow, sessionSlices } from "../db/session-list";
import { endSessions } from "../db/sessions";
import { transaction } from "../db/transaction";
import { readAccounts } from "../db/user-reader";
import { type Listing, partOf, type Window } from "../domain/listing";
import { primaryKey } from "../domain/primary-key";
import type { Subject } from "../domain/rights";
import { isSelf } from "../domain/user";
import { AppError } from "../errors";

/** A session, and whether the caller asks by it. */
export interface ListedSession extends SessionRow {
  readonly current: boolean;
}

/** The sessions of a user that have neither ended nor expired, newest first (contract section 7.4). Raises `not_found`. */
export const listSessions = operation({
  at: ["GET", "/account/user/{pk}/sessions/"],
  self: isOwn,
  target: async (_actor: Principal, { pk }: Params): Promise<number> => (await account(db(), primaryKey(pk))).subject.userId,
  run: async (actor: Principal, userId: number, window: Window | null): Promise<Listing<ListedSession>> => {
    const now = new Date(actor.call.time);
    const current = actor.kind === "user" ? actor.session.id : null;
    const slices = marked(sessionSlices(db(), userId, now, partOf(window)), current);
    return { total: await countSessions(db(), userId, now), slices, window };
  },
});

/** Ends all sessions of a user; of the caller's own also the one in use. Raises `not_found` and `forbidden` (rank). */
export const endUserSessions = operation({
  at: ["DELETE", "/account/user/{pk}/sessions/"],
  self: isOwn,
  target: async (actor: Principal, { pk }: Params): Promise<number> => manageable(db(), actor, primaryKey(pk)),
  run: async (actor: Principal, userId: number): Promise<void> => {
    await transaction(async (tx) => {
      await manageable(tx, actor, userId);
      await endSessions(tx, { userId }, "revoked", new Date(actor.call.time));
    });
  },
});

/** Ends one session of a user. Raises `not_found`, also when it has ended or expired, and `forbidden` (rank). */
export const endUserSession = operation({
  at: ["DELETE", "/account/user/{pk}/sessions/{sid}/"],
  self: isOwn,
  target: async (actor: Principal, { pk, sid = "" }: Params): Promise<{ userId: number; sid: string }> => {
    const id = primaryKey(pk);
    if (id === null || !(await hasSession(db(), id, sid, new Date(actor.call.time)))) throw new AppError("not_found");
    return { userId: await manageable(db(), actor, id), sid };
  },
  run: async (actor: Principal, { userId, sid }: { userId: number; sid: string }): Promise<void> => {
    await transaction(async (tx) => {
      await manageable(tx, actor, userId);
      if ((await endSessions(tx, { id: sid }, "revoked", new Date(actor.call.time))) === 0) throw new AppError("not_found");
    });
  },
});

function isOwn({ userId }: Subject, { pk }: Params): boolean {
  return isSelf({ id: userId }, { id: primaryKey(pk) ?? 0 });
}

async function account(on: Tx, id: number | null) {
  const [found] = id === null ? [] : await readAccounts(on, [id]);
  if (!found) throw new AppError("not_found");
  return found;
}

async function manageable(on: Tx, actor: Principal, id: number | null): Promise<number> {
  const found = await account(on, id);
  requireRank(actor, [found]);
  return found.subject.userId;
}

async function* marked(slices: AsyncIterable<readonly SessionRow[]>, current: string | null): AsyncGenerator<ListedSession[]> {
  for await (const rows of slices) yield rows.map((row) => ({ ...row, current: row.id === current }));
}
