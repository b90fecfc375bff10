import { AppError } from "../errors";
import { isSuperuser, type Principal } from "./actor";
import { type ManagedAccount, mayManageAll } from "./rank";

/** Raises `forbidden` unless the actor may change all of these accounts (contract section 2.7, rank). */
export function requireRank(actor: Principal, targets: readonly ManagedAccount[]): void {
  if (actor.kind === "system") return;
  if (!mayManageAll(actor.snapshot, actor.subject, targets, actor.call.time)) throw new AppError("forbidden");
}

/** Raises `forbidden` for everybody but superusers, whatever the engine allows. */
export function requireSuperuser(actor: Principal): void {
  if (!isSuperuser(actor)) throw new AppError("forbidden");
}
