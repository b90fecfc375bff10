import { setImmediate as others } from "node:timers/promises";
import type { CallRow, Traffic } from "../domain/api-traffic";
import { patternExamples } from "../domain/pattern-examples";
import { patternNotes } from "../domain/pattern-notes";
import type { Snapshot } from "../domain/rights";
import { pathForms } from "./address";
import { compilePattern, literalPrefix, matchesAny } from "./patterns";

/** What the calls of a window say of one back-end API. */
export interface ApiUse {
  readonly calls: number;
  readonly refused: number;
  /** Ms since 1970; null when it was never called. */
  readonly last: number | null;
  readonly parts: readonly number[];
  /** Other APIs that match some of the same paths, at most 20. One that matches everything is not counted. */
  readonly overlaps: readonly number[];
}

export interface Survey {
  readonly uses: ReadonlyMap<number, ApiUse>;
  /** Calls that the engine judged on paths that no API matches, but for those that match everything. */
  readonly uncovered: readonly CallRow[];
}

/** Matches between two turns of the event loop: a few milliseconds. */
const TURN = 20_000;
const MOST_OVERLAPS = 20;

const surveys = new WeakMap<Snapshot, WeakMap<Traffic, Promise<Survey>>>();

/** Lays the calls of a window over the back-end APIs of a policy version. Works in slices; the answer is kept as long as both are. */
export function surveyOf(snapshot: Snapshot, traffic: Traffic): Promise<Survey> {
  const known = surveys.get(snapshot) ?? new WeakMap<Traffic, Promise<Survey>>();
  surveys.set(snapshot, known);
  const value = known.get(traffic) ?? survey(snapshot, traffic);
  known.set(traffic, value);
  value.catch(() => known.delete(traffic));
  return value;
}

/** The back-end APIs that may match a path, by its first segment: for many of them their literal beginning says no at once. */
export function apiFinder(apis: Snapshot["apis"]): (path: string) => number[] {
  const [bySegment, anywhere] = [new Map<string, number[]>(), [] as number[]];
  for (const { id, pattern } of apis.values()) {
    if ("problem" in compilePattern(pattern)) continue;
    const segment = /^\/([^/]+)\//.exec(literalPrefix(pattern))?.[1];
    if (segment === undefined) anywhere.push(id);
    else bySegment.set(segment, [...(bySegment.get(segment) ?? []), id]);
  }
  return (path) => {
    const forms = pathForms(path);
    const candidates = [...(bySegment.get(path.split("/", 2)[1] ?? "") ?? []), ...anywhere];
    return candidates.filter((id) => matchesAny(apis.get(id)?.pattern ?? "", forms));
  };
}

async function survey({ apis }: Snapshot, traffic: Traffic): Promise<Survey> {
  const counts = new Map([...apis.keys()].map((id) => [id, { calls: 0, refused: 0, last: 0, parts: new Array<number>(7).fill(0) }]));
  const overlaps = new Map([...apis.keys()].map((id) => [id, new Set<number>()]));
  const wide = new Set([...apis.values()].flatMap(({ id, pattern }) => (patternNotes(pattern).includes("everything") ? id : [])));
  const find = apiFinder(apis);
  const uncovered: CallRow[] = [];
  let since = 0;
  const take = async (path: string): Promise<number[]> => {
    since += apis.size;
    if (since > TURN) {
      since = 0;
      await others();
    }
    const found = find(path);
    const narrow = found.filter((id) => !wide.has(id));
    for (const id of narrow.slice(0, MOST_OVERLAPS + 1)) for (const other of narrow) if (other !== id) overlaps.get(id)?.add(other);
    return found;
  };
  for (const row of traffic.rows) {
    const found = await take(row.path);
    if (found.every((id) => wide.has(id)) && row.ruled > row.missing) uncovered.push(row);
    for (const id of found) {
      const count = counts.get(id);
      if (!count) continue;
      count.calls += row.count;
      count.refused += row.refused;
      count.last = Math.max(count.last, row.last);
      for (const [at, part] of row.parts.entries()) count.parts[at] = (count.parts[at] ?? 0) + part;
    }
  }
  for (const { pattern } of apis.values()) for (const path of patternExamples(pattern).slice(0, 2)) await take(path);
  const uses = [...counts].map(([id, { last, ...count }]): [number, ApiUse] => {
    return [id, { ...count, last: last === 0 ? null : last, overlaps: [...(overlaps.get(id) ?? [])].slice(0, MOST_OVERLAPS) }];
  });
  return { uses: new Map(uses), uncovered };
}
