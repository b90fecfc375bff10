import type { Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { requireSuperuser } from "../access/protection";
import { db, type Tx } from "../db/client";
import { keyset, slices } from "../db/page";
import { takenPairIssues } from "../db/permissions";
import { bumpPolicy } from "../db/policy";
import { raced } from "../db/raced";
import { referenceIssues, unknownIds } from "../db/relations";
import { transaction } from "../db/transaction";
import { asSent, draftsOf, type OneOrManyRows, settleRows } from "../domain/batch";
import type { Draft, OneOrMany } from "../domain/draft";
import { type IdsReading, refuseUnknown, requiredIds } from "../domain/id-list";
import { type Listing, partOf, type Window } from "../domain/listing";
import type { PermissionRecord } from "../domain/policy-records";
import { primaryKey } from "../domain/primary-key";
import { AppError, type Issue } from "../errors";

/** What callers write of a permission (contract section 7.3). */
export interface PermissionFields {
  readonly method: string;
  readonly api_id: number;
}

const BULK_TIMEOUT = 30_000;
const SHOWN = { id: true, method: true, apiId: true } as const;

/** All permissions by id, or a page of them. */
export const listPermissions = operation({
  at: ["GET", "/account/permission/"],
  run: async (_actor: Principal, _target: undefined, window: Window | null): Promise<Listing<PermissionRecord>> => ({
    total: await db().permission.count(),
    slices: keyset(
      (after, slice) => db().permission.findMany({ where: { id: { gt: after } }, orderBy: { id: "asc" }, select: SHOWN, ...slice }),
      partOf(window),
    ),
    window,
  }),
});

/** One permission. Raises `not_found`. */
export const readPermissionByKey = operation({
  at: ["GET", "/account/permission/{pk}/"],
  target: addressed,
  run: async (_actor: Principal, permission: PermissionRecord): Promise<PermissionRecord> => permission,
});

/** Creates one permission or a batch, all or nothing; superusers only. Raises `forbidden`, `invalid`. */
export const createPermissions = operation({
  at: ["POST", "/account/permission/"],
  target: async (actor: Principal): Promise<void> => requireSuperuser(actor),
  run: async (actor: Principal, _target: unknown, input: OneOrMany<PermissionFields>): Promise<OneOrManyRows<PermissionRecord>> => {
    const check = async () => settleRows(input, await databaseIssues(draftsOf(input)));
    const rows = await check();
    const createdAt = new Date(actor.call.time);
    const write = async (tx: Tx) => {
      await bumpPolicy(tx);
      const created: PermissionRecord[] = [];
      for (const { method, api_id } of rows) {
        created.push(await tx.permission.create({ data: { method, apiId: api_id, createdAt }, select: SHOWN }));
      }
      return created;
    };
    return asSent(input, await raced(() => transaction(write, { timeout: BULK_TIMEOUT }), check));
  },
});

/** Writes a permission whole; superusers only. Raises `not_found`, `forbidden`, `invalid`. */
export const replacePermission = operation({
  at: ["PUT", "/account/permission/{pk}/"],
  target: writable,
  run: (_actor: Principal, permission: PermissionRecord, draft: Draft<PermissionFields>) => change(permission, draft),
});

/** Changes one field of a permission or both; raises what `replacePermission` does. */
export const changePermission = operation({
  at: ["PATCH", "/account/permission/{pk}/"],
  target: writable,
  run: (_actor: Principal, permission: PermissionRecord, draft: Draft<Partial<PermissionFields>>) => change(permission, draft),
});

/** Deletes a permission for good: users and groups lose it; superusers only. Raises `not_found`, `forbidden`. */
export const deletePermission = operation({
  at: ["DELETE", "/account/permission/{pk}/"],
  target: writable,
  run: (_actor: Principal, { id }: PermissionRecord): Promise<void> =>
    transaction(async (tx) => {
      await bumpPolicy(tx);
      const { count } = await tx.permission.deleteMany({ where: { id } });
      if (count === 0) throw new AppError("not_found");
    }),
});

/** Deletes permissions all or nothing; superusers only. Raises `forbidden`, `invalid` on `ids`. */
export const deletePermissions = operation({
  at: ["DELETE", "/account/permission/multiple_delete/"],
  target: async (actor: Principal): Promise<void> => requireSuperuser(actor),
  run: async (_actor: Principal, _target: unknown, input: { readonly ids: IdsReading }): Promise<void> => {
    const ids = requiredIds("ids", input.ids);
    const write = async (tx: Tx) => {
      await bumpPolicy(tx);
      refuseUnknown({ ids: await unknownIds(tx, "permission", ids) });
      for (const slice of slices(ids)) await tx.permission.deleteMany({ where: { id: { in: slice } } });
    };
    await transaction(write, { timeout: BULK_TIMEOUT });
  },
});

async function addressed(_actor: Principal, { pk }: Params): Promise<PermissionRecord> {
  const id = primaryKey(pk);
  const permission = id === null ? null : await db().permission.findUnique({ where: { id }, select: SHOWN });
  if (!permission) throw new AppError("not_found");
  return permission;
}

async function writable(actor: Principal, params: Params): Promise<PermissionRecord> {
  const permission = await addressed(actor, params);
  requireSuperuser(actor);
  return permission;
}

/** As in the documents' framework, whether a pair is taken is only asked of rows whose fields hold. */
async function databaseIssues(drafts: readonly Draft<Partial<PermissionFields>>[], stored?: PermissionRecord): Promise<Issue[][]> {
  const unknown = await referenceIssues(
    db(),
    "backendApi",
    "api_id",
    drafts.map(({ values }) => values.api_id),
  );
  const pairs = drafts.map(({ values, issues }, at) => {
    const holds = issues.length === 0 && unknown[at]?.length === 0;
    return { method: values.method ?? stored?.method, apiId: holds ? (values.api_id ?? stored?.apiId) : undefined };
  });
  const taken = await takenPairIssues(db(), pairs, stored?.id);
  return drafts.map((_, at) => [...(unknown[at] ?? []), ...(taken[at] ?? [])]);
}

async function change(permission: PermissionRecord, draft: Draft<Partial<PermissionFields>>): Promise<PermissionRecord> {
  const check = async () => settleRows({ one: draft }, await databaseIssues([draft], permission));
  const [{ method = permission.method, api_id = permission.apiId } = {}] = await check();
  const { id } = permission;
  const write = async (tx: Tx) => {
    await bumpPolicy(tx);
    const { count } = await tx.permission.updateMany({ where: { id }, data: { method, apiId: api_id } });
    if (count === 0) throw new AppError("not_found");
    return { id, method, apiId: api_id };
  };
  return raced(() => transaction(write), check);
}
