import type { UserRecord } from "@/lib/domain/user-record";
import { usernameKey } from "@/lib/domain/username";
import { listDirectory } from "@/lib/services/user-directory";
import { load } from "./load";

/** The user of exactly this name, else of this number; null when there is none. */
export async function findUser(asked: string): Promise<UserRecord | null> {
  const filter = { search: asked, facet: "all", group: null } as const;
  const { users } = await load(listDirectory, {}, { filter, sort: "username", descending: false, window: { limit: 50, offset: 0 } });
  const key = usernameKey(asked);
  return users.find(({ values }) => usernameKey(values.username) === key) ?? users.find(({ id }) => String(id) === asked) ?? null;
}
