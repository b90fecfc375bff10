import { actorId, type Principal } from "./actor";

/** Who removes, from where and by which call, as a receipt names it. */
export function authorOf(actor: Principal) {
  const { time, ip, requestId } = actor.call;
  return {
    time: new Date(time),
    actorId: actorId(actor),
    actorName: actor.kind === "user" ? actor.user.username : "system",
    ip,
    requestId,
  };
}
