import { type Actor, anonymous, type UserActor, userActor } from "@/lib/access/actor";
import type { Operation, Params } from "@/lib/access/operation";
import { AppError } from "@/lib/errors";

/**
 * Whether the engine lets the actor do this: the same decision that the operation takes when it is called, for hiding links and
 * greying buttons. Owner and rank of the addressed object are not looked at. A wide right such as "may edit some user" is asked
 * with `{}`: then only grants for every object count.
 */
export function may<T, I, O>(actor: Actor, operation: Operation<T, I, O>, params: Params = {}): boolean {
  try {
    operation.admit(unrecorded(actor), params);
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === "forbidden" || error.code === "unauthenticated")) return false;
    throw error;
  }
}

/** Whether the dashboard opens to a user: staff and superusers. What they find there is for the engine to say. */
export function mayOpenDashboard({ user }: UserActor): boolean {
  return user.isStaff || user.isSuperuser;
}

/** A question is no act: it must not change what the log says of the call. */
function unrecorded(actor: Actor): Actor {
  const call = { ...actor.call, judged: () => undefined };
  return actor.kind === "user" ? userActor({ ...actor, call }) : actor.kind === "system" ? actor : anonymous(call);
}
