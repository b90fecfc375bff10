import { z } from "zod";
import { readAside } from "./worker/read-aside";

/** As many as are looked at; installations grant to groups. */
const MOST_GRANTS = 20_000;
const MOST_MEMBERS = 50_000;

const grantRow = z.object({ id: z.number(), username: z.string(), permissionId: z.number() });
const memberRow = z.object({ groupId: z.number(), userId: z.number() });

/** The own grants of live users, and the members of groups that have grants; `cut` tells that there are more of one than are read. */
export async function readUserGrants(): Promise<{
  readonly users: readonly z.output<typeof grantRow>[];
  readonly members: ReadonlyMap<number, ReadonlySet<number>>;
  readonly cut: boolean;
}> {
  const users = await readAside(
    `SELECT u.id, u.username, g.permission_id AS "permissionId" FROM user_grants g JOIN users u ON u.id = g.user_id AND u.deleted_at IS NULL
     ORDER BY u.username, g.permission_id LIMIT ?`,
    [MOST_GRANTS + 1],
    grantRow,
  );
  const rows = await readAside(
    `SELECT m.group_id AS "groupId", m.user_id AS "userId" FROM memberships m
     WHERE EXISTS (SELECT 1 FROM group_grants g WHERE g.group_id = m.group_id) LIMIT ?`,
    [MOST_MEMBERS + 1],
    memberRow,
  );
  const members = new Map<number, Set<number>>();
  for (const { groupId, userId } of rows) members.set(groupId, (members.get(groupId) ?? new Set<number>()).add(userId));
  return { users, members, cut: users.length > MOST_GRANTS || rows.length > MOST_MEMBERS };
}
