import { type Principal, systemActor, userActor } from "../access/actor";
import { systemCall } from "../access/system-call";
import { readRights, readSnapshot } from "../db/policy-reader";
import { readStanding } from "../db/session-reader";
import { AppError } from "../errors";

/**
 * Who a job works for, with the rights of this moment; the program itself for null.
 * @param time of the step, in ms
 * @throws AppError `forbidden` when the user is gone or disabled
 */
export async function ownerActor(ownerId: number | null, time: number): Promise<Principal> {
  const call = { ...systemCall(time), dialect: "job" };
  if (ownerId === null) return systemActor(call);
  const standing = await readStanding(ownerId, null, time);
  if (!standing?.user.isActive) throw new AppError("forbidden");
  const { user, policyVersion } = standing;
  const [snapshot, rights] = await Promise.all([readSnapshot(policyVersion), readRights(user.id, policyVersion)]);
  const subject = { userId: user.id, active: user.isActive, superuser: user.isSuperuser, ...rights };
  return userActor({ call, user, session: { id: "", byCookie: false, lastSeenAt: time }, subject, snapshot });
}
