import { actorId, type Principal } from "../access/actor";
import { operation } from "../access/operation";
import { compilePattern } from "../access/patterns";
import { requireSuperuser } from "../access/protection";
import { bumpPolicy } from "../db/policy";
import { relate, unknownIds } from "../db/relations";
import { transaction } from "../db/transaction";
import { PERMISSION_METHODS } from "../domain/api-directory";
import { type Draft, settle } from "../domain/draft";
import type { ApiRecord } from "../domain/policy-records";
import { type Issue, invalid } from "../errors";
import type { ApiFields } from "./apis";

/** A new API and its first grant. */
export interface ApiRegistration {
  readonly fields: Draft<ApiFields>;
  /** Who gets the methods; null: nobody yet. */
  readonly group: number | null;
  readonly methods: readonly string[];
}

const SHOWN = { id: true, name: true, pattern: true, appName: true, comment: true } as const;

/**
 * Registers a back-end API, makes permissions of its methods and gives them to a group, all or nothing; superusers only. Raises
 * `invalid` for its fields, for an unknown `group` and for `methods` that cannot be or that a group needs.
 */
export const createApiWithGrants = operation({
  at: ["POST", "/admin/apis/"],
  target: async (actor: Principal): Promise<void> => requireSuperuser(actor),
  run: async (actor: Principal, _target: unknown, { fields, group, methods }: ApiRegistration): Promise<ApiRecord> => {
    const { app_name, ...values } = settle(fields, [...patternIssues(fields), ...methodIssues(group, methods)]);
    const createdAt = new Date(actor.call.time);
    const by = actorId(actor);
    return transaction(async (tx) => {
      await bumpPolicy(tx);
      if (group !== null && (await unknownIds(tx, "group", [group])).length > 0) throw invalid("group", "pk_missing", { value: group });
      const api = await tx.backendApi.create({ data: { ...values, appName: app_name ?? null, createdAt }, select: SHOWN });
      const made: number[] = [];
      for (const method of new Set(methods)) {
        const { id } = await tx.permission.create({ data: { method, apiId: api.id, createdAt }, select: { id: true } });
        made.push(id);
      }
      if (group !== null) await relate(tx, "groupPermissions", [{ owner: group, ids: made }], { by, now: createdAt });
      return api;
    });
  },
});

function patternIssues({ values: { pattern } }: Draft<ApiFields>): Issue[] {
  if (pattern === undefined || !("problem" in compilePattern(pattern))) return [];
  return [{ field: "pattern", rule: "re2_pattern" }];
}

function methodIssues(group: number | null, methods: readonly string[]): Issue[] {
  const known: readonly string[] = PERMISSION_METHODS;
  const strange = methods.find((method) => !known.includes(method));
  if (strange !== undefined) return [{ field: "methods", rule: "choice", params: { value: strange } }];
  return group !== null && methods.length === 0 ? [{ field: "methods", rule: "required" }] : [];
}
