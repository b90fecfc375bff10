import { setImmediate as others } from "node:timers/promises";
import type { CallRow, Traffic } from "../domain/api-traffic";
import { patternExamples } from "../domain/pattern-examples";
import { isFault, type PatternFault, patternNotes } from "../domain/pattern-notes";
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

/** Paths matched between two turns of the event loop: a few milliseconds. */
const TURN = 50;
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

/** Finds the back-end APIs that match a path. They lie by the folder that their literal beginning names, so a path looks at few of them. */
export function apiFinder(apis: Snapshot["apis"]): (path: string) => number[] {
  const byFolder = new Map<string, number[]>();
  for (const { id, pattern } of apis.values()) {
    const prefix = literalPrefix(pattern);
    const folder = prefix.slice(0, prefix.lastIndexOf("/") + 1);
    const there = byFolder.get(folder);
    if (there) there.push(id);
    else byFolder.set(folder, [id]);
  }
  return (path) => {
    const forms = pathForms(path);
    const folders = new Set(["", ...forms.flatMap((form) => [...form.matchAll(/\//g)].map(({ index }) => form.slice(0, index + 1)))]);
    return [...folders].flatMap((folder) => (byFolder.get(folder) ?? []).filter((id) => matchesAny(apis.get(id)?.pattern ?? "", forms)));
  };
}

const matched = new WeakMap<Snapshot["apis"], Map<string, readonly number[]>>();

/** By path the APIs that match it: the log is counted anew every minute, but its paths stay mostly the same. */
function matchesOf(apis: Snapshot["apis"]): Map<string, readonly number[]> {
  const held = matched.get(apis);
  if (held && held.size < MOST_PATHS) return held;
  const fresh = new Map<string, readonly number[]>();
  matched.set(apis, fresh);
  return fresh;
}

const MOST_PATHS = 20_000;
const faults = new WeakMap<Snapshot["apis"], Promise<Faults>>();
type Faults = ReadonlyMap<number, readonly (PatternFault | "broken")[]>;

/** What is wrong with the patterns of a policy version, by API; those without a fault are left out. Works in slices, and is kept. */
export function faultsOf({ apis }: Snapshot): Promise<Faults> {
  const value = faults.get(apis) ?? readFaults(apis);
  faults.set(apis, value);
  return value;
}

async function readFaults(apis: Snapshot["apis"]): Promise<Faults> {
  const found = new Map<number, readonly (PatternFault | "broken")[]>();
  let turn = 0;
  for (const { id, pattern } of apis.values()) {
    turn += 1;
    if (turn % PATTERNS_A_TURN === 0) await others();
    const wrong = "problem" in compilePattern(pattern) ? (["broken"] as const) : patternNotes(pattern).filter(isFault);
    if (wrong.length > 0) found.set(id, wrong);
  }
  return found;
}

/** Patterns compiled and read between two turns of the event loop: some milliseconds. */
const PATTERNS_A_TURN = 20;

async function survey(snapshot: Snapshot, traffic: Traffic): Promise<Survey> {
  const { apis } = snapshot;
  const counts = new Map([...apis.keys()].map((id) => [id, { calls: 0, refused: 0, last: 0, parts: new Array<number>(7).fill(0) }]));
  const overlaps = new Map([...apis.keys()].map((id) => [id, new Set<number>()]));
  const wide = new Set([...(await faultsOf(snapshot))].flatMap(([id, wrong]) => (wrong.includes("everything") ? id : [])));
  const find = apiFinder(apis);
  const matches = matchesOf(apis);
  const uncovered: CallRow[] = [];
  let since = 0;
  const take = async (path: string): Promise<readonly number[]> => {
    const known = matches.get(path);
    if (!known) since += 1;
    if (since > TURN) {
      since = 0;
      await others();
    }
    const found = known ?? find(path);
    if (!known) matches.set(path, found);
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
