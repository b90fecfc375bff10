import { changeKey, type Holder, holderKey, type PolicyChange } from "../domain/policy-change";
import type { Bound } from "../domain/rights";
import type { Rights } from "./changed-rights";

/**
 * A draft with more changes: a later change of the same thing takes the place of the earlier one, and one that only restores what
 * `rights` say already takes it out.
 */
export function mergeChanges(rights: Rights, before: readonly PolicyChange[], added: readonly PolicyChange[]): PolicyChange[] {
  const merged = new Map(before.map((change) => [changeKey(change), change]));
  const previous = previousStates(rights);
  for (const change of added) {
    merged.delete(changeKey(change));
    if (!sameChange(previous(change), change)) merged.set(changeKey(change), change);
  }
  return [...merged.values()];
}

/** Those of the changes that differ from what the rights say. */
export function effectiveChanges(rights: Rights, changes: readonly PolicyChange[]): PolicyChange[] {
  return mergeChanges(rights, [], changes);
}

/** The changes that lead back to `rights` after `changes` were saved. */
export function inverseChanges(rights: Rights, changes: readonly PolicyChange[]): PolicyChange[] {
  const previous = previousStates(rights);
  return changes.map(previous);
}

/** By a change of something, the change that would make it as it is. Reads each holder once. */
function previousStates({ snapshot, subjects }: Rights): (change: PolicyChange) => PolicyChange {
  const byPair = new Map([...snapshot.permissions.values()].map(({ id, apiId, method }) => [`${apiId} ${method}`, id]));
  const held = new Map<string, ReadonlyMap<number, Bound>>();
  const heldBy = (holder: Holder) => {
    const known = held.get(holderKey(holder));
    if (known) return known;
    const grants = ("user" in holder ? subjects.get(holder.user) : snapshot.groups.get(holder.group))?.grants ?? [];
    const byPermission = new Map(grants.map((grant) => [grant.permissionId, grant]));
    held.set(holderKey(holder), byPermission);
    return byPermission;
  };
  return (change) => {
    switch (change.kind) {
      case "grant":
      case "revoke": {
        const { holder, apiId, method } = change;
        const bound = heldBy(holder).get(byPair.get(`${apiId} ${method}`) ?? 0);
        return bound
          ? { kind: "grant", holder, apiId, method, from: bound.from, until: bound.until }
          : { kind: "revoke", holder, apiId, method };
      }
      case "join":
      case "leave": {
        const { userId, groupId } = change;
        const bound = subjects.get(userId)?.memberships.find((member) => member.groupId === groupId);
        return bound ? { kind: "join", userId, groupId, from: bound.from, until: bound.until } : { kind: "leave", userId, groupId };
      }
      case "pattern":
        return { ...change, pattern: snapshot.apis.get(change.apiId)?.pattern ?? change.pattern };
      default:
        return { ...change, value: subjects.get(change.userId)?.[change.kind] ?? change.value };
    }
  };
}

function sameChange(one: PolicyChange, other: PolicyChange): boolean {
  if (one.kind !== other.kind) return false;
  if ("from" in one && "from" in other) return one.from === other.from && one.until === other.until;
  if (one.kind === "pattern" && other.kind === "pattern") return one.pattern === other.pattern;
  return "value" in one && "value" in other ? one.value === other.value : true;
}
