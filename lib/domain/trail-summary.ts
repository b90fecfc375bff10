import { isAnyMethod } from "./rights";
import type { Trail, TrailApi, TrailGrant, TrailGroup } from "./trail";

/** Why, in one word: a reason of the engine, for `no_grant` what came nearest, or what the operation said of the object. */
export type Why = Exclude<Trail["reason"], "no_grant"> | "no_api" | "method" | "expired" | "no_grant" | "forbidden" | "not_found";

/** Why the call is let in or refused. */
export function whyOf(trail: Trail, object: "passed" | "not_found" | "forbidden" | null = null): Why {
  if (trail.allowed && (object === "forbidden" || object === "not_found")) return object;
  if (trail.reason !== "no_grant") return trail.reason;
  if (trail.apis.length === 0) return "no_api";
  const held = trail.apis.flatMap(({ grants }) => grants);
  if (held.some((grant) => fitsMethod(grant.method, trail.method))) return "expired";
  return held.length > 0 ? "method" : "no_grant";
}

/** Whether a stored method stands for the asked one. */
export function fitsMethod(stored: string, asked: string): boolean {
  return isAnyMethod(stored) || stored === (asked === "HEAD" ? "GET" : asked);
}

/** What a group, or the subject itself (null), holds of the matching APIs, and whether that lets the call in. */
export interface HeldHere {
  readonly group: TrailGroup | null;
  readonly grants: readonly TrailGrant[];
  /** `grants`: lets in. `span`: would, at another time. `other`: other methods only. `nothing`: nothing here. */
  readonly outcome: "grants" | "span" | "other" | "nothing";
}

/** What is held of the matching APIs: of the subject itself first, then of each group. */
export function heldHere(trail: Trail): HeldHere[] {
  return [null, ...trail.groups].map((group) => {
    const grants = trail.apis.flatMap((api) => api.grants.filter((grant) => grant.group === (group?.id ?? null)));
    const fitting = grants.filter((grant) => fitsMethod(grant.method, trail.method));
    const inside = group === null || group.place === "in";
    const lets = inside && fitting.some(({ place }) => place === "in");
    return { group, grants, outcome: lets ? "grants" : fitting.length > 0 ? "span" : grants.length > 0 ? "other" : "nothing" };
  });
}

/** A right that nearly fits: the method is missing, or a span of time does not hold the moment. */
export type NearMiss =
  | { readonly kind: "method"; readonly api: TrailApi; readonly methods: readonly string[] }
  | { readonly kind: "span"; readonly api: TrailApi; readonly grant: TrailGrant }
  | { readonly kind: "membership"; readonly api: TrailApi; readonly group: TrailGroup };

/** What nearly let a refused call in. */
export function nearMisses(trail: Trail): NearMiss[] {
  if (trail.reason !== "no_grant") return [];
  return trail.apis.flatMap((api): NearMiss[] => {
    const fitting = api.grants.filter((grant) => fitsMethod(grant.method, trail.method));
    if (fitting.length === 0) {
      return api.grants.length > 0 ? [{ kind: "method", api, methods: [...new Set(api.grants.map(({ method }) => method))] }] : [];
    }
    return fitting.flatMap((grant): NearMiss[] => {
      const group = trail.groups.find(({ id }) => id === grant.group);
      if (group && group.place !== "in" && grant.place === "in") return [{ kind: "membership", api, group }];
      return grant.place === "in" ? [] : [{ kind: "span", api, grant }];
    });
  });
}
