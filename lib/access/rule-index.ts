import { type Granted, type GroupRule, isAnyMethod, type Snapshot } from "../domain/rights";
import { literalPrefix, matchesAny } from "./patterns";

/** The rules of one pattern text, by method; those of any method under `*`. */
interface PatternRules {
  readonly pattern: string;
  readonly byMethod: Map<string, number[]>;
}

/** Patterns by the whole segments of their literal beginning; a path asks the few buckets on its own way down. */
type RuleIndex = ReadonlyMap<string, readonly PatternRules[]>;

const indexes = new WeakMap<Snapshot, RuleIndex>();
const placesOfGroups = new WeakMap<GroupRule, ReadonlyMap<number, readonly number[]>>();

/** The ids of all permissions whose method and pattern fit: what one look at each of them would find, without looking at each. */
export function fittingRules(snapshot: Snapshot, method: string, paths: readonly string[]): ReadonlySet<number> {
  const index = indexes.get(snapshot) ?? build(snapshot);
  const fitting = new Set<number>();
  for (const key of new Set(paths.flatMap(beginnings))) {
    for (const { pattern, byMethod } of index.get(key) ?? []) {
      const [exact, any] = [byMethod.get(method), byMethod.get("*")];
      if ((!exact && !any) || !matchesAny(pattern, paths)) continue;
      for (const id of [...(exact ?? []), ...(any ?? [])]) fitting.add(id);
    }
  }
  return fitting;
}

/** Those grants of a group that give one of these permissions, in the group's order. */
export function grantsOf(group: GroupRule, permissions: ReadonlySet<number>): Granted[] {
  const places = placesOfGroups.get(group) ?? placesIn(group);
  const found = [...permissions].flatMap((id) => places.get(id) ?? []);
  return found.sort((a, b) => a - b).flatMap((place) => group.grants[place] ?? []);
}

function build(snapshot: Snapshot): RuleIndex {
  const byPattern = new Map<string, PatternRules>();
  for (const { id, method, pattern } of snapshot.permissions.values()) {
    const rules = byPattern.get(pattern) ?? { pattern, byMethod: new Map<string, number[]>() };
    byPattern.set(pattern, rules);
    push(rules.byMethod, isAnyMethod(method) ? "*" : method, id);
  }
  const index = new Map<string, PatternRules[]>();
  for (const rules of byPattern.values()) push(index, wholeSegments(literalPrefix(rules.pattern)), rules);
  indexes.set(snapshot, index);
  return index;
}

function placesIn(group: GroupRule): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  for (const [place, { permissionId }] of group.grants.entries()) push(places, permissionId, place);
  placesOfGroups.set(group, places);
  return places;
}

/** `/a/b` and `/a/b/` begin with nothing, `/` and `/a/`, the second also with `/a/b/`. */
function beginnings(path: string): string[] {
  const found = [""];
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) found.push(path.slice(0, at + 1));
  return found;
}

function wholeSegments(prefix: string): string {
  return prefix.slice(0, prefix.lastIndexOf("/") + 1);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
