import type { FacetChip } from "@/components/data-table/facet-chips";
import type { CardPlace, TableColumn } from "@/components/data-table/table-types";
import { type DirectorySort, FACETS, type Facet } from "@/lib/domain/user-directory";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";
import type { UserColumn, UserListQuery } from "@/lib/web/user-list";

type Texts = Awaited<ReturnType<typeof texts<"users">>>;

/** The names of the facets and columns of the user list. */
export function facetLabels(t: Texts): { facets: Record<Facet, string>; columns: Record<UserColumn, string> } {
  return {
    facets: {
      ...{ all: t("all"), superuser: t("isSuperuser"), staff: t("isStaff") },
      ...{ disabled: t("facetDisabled"), never: t("neverSignedIn"), dormant: t("dormant90") },
    },
    columns: {
      ...{ user: t("user"), groups: t("groups"), status: t("status"), last_login: t("lastSignIn"), phone: t("phone"), email: t("email") },
      ...{ created: t("joined"), dingding: t("dingding"), wechat: t("wechat"), work_id: t("workId"), id: t("id") },
    },
  };
}

const SORTS: Partial<Record<UserColumn, DirectorySort>> = { user: "username", last_login: "last_login", created: "created", id: "id" };
const CARDS: Partial<Record<UserColumn, CardPlace>> = { user: "title", groups: "below", status: "belowAside", last_login: "aside" };

/** The columns that are shown; a second press on the head of a sorted one turns the order. */
export function columnsOf(query: UserListQuery, t: Texts): TableColumn[] {
  const labels = facetLabels(t).columns;
  return query.columns.map((id) => {
    const column = { id, label: labels[id], card: CARDS[id] ?? "hidden" } as const;
    const sort = SORTS[id];
    if (!sort) return column;
    const now = sort === query.sort ? (query.descending ? "descending" : "ascending") : null;
    const first = sort === "username" || sort === "id" ? sort : `-${sort}`;
    const turned = query.descending ? sort : `-${sort}`;
    return { ...column, sort: { href: query.href({ sort: now ? turned : first }), now } };
  });
}

/** The links that narrow the list, and the group that it is narrowed to. */
export async function facetChips(
  query: UserListQuery,
  counts: Readonly<Record<Facet, number>>,
  groupName: (id: number) => string,
): Promise<FacetChip[]> {
  const [t, { number }] = await Promise.all([texts("users"), formats()]);
  const labels = facetLabels(t).facets;
  const { group } = query.extra;
  return [
    ...FACETS.map((facet) => ({
      ...{ href: query.href({ facet: facet === "all" ? null : facet }), label: labels[facet], count: number(counts[facet]) },
      current: facet === query.facet,
    })),
    ...(group
      ? [
          {
            href: query.href({ group: null }),
            label: group === "none" ? t("inNoGroup") : t("inGroup", { name: groupName(Number(group)) }),
            count: "×",
            current: true,
          },
        ]
      : []),
  ];
}
