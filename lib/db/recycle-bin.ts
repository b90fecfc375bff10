import type { DeletedUser } from "@/lib/domain/user-record";
import type { Tx } from "./client";
import { inSlices } from "./page";
import { write } from "./statement";
import { recordsOf } from "./user-reader";

/** How many users were deleted at `since` or later. */
export function countDeleted(on: Tx, since: Date): Promise<number> {
  return on.user.count({ where: { deletedAt: { gte: since } } });
}

/** Users deleted at `since` or later, newest deletion first, slice by slice. */
export function deletedSlices(on: Tx, since: Date, part: { skip: number; take: number }): AsyncGenerator<DeletedUser[]> {
  return inSlices<DeletedUser>(async (last, slice) => {
    const behind = last && {
      deletedAt: { gte: since, lte: last.deletedAt },
      OR: [{ deletedAt: { lt: last.deletedAt } }, { id: { lt: last.user.id } }],
    };
    const where = behind ?? { deletedAt: { gte: since } };
    return deletedOf(on, await on.user.findMany({ where, orderBy: [{ deletedAt: "desc" }, { id: "desc" }], ...slice }));
  }, part);
}

/** The user with this id, if it was deleted at `since` or later; else null. */
export async function readDeleted(on: Tx, id: number, since: Date): Promise<DeletedUser | null> {
  const [found = null] = await deletedOf(on, await on.user.findMany({ where: { id, deletedAt: { gte: since } } }));
  return found;
}

/** Erases the users deleted before a moment, with their memberships, grants and sessions, a batch at a time. */
export async function eraseDeleted(before: Date): Promise<void> {
  // The outer condition spares a user who is restored while this waits for the row.
  const batch = `DELETE FROM users WHERE deleted_at < ? AND id IN (SELECT id FROM users WHERE deleted_at < ? LIMIT ${BATCH})`;
  let erased = BATCH;
  while (erased === BATCH) erased = await write(batch, [before, before]);
}

const BATCH = 500;

async function deletedOf(on: Tx, rows: Parameters<typeof recordsOf>[1]): Promise<DeletedUser[]> {
  const users = new Map((await recordsOf(on, rows)).map((user) => [user.id, user]));
  return rows.flatMap(({ id, deletedAt }) => {
    const user = users.get(id);
    return user && deletedAt ? [{ user, deletedAt }] : [];
  });
}
