import type { Holder, PolicyChange } from "../domain/policy-change";
import { isAnyMethod, type Subject } from "../domain/rights";
import type { Trail, TrailApi } from "../domain/trail";
import { applyChanges, type Rights } from "./changed-rights";
import { decide } from "./decide";
import type { JudgedCall } from "./judged-call";

/** Changes that would let the refused in, the smallest first. */
export interface Fix {
  readonly kind: "enable" | "prolong" | "rejoin" | "grant";
  readonly changes: readonly PolicyChange[];
  readonly method: string;
  /** The API whose method is granted, for `prolong` and `grant`. */
  readonly api: Pick<TrailApi, "id" | "name" | "pattern"> | null;
  /** The group that is granted something or joined; null when the user alone gets it. */
  readonly group: { readonly id: number; readonly name: string } | null;
}

const MOST_GROUPS = 3;
const ALWAYS = { from: null, until: null } as const;

/**
 * What would let the subject of a refusal in: to enable the account, to prolong what has run out, to grant the method on a matching API to
 * the user or to a group of theirs. Every fix has been tried on the engine; none when no API matches or nobody is signed in.
 */
export function fixesFor(rights: Rights, subject: Subject, trail: Trail, { address, options }: JudgedCall): Fix[] {
  if (trail.allowed || !trail.subject) return [];
  const enable: PolicyChange[] = trail.subject.active ? [] : [{ kind: "active", userId: subject.userId, value: true }];
  const method = address.method === "HEAD" ? "GET" : address.method;
  const lets = ({ changes }: Fix) => {
    const after = applyChanges({ ...rights, subjects: new Map([[subject.userId, subject]]) }, changes);
    return decide(after.snapshot, after.subjects.get(subject.userId) ?? subject, address, options).allowed;
  };
  const enabled: Fix = { kind: "enable", changes: enable, method, api: null, group: null };
  if (enable.length > 0 && lets(enabled)) return [enabled];
  if (!GRANTABLE.has(method)) return [];
  const more = [...rejoins(subject, trail, method), ...prolonged(subject, trail, method), ...grants(subject, trail, method)];
  const seen = new Set<string>();
  return more
    .map((fix) => ({ ...fix, changes: [...enable, ...fix.changes] }))
    .filter((fix) => !seen.has(JSON.stringify(fix.changes)) && seen.add(JSON.stringify(fix.changes)) && lets(fix));
}

const GRANTABLE: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);

/** Groups whose time is over, or has not come, and that have the method. */
function rejoins(subject: Subject, { groups, apis }: Trail, method: string): Fix[] {
  const having = new Set(
    apis.flatMap(({ grants }) => grants.filter((one) => one.place === "in" && fits(one.method, method))).map(({ group }) => group),
  );
  return groups
    .filter(({ id, place }) => place !== "in" && having.has(id))
    .map((group) => ({
      ...{ kind: "rejoin", method, api: null, group },
      changes: [{ kind: "join", userId: subject.userId, groupId: group.id, ...ALWAYS }],
    }));
}

/** Grants of the method whose time is over, or has not come. */
function prolonged(subject: Subject, trail: Trail, method: string): Fix[] {
  return trail.apis.flatMap((api) =>
    api.grants
      .filter((one) => one.place !== "in" && fits(one.method, method))
      .map((one) => granted("prolong", subject, trail, api, one.method, one.group)),
  );
}

/** New grants on the API that fits best: one that something is held of already, else the most exact pattern. */
function grants(subject: Subject, trail: Trail, method: string): Fix[] {
  const [api] = [...trail.apis].sort((a, b) => Number(b.grants.length > 0) - Number(a.grants.length > 0) || literals(b) - literals(a));
  if (!api) return [];
  const holding = new Set(api.grants.map(({ group }) => group));
  const groups = trail.groups.filter(({ place }) => place === "in").sort((a, b) => Number(holding.has(b.id)) - Number(holding.has(a.id)));
  const holders = [...(trail.subject?.kind === "user" ? [null] : []), ...groups.slice(0, MOST_GROUPS).map(({ id }) => id)];
  return holders.map((group) => granted("grant", subject, trail, api, method, group));
}

function granted(kind: Fix["kind"], subject: Subject, { groups }: Trail, api: TrailApi, method: string, groupId: number | null): Fix {
  const holder: Holder = groupId === null ? { user: subject.userId } : { group: groupId };
  const group = groups.find(({ id }) => id === groupId) ?? null;
  return { kind, method, api, group, changes: [{ kind: "grant", holder, apiId: api.id, method, ...ALWAYS }] };
}

function fits(held: string, method: string): boolean {
  return held === method || isAnyMethod(held);
}

/** How many characters of a pattern stand for themselves. */
function literals({ pattern }: TrailApi): number {
  return pattern.replace(/\(\?P<\w+>|\[[^\]]*\]|\\[a-z]|[\\^$.*+?()|{}[\]]/gi, "").length;
}
