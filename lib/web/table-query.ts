/** The query of a page, as Next gives it. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** What a table can show and how it does until somebody asks otherwise. */
export interface TablePlan<S extends string, F extends string, C extends string> {
  readonly path: string;
  readonly sorts: readonly S[];
  /** The order of the first look. */
  readonly first: { readonly by: S; readonly descending: boolean };
  readonly facets: readonly [F, ...F[]];
  /** The columns that can be chosen, in order, and those shown at first. The first one names the row and always shows. */
  readonly columns: readonly C[];
  readonly shown: readonly C[];
  /** Further filters that the address may carry. */
  readonly extra?: readonly string[];
}

const PAGE_SIZES = [20, 50, 100] as const;
export const DENSITIES = ["comfortable", "compact", "dense"] as const;
export type Density = (typeof DENSITIES)[number];

/** What this browser chose on an earlier visit; the address counts more. Names that the list does not have are left out. */
export interface RememberedView {
  readonly columns: readonly string[];
  readonly density: string;
}

/** The state of a table, all of it in the address of the page. */
export interface TableQuery<S extends string, F extends string, C extends string> {
  readonly search: string;
  readonly facet: F;
  readonly sort: S;
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
  readonly size: number;
  readonly columns: readonly C[];
  readonly density: Density;
  readonly extra: Readonly<Record<string, string>>;
  /** Columns and density as a cookie keeps them; null when the address does not say. */
  readonly remember: string | null;
  /** The address of the table as at the first look of all, whatever is remembered. */
  readonly plain: Readonly<Record<"cols" | "density", string>>;
  /** The address with some of the values changed; null takes one away. Another filter or order leads to the first page. */
  href(changes: Readonly<Record<string, string | null>>): string;
  /** As `href`, but on the same page of the list. */
  here(changes: Readonly<Record<string, string | null>>): string;
  /** The values that a form of the page must carry besides its own fields `own`. */
  carried(...own: string[]): (readonly [string, string])[];
}

const MAX_SEARCH = 254;
const MAX_PAGE = 100_000;

/** Reads the state of a table from the address; whatever cannot be read is as remembered, else as at the first look. */
export function tableQuery<S extends string, F extends string, C extends string>(
  sent: SearchParams,
  plan: TablePlan<S, F, C>,
  remembered: RememberedView | null = null,
): TableQuery<S, F, C> {
  const one = (name: string) => [sent[name]].flat().at(-1) ?? "";
  const wanted = one("sort");
  const by = plan.sorts.find((name) => name === wanted.replace(/^-/, ""));
  const order = by ? { by, descending: wanted.startsWith("-") } : plan.first;
  const chosen = [sent.cols].flat().flatMap((value) => value?.split(",") ?? []);
  const known = (names: readonly string[]) => columnsOf(plan, names);
  const usual = remembered ? known(remembered.columns) : plan.shown;
  const columns = chosen.length > 0 ? known(chosen) : usual;
  const usualDensity = DENSITIES.find((name) => name === remembered?.density) ?? "comfortable";
  const askedDensity = DENSITIES.find((name) => name === one("density"));
  const query = {
    search: one("q").trim().slice(0, MAX_SEARCH),
    facet: plan.facets.find((name) => name === one("facet")) ?? plan.facets[0],
    sort: order.by,
    descending: order.descending,
    page: Math.min(MAX_PAGE, Math.max(1, Number.parseInt(one("page"), 10) || 1)),
    size: PAGE_SIZES.find((size) => String(size) === one("size")) ?? 50,
    columns,
    density: askedDensity ?? usualDensity,
    extra: Object.fromEntries((plan.extra ?? []).flatMap((name) => (one(name) === "" ? [] : [[name, one(name)]]))),
  };
  const state: Record<string, string> = {
    ...(query.search !== "" && { q: query.search }),
    ...(query.facet !== plan.facets[0] && { facet: query.facet }),
    ...query.extra,
    ...((order.by !== plan.first.by || order.descending !== plan.first.descending) && { sort: wanted }),
    ...(query.page > 1 && { page: String(query.page) }),
    ...(query.size !== 50 && { size: String(query.size) }),
    ...(chosen.length > 0 && columns.join() !== usual.join() && { cols: columns.join(",") }),
    ...(query.density !== usualDensity && { density: query.density }),
  };
  const href = (changes: Readonly<Record<string, string | null>>) => {
    const next: Record<string, string | null> = { ...state, ...("page" in changes ? {} : { page: null }), ...changes };
    const pairs = Object.entries(next).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]]));
    const text = new URLSearchParams(pairs).toString();
    return text === "" ? plan.path : `${plan.path}?${text}`;
  };
  return {
    ...query,
    remember: chosen.length > 0 || askedDensity ? `${columns.join("~")}.${query.density}` : null,
    plain: { cols: plan.shown.join(","), density: "comfortable" },
    href,
    here: (changes) => href({ page: state.page ?? null, ...changes }),
    carried: (...own) => Object.entries(state).filter(([name]) => name !== "page" && !own.includes(name)),
  };
}

/** Those of the named columns that there are, in the order named; the first one of the plan always leads. */
function columnsOf<C extends string>({ columns }: { readonly columns: readonly C[] }, names: readonly string[]): C[] {
  const [title] = columns;
  const asked = names.flatMap((name) => columns.find((column) => column === name) ?? []);
  return [...new Set(title === undefined ? asked : [title, ...asked])];
}
