import type { CallRow } from "./api-traffic";
import { maskedPath } from "./path-masks";
import type { ApiRule } from "./rights";

/** Calls on addresses of one kind that no API covers. */
export interface UncoveredCalls {
  /** `/report/{n}/` */
  readonly shown: string;
  readonly pattern: string;
  readonly methods: readonly string[];
  readonly count: number;
  readonly last: number;
}

/** A grant that nobody made use of. */
export interface UnusedGrant {
  readonly holder: { readonly kind: "user" | "group"; readonly id: number; readonly name: string };
  readonly method: string;
  readonly api: ApiRule;
}

/** What the operation log says of the catalogue. Null where the log does not reach far enough to say "never". */
export interface Coverage {
  /** `reach`: from when on the log was read, in ms; `cut`: there were more kinds of calls than are counted. */
  readonly window: { readonly days: number; readonly reach: number; readonly cut: boolean };
  readonly uncovered: readonly UncoveredCalls[];
  readonly uncoveredTotal: number;
  readonly unused: readonly ApiRule[] | null;
  readonly grants: { readonly rows: readonly UnusedGrant[]; readonly total: number } | null;
}

/** Calls put together by the kind of their address, the most frequent first. */
export function groupedCalls(rows: readonly CallRow[]): UncoveredCalls[] {
  const groups = new Map<string, { shown: string; pattern: string; methods: Set<string>; count: number; last: number }>();
  for (const { path, method, count, last } of rows) {
    const { shown, pattern } = maskedPath(path);
    const group = groups.get(shown) ?? { shown, pattern, methods: new Set<string>(), count: 0, last: 0 };
    group.methods.add(method);
    group.count += count;
    group.last = Math.max(group.last, last);
    groups.set(shown, group);
  }
  return [...groups.values()].map((group) => ({ ...group, methods: [...group.methods].sort() })).sort((a, b) => b.count - a.count);
}
