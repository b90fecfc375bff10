import type { Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { db } from "../db/client";
import { readAccounts } from "../db/user-reader";
import { primaryKey } from "../domain/primary-key";
import { placeInTime, type Snapshot, type Subject } from "../domain/rights";
import { AppError } from "../errors";

/** A method that somebody may call on an API, and where that comes from. */
export interface HeldMethod {
  readonly method: string;
  readonly direct: boolean;
  readonly groups: readonly { readonly id: number; readonly name: string }[];
}

/** What somebody may do on one back-end API. */
export interface HeldApi {
  readonly id: number;
  readonly name: string | null;
  readonly app: string | null;
  readonly pattern: string;
  readonly methods: readonly HeldMethod[];
}

/** The rights of a user that count now: own ones and those of the groups. */
export interface UserAccess {
  readonly superuser: boolean;
  readonly active: boolean;
  readonly apis: readonly HeldApi[];
}

/** What a user may do, each right with its origin. Raises `not_found`. */
export const readUserAccess = operation({
  at: ["GET", "/account/user/{pk}/"],
  target: async (_actor: Principal, { pk }: Params): Promise<Subject> => {
    const id = primaryKey(pk);
    const [account] = id === null ? [] : await readAccounts(db(), [id]);
    if (!account) throw new AppError("not_found");
    return account.subject;
  },
  run: async (actor: Principal, subject: Subject): Promise<UserAccess> => {
    if (actor.kind !== "user") throw new AppError("forbidden");
    const { snapshot } = actor;
    const held = heldBy(snapshot, subject, actor.call.time);
    const methods = new Map<number, HeldMethod[]>();
    for (const [id, origins] of held) {
      const rule = snapshot.permissions.get(id);
      if (rule) methods.set(rule.apiId, [...(methods.get(rule.apiId) ?? []), { method: rule.method, ...origins }]);
    }
    const apis = [...methods].flatMap(([apiId, of]) => {
      const api = snapshot.apis.get(apiId);
      const sorted = of.sort((a, b) => ORDER.indexOf(a.method) - ORDER.indexOf(b.method));
      return api ? [{ id: apiId, name: api.name, app: api.appName, pattern: api.pattern, methods: sorted }] : [];
    });
    return { superuser: subject.superuser, active: subject.active, apis: apis.sort(byApp) };
  },
});

type Origins = { direct: boolean; groups: { id: number; name: string }[] };

/** By permission, where it comes from; what is not valid at the moment is left out. */
function heldBy(snapshot: Snapshot, subject: Subject, at: number): Map<number, Origins> {
  const held = new Map<number, Origins>();
  const of = (id: number): Origins => {
    const origins = held.get(id) ?? { direct: false, groups: [] };
    held.set(id, origins);
    return origins;
  };
  for (const grant of subject.grants) if (placeInTime(grant, at) === "in") of(grant.permissionId).direct = true;
  for (const member of subject.memberships) {
    const group = placeInTime(member, at) === "in" ? snapshot.groups.get(member.groupId) : undefined;
    for (const grant of group?.grants ?? []) {
      if (group && placeInTime(grant, at) === "in") of(grant.permissionId).groups.push({ id: group.id, name: group.name });
    }
  }
  return held;
}

/** By app, those without one last, then by pattern. */
function byApp(a: HeldApi, b: HeldApi): number {
  if (a.app === b.app) return a.pattern < b.pattern ? -1 : 1;
  if (a.app === null || b.app === null) return a.app === null ? 1 : -1;
  return a.app < b.app ? -1 : 1;
}

const ORDER = ["*", "ALL", "GET", "POST", "PUT", "PATCH", "DELETE"];
