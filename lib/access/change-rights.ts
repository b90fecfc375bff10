import type { PolicyChange } from "../domain/policy-change";
import type { UserActor } from "./actor";
import { fillTemplate } from "./address";
import { decide } from "./decide";
import { type ManagedAccount, mayManage } from "./rank";

/**
 * Those of the changes that the actor may not save: each needs what the documented call for it needs. Grants, joins, patterns and
 * superusers are for superusers alone; to take something from a group, and to set an account active or not, a grant of the call and
 * rank over the account do (contract sections 2.7, 4.5, 4.9, 7.3). `accounts` holds the named users.
 */
export function refusedChanges(
  actor: UserActor,
  changes: readonly PolicyChange[],
  accounts: ReadonlyMap<number, ManagedAccount>,
): PolicyChange[] {
  const { snapshot, subject, user, call } = actor;
  if (user.isSuperuser) return [];
  const may = (method: string, template: string, pk: number) =>
    decide(snapshot, subject, { method, path: fillTemplate(template, { pk }), at: call.time }).allowed;
  const ranks = (id: number) => {
    const target = accounts.get(id);
    return target !== undefined && mayManage(snapshot, subject, target, call.time);
  };
  return changes.filter((change) => {
    switch (change.kind) {
      case "revoke":
        return "user" in change.holder || !may("DELETE", "/account/group/{pk}/permission/", change.holder.group);
      case "leave":
        return !may("DELETE", "/account/group/{pk}/permission/", change.groupId) || !ranks(change.userId);
      case "active":
        return !may("PATCH", "/account/user/{pk}/", change.userId) || !ranks(change.userId);
      default:
        return true;
    }
  });
}
