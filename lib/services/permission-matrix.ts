import type { Principal } from "../access/actor";
import { inverseChanges } from "../access/draft-changes";
import { operation } from "../access/operation";
import { db } from "../db/client";
import { readStoredDraft } from "../db/policy-draft";
import { readNamedSubjects } from "../db/policy-rights";
import { readAccounts } from "../db/user-reader";
import {
  MATRIX_METHODS,
  type MatrixMethod,
  type MatrixPivot,
  type MatrixRow,
  type MatrixStroke,
  type PermissionMatrix,
} from "../domain/permission-matrix";
import { holderKey, type PolicyChange } from "../domain/policy-change";
import { type Granted, isAnyMethod, placeInTime, type Snapshot } from "../domain/rights";
import { usernameKey } from "../domain/username";
import { AppError } from "../errors";
import { addToDraft, type Draft } from "./policy-draft";

/** A matrix with the draft in it. Raises `not_found`. */
export const readMatrix = operation({
  at: ["GET", "/admin/plan/"],
  run: async (actor: Principal, _target: undefined, pivot: MatrixPivot): Promise<PermissionMatrix> => {
    if (actor.kind !== "user") throw new AppError("forbidden");
    const { snapshot, user, call } = actor;
    const draft = (await readStoredDraft(db(), user.id))?.changes ?? [];
    const pending = pendingCells(draft);
    if ("api" in pivot) return ofApi(snapshot, pivot.api, pending, call.time);
    const held = "group" in pivot ? ofGroup(snapshot, pivot.group) : await ofUser(snapshot, pivot.user, call.time);
    const direct = methodsByApi(snapshot, held.grants, call.time);
    const via = viaByApi(snapshot, held.shared, call.time);
    const rows = [...snapshot.apis.values()].map(
      ({ id, name, pattern, appName }): MatrixRow => ({
        ...{ id, label: name ?? pattern, pattern, section: appName },
        ...cellsOf(direct.get(id), pending.get(`${holderKey(pivot)} ${id}`)),
        via: via.get(id) ?? [],
      }),
    );
    return { pivot, name: held.name, rows: rows.sort(bySection) };
  },
});

/** The id of the live user with this username, or null. */
export const findSubject = operation({
  at: ["GET", "/admin/plan/"],
  run: async (_actor: Principal, _target: undefined, username: string): Promise<number | null> => {
    const found = await db().user.findFirst({ where: { usernameKey: usernameKey(username), deletedAt: null }, select: { id: true } });
    return found?.id ?? null;
  },
});

/** Paints cells into the caller's draft; what is painted as it is saved leaves the draft. Raises what `addToDraft` does. */
export const paintMatrix = operation({
  at: ["PUT", "/admin/plan/"],
  run: async (actor: Principal, _target: undefined, { pivot, cells }: MatrixStroke): Promise<Draft> => {
    if (actor.kind !== "user") throw new AppError("forbidden");
    const wanted = cells.flatMap(({ row, method, on }): PolicyChange[] => {
      const [holder, apiId] = "api" in pivot ? [{ group: row }, pivot.api] : [pivot, row];
      if (on) return [{ kind: "grant", holder, apiId, method, from: null, until: null }];
      const words = method === "ALL" ? ["ALL", "*"] : [method];
      return words.map((one) => ({ kind: "revoke", holder, apiId, method: one }));
    });
    const subjects = await readNamedSubjects(db(), wanted);
    const saved = inverseChanges({ snapshot: actor.snapshot, subjects }, wanted);
    // A grant that is there already keeps its bounds in time.
    const changes = wanted.map((change, index) => {
      const there = saved[index];
      return there?.kind === change.kind ? there : change;
    });
    return addToDraft.run(actor, undefined, { changes });
  },
});

interface Held {
  readonly name: string;
  readonly grants: readonly Granted[];
  readonly shared: readonly { readonly name: string; readonly grants: readonly Granted[] }[];
}

function ofGroup(snapshot: Snapshot, id: number): Held {
  const group = snapshot.groups.get(id);
  if (!group) throw new AppError("not_found");
  return { name: group.name, grants: group.grants, shared: [] };
}

async function ofUser(snapshot: Snapshot, id: number, at: number): Promise<Held> {
  const [account] = await readAccounts(db(), [id]);
  if (!account) throw new AppError("not_found");
  const { username } = await db().user.findUniqueOrThrow({ where: { id }, select: { username: true } });
  const groups = account.subject.memberships.filter((member) => placeInTime(member, at) !== "expired");
  const shared = groups.flatMap(({ groupId }) => snapshot.groups.get(groupId) ?? []);
  return { name: username, grants: account.subject.grants, shared };
}

function ofApi(snapshot: Snapshot, id: number, pending: Pending, at: number): PermissionMatrix {
  const api = snapshot.apis.get(id);
  if (!api) throw new AppError("not_found");
  const rows = [...snapshot.groups.values()].map(
    ({ id: group, name, grants }): MatrixRow => ({
      ...{ id: group, label: name, pattern: null, section: null, via: [] },
      ...cellsOf(methodsByApi(snapshot, grants, at).get(id), pending.get(`group ${group} ${id}`)),
    }),
  );
  return { pivot: { api: id }, name: api.name ?? api.pattern, rows: rows.sort((a, b) => (a.label < b.label ? -1 : 1)) };
}

function methodsByApi(snapshot: Snapshot, grants: readonly Granted[], at: number): Map<number, MatrixMethod[]> {
  const methods = new Map<number, MatrixMethod[]>();
  for (const grant of grants) {
    const rule = snapshot.permissions.get(grant.permissionId);
    const method = rule && columnOf(rule.method);
    if (!rule || !method || placeInTime(grant, at) === "expired") continue;
    methods.set(rule.apiId, [...new Set([...(methods.get(rule.apiId) ?? []), method])]);
  }
  return methods;
}

function viaByApi(snapshot: Snapshot, shared: Held["shared"], at: number): Map<number, { method: MatrixMethod; names: string }[]> {
  const via = new Map<number, { method: MatrixMethod; names: string }[]>();
  for (const { name, grants } of shared) {
    for (const [api, methods] of methodsByApi(snapshot, grants, at)) {
      const there = via.get(api) ?? [];
      via.set(api, there);
      for (const method of methods) {
        const known = there.find((one) => one.method === method);
        if (known) known.names += `, ${name}`;
        else there.push({ method, names: name });
      }
    }
  }
  return via;
}

/** What the draft makes of methods, by holder and API. */
type Pending = ReadonlyMap<string, ReadonlyMap<MatrixMethod, boolean>>;

function pendingCells(draft: readonly PolicyChange[]): Pending {
  const cells = new Map<string, Map<MatrixMethod, boolean>>();
  for (const change of draft) {
    if (change.kind !== "grant" && change.kind !== "revoke") continue;
    const method = columnOf(change.method);
    const key = `${holderKey(change.holder)} ${change.apiId}`;
    if (method) cells.set(key, new Map([...(cells.get(key) ?? []), [method, change.kind === "grant"]]));
  }
  return cells;
}

/** A grant that only gets other bounds in time stays what it is. */
function cellsOf(direct: readonly MatrixMethod[] = [], pending: ReadonlyMap<MatrixMethod, boolean> = new Map()) {
  return { direct, pending: [...pending].flatMap(([method, on]) => (on === direct.includes(method) ? [] : [method])) };
}

function columnOf(method: string): MatrixMethod | undefined {
  return isAnyMethod(method) ? "ALL" : MATRIX_METHODS.find((one) => one === method);
}

/** By app, those without one last, then by pattern. */
function bySection(a: MatrixRow, b: MatrixRow): number {
  if (a.section === b.section) return (a.pattern ?? "") < (b.pattern ?? "") ? -1 : 1;
  if (a.section === null || b.section === null) return a.section === null ? 1 : -1;
  return a.section < b.section ? -1 : 1;
}
