import { type Holder, holderKey, type PolicyChange } from "../domain/policy-change";
import type { ApiRule, Bound, Granted, GroupRule, Member, PermissionRule, Snapshot, Subject } from "../domain/rights";

/** A policy and the users it is looked at for. */
export interface Rights {
  readonly snapshot: Snapshot;
  readonly subjects: ReadonlyMap<number, Subject>;
}

/**
 * The rights as they will stand when the changes are saved, one after the other. A method that an API does not have yet gets a
 * permission with a negative id. What names an unknown user, group or API changes nothing; `unknownChanges` tells it. The given
 * rights stay as they are.
 */
export function applyChanges(rights: Rights, changes: readonly PolicyChange[]): Rights {
  const draft = new DraftedRights(rights);
  for (const change of changes) if (missingId(rights, change) === null) draft.apply(change);
  return draft.rights();
}

/** Those of the changes that name a user, a group or an API that the rights do not hold. */
export function unknownChanges(rights: Rights, changes: readonly PolicyChange[]): PolicyChange[] {
  return changes.filter((change) => missingId(rights, change) !== null);
}

/** The first id in a change that the rights do not hold; null when all are known. */
export function missingId({ snapshot: { apis, groups }, subjects }: Rights, change: PolicyChange): number | null {
  const named: (readonly [ReadonlyMap<number, unknown>, number])[] = [];
  if ("apiId" in change) named.push([apis, change.apiId]);
  if ("userId" in change) named.push([subjects, change.userId]);
  if ("groupId" in change) named.push([groups, change.groupId]);
  if ("holder" in change) named.push("user" in change.holder ? [subjects, change.holder.user] : [groups, change.holder.group]);
  return named.find(([known, id]) => !known.has(id))?.[1] ?? null;
}

/** Copies what changes, once each; thousands of changes of one group cost no more than one look at its grants. */
class DraftedRights {
  readonly #before: Rights;
  readonly #apis: Map<number, ApiRule>;
  readonly #permissions: Map<number, PermissionRule>;
  readonly #groups: Map<number, GroupRule>;
  readonly #subjects: Map<number, Subject>;
  /** Permission ids by `"<api> <method>"`. */
  readonly #byPair: Map<string, number>;
  /** Of the holders that change, by `holderKey`. */
  readonly #grants = new Map<string, { readonly holder: Holder; readonly byPermission: Map<number, Granted> }>();

  constructor(before: Rights) {
    const { apis, permissions, groups } = before.snapshot;
    this.#before = before;
    [this.#apis, this.#permissions] = [new Map(apis), new Map(permissions)];
    [this.#groups, this.#subjects] = [new Map(groups), new Map(before.subjects)];
    this.#byPair = new Map([...permissions.values()].map(({ id, apiId, method }) => [`${apiId} ${method}`, id]));
  }

  apply(change: PolicyChange): void {
    switch (change.kind) {
      case "grant": {
        const permissionId = this.#permission(change.apiId, change.method);
        this.#grantsOf(change.holder).set(permissionId, { permissionId, ...boundOf(change) });
        break;
      }
      case "revoke":
        this.#grantsOf(change.holder).delete(this.#byPair.get(`${change.apiId} ${change.method}`) ?? 0);
        break;
      case "join":
        this.#rejoin(change, [{ groupId: change.groupId, ...boundOf(change) }]);
        break;
      case "leave":
        this.#rejoin(change, []);
        break;
      case "pattern":
        this.#apis.set(change.apiId, { ...known(this.#apis, change.apiId), pattern: change.pattern });
        break;
      default:
        this.#subjects.set(change.userId, { ...known(this.#subjects, change.userId), [change.kind]: change.value });
    }
  }

  rights(): Rights {
    for (const { holder, byPermission } of this.#grants.values()) {
      const grants = [...byPermission.values()];
      if ("user" in holder) this.#subjects.set(holder.user, { ...known(this.#subjects, holder.user), grants });
      else this.#groups.set(holder.group, { ...known(this.#groups, holder.group), grants });
    }
    for (const rule of this.#permissions.values()) {
      const { pattern } = this.#apis.get(rule.apiId) ?? rule;
      if (pattern !== rule.pattern) this.#permissions.set(rule.id, { ...rule, pattern });
    }
    const { version } = this.#before.snapshot;
    return {
      snapshot: { version, apis: this.#apis, permissions: this.#permissions, groups: this.#groups },
      subjects: this.#subjects,
    };
  }

  #permission(apiId: number, method: string): number {
    const pair = `${apiId} ${method}`;
    const there = this.#byPair.get(pair);
    if (there !== undefined) return there;
    const id = -1 - this.#byPair.size;
    this.#byPair.set(pair, id);
    this.#permissions.set(id, { id, method, apiId, pattern: known(this.#apis, apiId).pattern });
    return id;
  }

  #grantsOf(holder: Holder): Map<number, Granted> {
    const kept = this.#grants.get(holderKey(holder));
    if (kept) return kept.byPermission;
    const { grants } = "user" in holder ? known(this.#subjects, holder.user) : known(this.#groups, holder.group);
    const byPermission = new Map(grants.map((grant) => [grant.permissionId, grant]));
    this.#grants.set(holderKey(holder), { holder, byPermission });
    return byPermission;
  }

  #rejoin({ userId, groupId }: { readonly userId: number; readonly groupId: number }, joined: readonly Member[]): void {
    const subject = known(this.#subjects, userId);
    const memberships = [...subject.memberships.filter((member) => member.groupId !== groupId), ...joined];
    this.#subjects.set(userId, { ...subject, memberships });
  }
}

function known<T>(map: ReadonlyMap<number, T>, id: number): T {
  const value = map.get(id);
  if (value === undefined) throw new Error(`no ${id} among the rights`);
  return value;
}

function boundOf({ from, until }: Bound): Bound {
  return { from, until };
}
