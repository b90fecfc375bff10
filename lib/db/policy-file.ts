import { z } from "zod";
import type { AssertionSubject, NamesOfRights } from "@/lib/domain/assertion";
import { type FileSubject, POLICY_FILE, type PolicyFile, policyFile } from "@/lib/domain/policy-file";
import { readAssertions, readNames } from "./assertions";
import type { Tx } from "./client";
import { moment, read } from "./statement";

/**
 * The policy as `on` sees it, in the form of a file. Users who are deleted are left out, and with `users` false all that is given to
 * single users. What names a group or user that is gone is left out too.
 */
export async function readPolicyFile(on: Tx, users: boolean): Promise<PolicyFile> {
  const groups = await on.group.findMany({ select: { id: true, name: true }, orderBy: { id: "asc" } });
  const apis = await on.backendApi.findMany({ orderBy: { id: "asc" } });
  const permissions = await on.permission.findMany({ select: { id: true, method: true, apiId: true } });
  const groupGrants = lists(await rows(on, "group_grants", "permission_id", "group_id", `"groups"`, "name", "1 = 1"));
  const userGrants = users
    ? lists(await rows(on, "user_grants", "permission_id", "user_id", "users", "username", "n.deleted_at IS NULL"))
    : null;
  const members = users ? lists(await rows(on, "memberships", "group_id", "user_id", "users", "username", "n.deleted_at IS NULL")) : null;
  const methods = new Map<number, typeof permissions>();
  for (const one of permissions) methods.set(one.apiId, [...(methods.get(one.apiId) ?? []), one]);
  const stored = await readAssertions(on);
  const names = await readNames(on, stored, "live");
  const assertions = stored.flatMap(({ subject, allowed, method, path, note }) => {
    const named = namedSubject(subject, names);
    return named ? [{ subject: named, allowed, method, path, note }] : [];
  });
  return policyFile.parse({
    ...{ gatehouse_policy: POLICY_FILE, users },
    groups: sorted(
      groups.map(({ id, name }) => ({ name, ...(members && { members: userHolders(members.get(id)) }) })),
      ({ name }) => name,
    ),
    apis: sorted(
      apis.map(({ id, appName, pattern, name, comment }) => ({
        ...{ app: appName, pattern, name, comment },
        permissions: sorted(
          (methods.get(id) ?? []).map((one) => ({
            ...{ method: one.method, groups: groupHolders(groupGrants.get(one.id)) },
            ...(userGrants && { users: userHolders(userGrants.get(one.id)) }),
          })),
          ({ method }) => method,
        ),
      })),
      ({ app, pattern, name }) => JSON.stringify([app ?? "", pattern, name ?? ""]),
    ),
    assertions: sorted(assertions, ({ path, method, subject }) => JSON.stringify([path, method, subject])),
  });
}

interface HolderRow {
  readonly owner: number;
  readonly name: string;
  readonly valid_from: Date | null;
  readonly valid_until: Date | null;
}

const holderRow: z.ZodType<HolderRow> = z.object({
  ...{ owner: z.number(), name: z.string(), valid_from: moment.nullable(), valid_until: moment.nullable() },
});

/** All names are those of the database, never values from outside. */
function rows(on: Tx, table: string, owner: string, other: string, named: string, name: string, where: string): Promise<HolderRow[]> {
  const sql = `SELECT x.${owner} AS owner, n.${name} AS name, x.valid_from, x.valid_until FROM ${table} x
    JOIN ${named} n ON n.id = x.${other} WHERE ${where}`;
  return read(sql, [], holderRow, on);
}

function lists(found: readonly HolderRow[]): Map<number, HolderRow[]> {
  const byOwner = new Map<number, HolderRow[]>();
  for (const row of found) {
    const list = byOwner.get(row.owner);
    if (list) list.push(row);
    else byOwner.set(row.owner, [row]);
  }
  return byOwner;
}

function holders(found: readonly HolderRow[] = []) {
  const written = found.map(({ name, valid_from, valid_until }) => ({
    name,
    span: { ...(valid_from && { from: valid_from.toISOString() }), ...(valid_until && { until: valid_until.toISOString() }) },
  }));
  return sorted(written, ({ name }) => name);
}

function groupHolders(found?: readonly HolderRow[]) {
  return holders(found).map(({ name, span }) => ({ group: name, ...span }));
}

function userHolders(found?: readonly HolderRow[]) {
  return holders(found).map(({ name, span }) => ({ user: name, ...span }));
}

function sorted<T>(list: readonly T[], key: (one: T) => string): T[] {
  return [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function namedSubject(subject: AssertionSubject, { groups, users }: NamesOfRights): FileSubject | null {
  if ("user" in subject) {
    const user = users.get(subject.user);
    return user === undefined ? null : { user };
  }
  if ("group" in subject) {
    const group = groups.get(subject.group);
    return group === undefined ? null : { group };
  }
  return { nobody_but: subject.nobodyBut.flatMap((id) => groups.get(id) ?? []).sort() };
}
