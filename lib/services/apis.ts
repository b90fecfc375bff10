import type { Principal } from "../access/actor";
import { operation, type Params } from "../access/operation";
import { compilePattern } from "../access/patterns";
import { requireSuperuser } from "../access/protection";
import { db, type Tx } from "../db/client";
import { keyset, slices } from "../db/page";
import { bumpPolicy } from "../db/policy";
import { unknownIds } from "../db/relations";
import { transaction } from "../db/transaction";
import { asSent, draftsOf, type OneOrManyRows, settleRows } from "../domain/batch";
import type { Draft, OneOrMany } from "../domain/draft";
import { type IdsReading, refuseUnknown, requiredIds } from "../domain/id-list";
import { type Listing, partOf, type Window } from "../domain/listing";
import type { ApiRecord } from "../domain/policy-records";
import { primaryKey } from "../domain/primary-key";
import { AppError, type Issue } from "../errors";

/** What callers write of a back-end API (contract section 7.3). */
export interface ApiFields {
  readonly pattern: string;
  readonly name?: string | null;
  readonly app_name?: string | null;
  readonly comment?: string | null;
}

const BULK_TIMEOUT = 30_000;
const SHOWN = { id: true, name: true, pattern: true, appName: true, comment: true } as const;

/** All back-end APIs by id, or a page of them. */
export const listApis = operation({
  at: ["GET", "/account/backendapi/"],
  run: async (_actor: Principal, _target: undefined, window: Window | null): Promise<Listing<ApiRecord>> => ({
    total: await db().backendApi.count(),
    slices: keyset(
      (after, slice) => db().backendApi.findMany({ where: { id: { gt: after } }, orderBy: { id: "asc" }, select: SHOWN, ...slice }),
      partOf(window),
    ),
    window,
  }),
});

/** One back-end API. Raises `not_found`. */
export const readApiByKey = operation({
  at: ["GET", "/account/backendapi/{pk}/"],
  target: addressed,
  run: async (_actor: Principal, api: ApiRecord): Promise<ApiRecord> => api,
});

/** Creates one back-end API or a batch, all or nothing; superusers only. Raises `invalid`, also for patterns that RE2 refuses. */
export const createApis = operation({
  at: ["POST", "/account/backendapi/"],
  target: async (actor: Principal): Promise<void> => requireSuperuser(actor),
  run: async (actor: Principal, _target: unknown, input: OneOrMany<ApiFields>): Promise<OneOrManyRows<ApiRecord>> => {
    const rows = settleRows(input, draftsOf(input).map(patternIssues));
    const createdAt = new Date(actor.call.time);
    const write = async (tx: Tx) => {
      await bumpPolicy(tx);
      const created: ApiRecord[] = [];
      for (const row of rows) {
        created.push(await tx.backendApi.create({ data: { ...columnsOf(row), pattern: row.pattern, createdAt }, select: SHOWN }));
      }
      return created;
    };
    return asSent(input, await transaction(write, { timeout: BULK_TIMEOUT }));
  },
});

/** Writes a back-end API whole; superusers only. Fields that are not sent keep their value. Raises `not_found`, `forbidden`, `invalid`. */
export const replaceApi = operation({
  at: ["PUT", "/account/backendapi/{pk}/"],
  target: writable,
  run: (_actor: Principal, api: ApiRecord, draft: Draft<ApiFields>) => change(api, draft),
});

/** Changes some fields of a back-end API; raises what `replaceApi` does. */
export const changeApi = operation({
  at: ["PATCH", "/account/backendapi/{pk}/"],
  target: writable,
  run: (_actor: Principal, api: ApiRecord, draft: Draft<Partial<ApiFields>>) => change(api, draft),
});

/** Deletes a back-end API for good, with its permissions; superusers only. Raises `not_found`, `forbidden`. */
export const deleteApi = operation({
  at: ["DELETE", "/account/backendapi/{pk}/"],
  target: writable,
  run: (_actor: Principal, { id }: ApiRecord): Promise<void> =>
    transaction(async (tx) => {
      await bumpPolicy(tx);
      const { count } = await tx.backendApi.deleteMany({ where: { id } });
      if (count === 0) throw new AppError("not_found");
    }),
});

/** Deletes back-end APIs all or nothing; superusers only. Raises `forbidden`, `invalid` on `ids`. */
export const deleteApis = operation({
  at: ["DELETE", "/account/backendapi/multiple_delete/"],
  target: async (actor: Principal): Promise<void> => requireSuperuser(actor),
  run: async (_actor: Principal, _target: unknown, input: { readonly ids: IdsReading }): Promise<void> => {
    const ids = requiredIds("ids", input.ids);
    const write = async (tx: Tx) => {
      await bumpPolicy(tx);
      refuseUnknown({ ids: await unknownIds(tx, "backendApi", ids) });
      for (const slice of slices(ids)) await tx.backendApi.deleteMany({ where: { id: { in: slice } } });
    };
    await transaction(write, { timeout: BULK_TIMEOUT });
  },
});

async function addressed(_actor: Principal, { pk }: Params): Promise<ApiRecord> {
  const id = primaryKey(pk);
  const api = id === null ? null : await db().backendApi.findUnique({ where: { id }, select: SHOWN });
  if (!api) throw new AppError("not_found");
  return api;
}

async function writable(actor: Principal, params: Params): Promise<ApiRecord> {
  const api = await addressed(actor, params);
  requireSuperuser(actor);
  return api;
}

function patternIssues({ values: { pattern } }: Draft<Partial<ApiFields>>): Issue[] {
  if (pattern === undefined || !("problem" in compilePattern(pattern))) return [];
  return [{ field: "pattern", rule: "re2_pattern" }];
}

function columnsOf({ app_name, ...rest }: Partial<ApiFields>) {
  return { ...rest, ...(app_name !== undefined && { appName: app_name }) };
}

async function change({ id }: ApiRecord, draft: Draft<Partial<ApiFields>>): Promise<ApiRecord> {
  const [sent = {}] = settleRows({ one: draft }, [patternIssues(draft)]);
  return transaction(async (tx) => {
    await bumpPolicy(tx);
    await tx.backendApi.updateMany({ where: { id }, data: columnsOf(sent) });
    const api = await tx.backendApi.findUnique({ where: { id }, select: SHOWN });
    if (!api) throw new AppError("not_found");
    return api;
  });
}
