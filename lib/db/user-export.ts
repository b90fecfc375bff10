import type { UserExport } from "@/lib/domain/user-directory";
import type { UserRecord } from "@/lib/domain/user-record";
import { db } from "./client";
import { slices } from "./page";
import { directoryIds, directoryIdsAbove } from "./user-directory";
import { readUsers } from "./user-reader";

/** So many ids are taken in the order of the list, in one statement. */
const ORDERED = 20_000;
/** Users read at once: their rows hold the event loop. */
const PORTION = 200;

/**
 * The live users of an export, portion by portion: in the order of the list while they are at most 20,000, by id when they are more, so
 * that nobody is left out while others sign in. `dormant`: see `dormantBefore`.
 */
export async function* exportedUsers(wanted: UserExport, dormant: Date): AsyncGenerator<UserRecord[]> {
  for await (const ids of exportedIds(wanted, dormant)) {
    for (const portion of slices(ids, PORTION)) yield readUsers(db(), portion);
  }
}

async function* exportedIds(wanted: UserExport, dormant: Date): AsyncGenerator<readonly number[]> {
  if ("ids" in wanted) {
    yield wanted.ids;
    return;
  }
  const ordered = await directoryIds({ ...wanted, window: { limit: ORDERED + 1, offset: 0 } }, dormant);
  if (ordered.length <= ORDERED) {
    yield ordered;
    return;
  }
  let after = 0;
  for (;;) {
    const ids = await directoryIdsAbove(wanted.filter, after, ORDERED, dormant);
    yield ids;
    after = ids.at(-1) ?? 0;
    if (ids.length < ORDERED) return;
  }
}
