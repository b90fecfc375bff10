import type { ImportLine } from "../domain/api-import";
import type { DescribedApi } from "../domain/openapi-paths";
import { rootForm } from "./address";
import { compilePattern } from "./patterns";

/** A registered API and the methods that have a permission. */
export interface KnownApi {
  readonly id: number;
  readonly name: string | null;
  readonly pattern: string;
  readonly appName: string | null;
  readonly methods: readonly string[];
}

/**
 * Lays described addresses beside the catalogue. The same pattern, whatever its anchors, is the same API; failing that, the same name in
 * the same app. `kept` counts the APIs that no address means.
 */
export function importPlan(described: readonly DescribedApi[], known: readonly KnownApi[]): { lines: ImportLine[]; kept: number } {
  const byPattern = new Map(known.map((api) => [bare(api.pattern), api]));
  const byName = new Map(known.map((api) => [`${api.appName} ${api.name}`, api]));
  const meant = new Set<number>();
  const seen = new Set<string>();
  const taken = new Set(described.map(({ pattern }) => bare(rootForm(pattern))));
  const lines = described.flatMap((one): ImportLine[] => {
    // Paths are judged in their root form, so a pattern for another spelling would match nothing.
    const pattern = rootForm(one.pattern);
    if (seen.has(bare(pattern))) return [];
    seen.add(bare(pattern));
    const named = byName.get(`${one.app} ${one.name}`);
    const api = byPattern.get(bare(pattern)) ?? (named && !taken.has(bare(named.pattern)) ? named : undefined);
    if (api) meant.add(api.id);
    const fault = pattern.length > 100 ? "long" : "problem" in compilePattern(pattern) ? "broken" : null;
    const adds = api ? one.methods.filter((method) => !api.methods.includes(method)) : one.methods;
    const moves = api !== undefined && bare(api.pattern) !== bare(pattern);
    const status = fault ? "refused" : !api ? "new" : moves || adds.length > 0 ? "differs" : "same";
    const { name, app, comment } = one;
    return [{ status, pattern, name, app, comment, adds, existing: api ? { id: api.id, pattern: api.pattern } : null, moves, fault }];
  });
  return { lines, kept: known.length - meant.size };
}

/** Anchors say nothing to the engine. */
function bare(pattern: string): string {
  return pattern.replace(/^\^/, "").replace(/(?<!\\)\$$/, "");
}
