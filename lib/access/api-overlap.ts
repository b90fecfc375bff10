import { setImmediate as others } from "node:timers/promises";
import type { CallRow } from "../domain/api-traffic";
import { patternExamples } from "../domain/pattern-examples";
import { isAnyMethod, placeInTime, type Snapshot } from "../domain/rights";
import { pathForms } from "./address";
import { apiFinder } from "./api-survey";
import { matchesAny } from "./patterns";

/** How another API lies to a pattern, on the paths that are known: examples of both, typed ones, and those of the log. */
export interface Overlap {
  readonly apiId: number;
  /** `same`: every known path of one is one of the other; `covered`: the other API has all of this one's; `covers`: the reverse. */
  readonly relation: "same" | "covered" | "covers" | "partly";
  /** Paths that both match, and one of them. */
  readonly paths: number;
  readonly example: string;
  /** Groups that get the same method from both, so that one of the two grants changes nothing. */
  readonly redundant: readonly { readonly group: string; readonly method: string }[];
}

/** What a changed pattern would do to the calls of the log. */
export interface RealCalls {
  readonly methods: readonly { readonly method: string; readonly count: number; readonly refused: number }[];
  readonly paths: readonly { readonly path: string; readonly count: number }[];
  readonly distinct: number;
  /** Paths and calls that the saved pattern does not match and this one does, and the reverse. */
  readonly gained: { readonly paths: number; readonly calls: number };
  readonly lost: { readonly paths: number; readonly calls: number };
}

const SHOWN = 8;
const TURN = 20_000;

/**
 * The other APIs that match paths of `pattern`. `apiId` is the API being edited, null for a new one; `at` a moment in ms.
 * Answers for the known paths, and proves nothing about others.
 */
export async function overlapsOf(
  { apis, groups, permissions }: Pick<Snapshot, "apis" | "groups" | "permissions">,
  pattern: string,
  apiId: number | null,
  known: readonly string[],
  at: number,
): Promise<Overlap[]> {
  const rest = new Map([...apis].filter(([id]) => id !== apiId));
  const find = apiFinder(rest);
  const own = [...new Set([...patternExamples(pattern), ...known])].filter((path) => matchesAny(pattern, pathForms(path)));
  const shared = new Map<number, string[]>();
  for (const [turn, path] of own.entries()) {
    if ((turn + 1) * apis.size > TURN && turn % Math.max(1, Math.floor(TURN / apis.size)) === 0) await others();
    for (const id of find(path)) shared.set(id, [...(shared.get(id) ?? []), path]);
  }
  const found = [...shared].sort((a, b) => b[1].length - a[1].length).slice(0, SHOWN);
  return found.map(([id, both]) => {
    const other = apis.get(id)?.pattern ?? "";
    const theirs = [...new Set([...patternExamples(other), ...known])].filter((path) => matchesAny(other, pathForms(path)));
    const onlyTheirs = theirs.some((path) => !matchesAny(pattern, pathForms(path)));
    const onlyOwn = both.length < own.length;
    const relation = onlyOwn ? (onlyTheirs ? "partly" : "covers") : onlyTheirs ? "covered" : "same";
    const redundant =
      apiId === null || relation === "partly" || relation === "covers" ? [] : sharedGrants({ groups, permissions }, apiId, id, at);
    return { apiId: id, relation, paths: both.length, example: both[0] ?? "", redundant };
  });
}

/** The calls of the log that a pattern matches, and how they differ from those of the `saved` one. */
export function realCalls(rows: readonly CallRow[], pattern: string, saved: string | null): RealCalls {
  const methods = new Map<string, { count: number; refused: number }>();
  const paths = new Map<string, number>();
  const [gained, lost] = [new Map<string, number>(), new Map<string, number>()];
  for (const { path, method, count, refused } of rows) {
    const forms = pathForms(path);
    const [now, before] = [matchesAny(pattern, forms), saved !== null && matchesAny(saved, forms)];
    if (now) {
      const sum = methods.get(method) ?? { count: 0, refused: 0 };
      methods.set(method, { count: sum.count + count, refused: sum.refused + refused });
      paths.set(path, (paths.get(path) ?? 0) + count);
    }
    const changed = now && !before ? gained : before && !now ? lost : null;
    changed?.set(path, (changed.get(path) ?? 0) + count);
  }
  const sum = (of: ReadonlyMap<string, number>) => ({ paths: of.size, calls: [...of.values()].reduce((a, b) => a + b, 0) });
  return {
    methods: [...methods].map(([method, counts]) => ({ method, ...counts })).sort((a, b) => b.count - a.count),
    paths: [...paths].slice(0, SHOWN).map(([path, count]) => ({ path, count })),
    distinct: paths.size,
    gained: sum(gained),
    lost: sum(lost),
  };
}

function sharedGrants(
  { groups, permissions }: Pick<Snapshot, "groups" | "permissions">,
  apiId: number,
  otherId: number,
  at: number,
): Overlap["redundant"] {
  return [...groups.values()].flatMap(({ name, grants }) => {
    const held = grants.flatMap((grant) => (placeInTime(grant, at) === "in" ? (permissions.get(grant.permissionId) ?? []) : []));
    const theirs = held.filter((rule) => rule.apiId === otherId);
    return held
      .filter((rule) => rule.apiId === apiId && theirs.some(({ method }) => method === rule.method || isAnyMethod(method)))
      .map(({ method }) => ({ group: name, method }));
  });
}
