import { type ApiUse, faultsOf } from "@/lib/access/api-survey";
import type { MethodHolders } from "@/lib/domain/api-directory";
import { coversWindow, type Traffic } from "@/lib/domain/api-traffic";
import type { PageOf } from "@/lib/domain/group-directory";
import { isFault, type PatternFault } from "@/lib/domain/pattern-notes";
import type { ApiRecord } from "@/lib/domain/policy-records";
import { paths } from "@/lib/paths";
import { listApiDirectory, listMethodHolders, surveyCalls } from "@/lib/services/api-directory";
import { listQuery, one, type Place, placeOf, type Query } from "./list-query";
import { load, requireUser } from "./load";
import { may } from "./may";

export const API_FACETS = ["all", "overlapping", "neverCalled", "faulty"] as const;
export type ApiFacet = (typeof API_FACETS)[number];
export type ApiBadge = PatternFault | "broken" | "overlaps" | "never";

/** An API as the list shows it. */
export interface ApiLine extends ApiRecord {
  /** Null for who may not read the operation log. */
  readonly use: ApiUse | null;
  readonly badges: readonly ApiBadge[];
  /** Null for who may not read permissions. */
  readonly holders: { readonly groups: number; readonly users: number; readonly methods: readonly string[] } | null;
}

export interface ApiList extends PageOf<ApiLine> {
  readonly search: string;
  readonly facet: ApiFacet;
  readonly counts: Readonly<Record<ApiFacet, number>>;
  readonly more: boolean;
  readonly traffic: Traffic | null;
  /** Kinds of calls that no API covers. */
  readonly uncovered: number;
  readonly place: Place;
}

/** What the page of the catalogue shows, read for the one who looks. */
export async function apiList(query: Query): Promise<ApiList> {
  const [actor, asked] = [await requireUser(), listQuery(query)];
  const { rows, more } = await load(listApiDirectory, {}, { search: asked.search });
  const calls = may(actor, surveyCalls) ? await load(surveyCalls, {}, undefined) : null;
  const certain = calls !== null && coversWindow(calls.traffic);
  const faults = await faultsOf(actor.snapshot);
  const lines = rows.map((row): Omit<ApiLine, "holders"> => {
    const use = calls?.uses.get(row.id) ?? null;
    return { ...row, use, badges: badgesOf(faults.get(row.id) ?? [], use, certain) };
  });
  const facets: Readonly<Record<ApiFacet, typeof lines>> = {
    all: lines,
    overlapping: lines.filter(({ badges }) => badges.includes("overlaps")),
    neverCalled: lines.filter(({ badges }) => badges.includes("never")),
    faulty: lines.filter(({ badges }) => badges.some(isFaulty)),
  };
  const facet = API_FACETS.find((name) => name === one(query, "facet")) ?? "all";
  const { limit, offset } = asked.window;
  const shown = facets[facet].slice(offset, offset + limit);
  const ids = shown.map(({ id }) => id);
  const holders = may(actor, listMethodHolders) ? await load(listMethodHolders, {}, ids) : null;
  const page = shown.map((line): ApiLine => ({ ...line, holders: holders && holdersOf(line.id, holders) }));
  const total = facets[facet].length;
  return {
    ...{ rows: page, total, search: asked.search, facet, more, traffic: calls?.traffic ?? null, uncovered: calls?.uncovered ?? 0 },
    counts: {
      all: lines.length,
      overlapping: facets.overlapping.length,
      neverCalled: facets.neverCalled.length,
      faulty: facets.faulty.length,
    },
    place: placeOf(paths.apis, { q: asked.search, facet: facet === "all" ? "" : facet }, asked, { total, rows: page }),
  };
}

function badgesOf(faults: readonly (PatternFault | "broken")[], use: ApiUse | null, certain: boolean): ApiBadge[] {
  if (faults.includes("broken")) return ["broken"];
  return [
    ...faults.slice(0, 1),
    ...(use && use.overlaps.length > 0 ? (["overlaps"] as const) : []),
    ...(certain && use?.calls === 0 ? (["never"] as const) : []),
  ];
}

/** Whether a badge is about a fault of the pattern. */
export function isFaulty(badge: ApiBadge): boolean {
  return badge === "broken" || isFault(badge);
}

function holdersOf(apiId: number, holders: readonly MethodHolders[]): NonNullable<ApiLine["holders"]> {
  const own = holders.filter((row) => row.apiId === apiId);
  const groups = new Set(own.flatMap((row) => row.groups.map(({ id }) => id)));
  const used = own.filter((row) => row.groups.length > 0 || row.users > 0);
  return { groups: groups.size, users: own[0]?.apiUsers ?? 0, methods: used.map(({ method }) => method) };
}
