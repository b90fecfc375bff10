import type { Principal } from "../access/actor";
import { importPlan, type KnownApi } from "../access/import-plan";
import { operation, ruledAddresses } from "../access/operation";
import { requireSuperuser } from "../access/protection";
import { addApis, addPermissions, readKnownApis } from "../db/api-import";
import { db, type Tx } from "../db/client";
import { bumpPolicy } from "../db/policy";
import { transaction } from "../db/transaction";
import type { ImportPreview, ImportSource } from "../domain/api-import";
import { type DescribedApi, type DocumentFault, describedApis } from "../domain/openapi-paths";
import { suggestedName } from "../domain/path-masks";
import { invalid } from "../errors";

const BULK_TIMEOUT = 30_000;

/** Lays a document beside the catalogue; superusers only. Changes nothing. */
export const previewImport = operation({
  at: ["GET", "/admin/apis/import/"],
  target: async (actor: Principal): Promise<void> => requireSuperuser(actor),
  run: async (_actor: Principal, _target: unknown, source: ImportSource): Promise<ImportPreview> => {
    const described = addressesOf(source);
    return typeof described === "string" ? { fault: described } : { fault: null, ...importPlan(described, await readKnownApis(db())) };
  },
});

/**
 * Takes the chosen lines of a document, which their patterns name, all or nothing; superusers only. Adds APIs and permissions of their
 * methods, and changes patterns where that was proposed; deletes nothing and grants nothing. Raises `invalid`: `changed_meanwhile` when
 * a line is not what was chosen any more, and what a broken document or no choice is told with.
 */
export const importApis = operation({
  at: ["POST", "/admin/apis/import/"],
  target: async (actor: Principal): Promise<void> => requireSuperuser(actor),
  run: async (
    actor: Principal,
    _target: unknown,
    { source, patterns }: { readonly source: ImportSource; readonly patterns: readonly string[] },
  ): Promise<{ readonly added: number; readonly changed: number }> => {
    const described = addressesOf(source);
    if (typeof described === "string") throw invalid("text", "blank");
    if (patterns.length === 0) throw invalid("patterns", "required");
    const createdAt = new Date(actor.call.time);
    const write = async (tx: Tx) => {
      await bumpPolicy(tx);
      return take(tx, described, new Set(patterns), createdAt);
    };
    return transaction(write, { timeout: BULK_TIMEOUT });
  },
});

async function take(tx: Tx, described: readonly DescribedApi[], patterns: ReadonlySet<string>, createdAt: Date) {
  const known: readonly KnownApi[] = await readKnownApis(tx);
  const lines = importPlan(described, known).lines.filter(({ pattern, status }) => patterns.has(pattern) && /new|differs/.test(status));
  if (lines.length < patterns.size) throw invalid(null, "changed_meanwhile");
  const fresh = lines.filter(({ existing }) => existing === null);
  const ids = await addApis(
    tx,
    fresh.map(({ name, pattern, app, comment }) => ({ name, pattern, appName: app, comment, createdAt })),
  );
  for (const { existing, moves, pattern } of lines) {
    if (existing && moves) await tx.backendApi.update({ where: { id: existing.id }, data: { pattern } });
  }
  const rows = lines.flatMap(({ adds, existing, pattern }) => {
    const apiId = existing?.id ?? ids.get(pattern) ?? 0;
    return adds.map((method) => ({ apiId, method, createdAt }));
  });
  await addPermissions(tx, rows);
  return { added: fresh.length, changed: lines.length - fresh.length };
}

function addressesOf(source: ImportSource): readonly DescribedApi[] | DocumentFault {
  if (source !== "own") return describedApis(source.text);
  const methods = new Map<string, string[]>();
  for (const [method, template] of ruledAddresses()) {
    if (method !== "HEAD" && method !== "OPTIONS") methods.set(template, [...(methods.get(template) ?? []), method]);
  }
  return [...methods].map(([template, served]) => {
    const pattern = template.replace(/\{pk\}/g, "\\d+").replace(/\{\w+\}/g, "[^/]+");
    const { name, app } = suggestedName(template);
    return { pattern, name: name.split(" ").slice(1).join(" ") || name, app, comment: null, methods: served };
  });
}
