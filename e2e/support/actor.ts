import { type UserActor, userActor } from "@/lib/access/actor";
import { systemCall } from "@/lib/access/system-call";
import { db } from "@/lib/db/client";
import { readSnapshot } from "@/lib/db/policy-reader";
import { readAccounts } from "@/lib/db/user-reader";

/** A user of the open database who calls at `time` (ms), with the rights of this moment; for tests of operations without a server. */
export async function actorOf(id: number, time: number): Promise<UserActor> {
  const user = await db().user.findUniqueOrThrow({ where: { id } });
  const { version } = await db().policy.findUniqueOrThrow({ where: { id: 1 } });
  const [account] = await readAccounts(db(), [id]);
  if (!account) throw new Error(`user ${id} does not live`);
  return userActor({
    call: systemCall(time),
    user,
    session: { id: "s", byCookie: true, lastSeenAt: time },
    snapshot: await readSnapshot(version),
    subject: account.subject,
  });
}
