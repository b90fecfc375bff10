import type { Granted, Member, Snapshot, Subject } from "@/lib/domain/rights";
import { processWide } from "@/lib/global";
import { db, type Tx } from "./client";
import { loadSettings } from "./settings";

const KEPT_SUBJECTS = 10_000;

interface Cache {
  snapshot: { version: number; value: Promise<Snapshot> } | null;
  version: number;
  subjects: Map<number, Promise<Pick<Subject, "grants" | "memberships">>>;
}
const cache = () => processWide("policy", (): Cache => ({ snapshot: null, version: 0, subjects: new Map() }));

/** The policy as it is at `version` or later, read once per version. */
export function readSnapshot(version: number): Promise<Snapshot> {
  const kept = cache().snapshot;
  if (kept?.version === version) return kept.value;
  const value = loadSnapshot(version);
  cache().snapshot = { version, value };
  value.catch(() => {
    if (cache().snapshot?.value === value) cache().snapshot = null;
  });
  return value;
}

/** The own grants and memberships of a user, kept as long as the policy version stands. */
export function readRights(userId: number, version: number): Promise<Pick<Subject, "grants" | "memberships">> {
  const { subjects } = cache();
  if (cache().version !== version || subjects.size >= KEPT_SUBJECTS) {
    subjects.clear();
    cache().version = version;
  }
  const kept = subjects.get(userId);
  if (kept) return kept;
  const value = loadRights(db(), userId);
  subjects.set(userId, value);
  value.catch(() => subjects.delete(userId));
  return value;
}

/** Own grants and memberships of one user, read in `on`. */
async function loadRights(on: Tx, userId: number): Promise<Pick<Subject, "grants" | "memberships">> {
  const where = { userId };
  const grants = await on.userGrant.findMany({ where, select: { permissionId: true, ...BOUNDS } });
  const memberships = await on.membership.findMany({ where, select: { groupId: true, ...BOUNDS } });
  return {
    grants: grants.map(({ permissionId, ...bounds }): Granted => ({ permissionId, ...bound(bounds) })),
    memberships: memberships.map(({ groupId, ...bounds }): Member => ({ groupId, ...bound(bounds) })),
  };
}

const BOUNDS = { validFrom: true, validUntil: true } as const;

/** The time span of a row as the engine knows it. */
export function bound(row: { validFrom: Date | null; validUntil: Date | null }) {
  return { from: row.validFrom?.getTime() ?? null, until: row.validUntil?.getTime() ?? null };
}

async function loadSnapshot(version: number): Promise<Snapshot> {
  // A change of a setting raises the version too, so that every instance knows it with its next request.
  const [apiRows, permissions, groups] = await Promise.all([
    db().backendApi.findMany({ select: { id: true, pattern: true, name: true, appName: true } }),
    db().permission.findMany({ select: { id: true, method: true, apiId: true } }),
    db().group.findMany({ select: { id: true, name: true, grants: { select: { permissionId: true, ...BOUNDS } } } }),
    loadSettings(),
  ]);
  const apis = new Map(apiRows.map((api) => [api.id, api]));
  const rules = permissions.flatMap(({ id, method, apiId }) => {
    const api = apis.get(apiId);
    return api ? [{ id, method, apiId, pattern: api.pattern }] : [];
  });
  return {
    version,
    apis,
    permissions: new Map(rules.map((rule) => [rule.id, rule])),
    groups: new Map(
      groups.map(({ id, name, grants }) => [
        id,
        { id, name, grants: grants.map(({ permissionId, ...bounds }): Granted => ({ permissionId, ...bound(bounds) })) },
      ]),
    ),
  };
}
