import { AppError } from "../errors";
import { isSuperuser, type Principal, type UserActor } from "./actor";
import { type ManagedAccount, mayManageAll } from "./rank";

/** Raises `forbidden` unless the actor may change all of these accounts (contract section 2.7, rank). */
export function requireRank(actor: Principal, targets: readonly ManagedAccount[]): void {
  if (actor.kind === "system") return;
  if (!mayManageAll(actor.snapshot, actor.subject, targets, actor.call.time)) throw new AppError("forbidden");
}

/** The user who asks; raises `forbidden` for the program itself, to whom nothing belongs. */
export function requirePerson(actor: Principal): UserActor {
  if (actor.kind !== "user") throw new AppError("forbidden");
  return actor;
}

/** Raises `forbidden` for everybody but superusers, whatever the engine allows. */
export function requireSuperuser(actor: Principal): void {
  if (!isSuperuser(actor)) throw new AppError("forbidden");
}
