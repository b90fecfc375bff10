import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { FacetChips } from "@/components/data-table/facet-chips";
import { Pager } from "@/components/data-table/pager";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/link";
import { FACETS } from "@/lib/domain/user-directory";
import { paths } from "@/lib/paths";
import { endManySessions, setUsersActive } from "@/lib/services/user-batches";
import { deleteUsers } from "@/lib/services/user-deletion";
import { listDirectory } from "@/lib/services/user-directory";
import { exportUsers } from "@/lib/services/user-export";
import { formats } from "@/lib/web/formats";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import type { SearchParams } from "@/lib/web/table-query";
import { tableTexts, toolbarOf } from "@/lib/web/table-texts";
import { texts } from "@/lib/web/texts";
import { directoryQuery, USER_COLUMNS, userListQuery } from "@/lib/web/user-list";
import { userWords } from "@/lib/web/user-words";
import { ListActs } from "./list-acts";
import { userCells } from "./user-cells";
import { columnsOf, facetLabels } from "./user-columns";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("users"))("title") };
}

export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = userListQuery(await searchParams);
  const { users, counts } = await load(listDirectory, {}, directoryQuery(query));
  const [actor, t, table, shell, { number }, words] = await Promise.all([
    ...([requireUser(), texts("users"), texts("table"), texts("shell"), formats(), userWords()] as const),
  ]);
  const total = counts[query.facet];
  const labels = facetLabels(t);
  const columns = columnsOf(query, t);
  const acts = [
    ...(may(actor, setUsersActive)
      ? [
          { value: "disable", label: t("disable") },
          { value: "enable", label: t("enable") },
        ]
      : []),
    ...(may(actor, endManySessions) ? [{ value: "signout", label: t("signOut") }] : []),
    ...(may(actor, exportUsers) ? [{ value: "export", label: t("exportMarked"), file: paths.exportUsers }] : []),
    ...(may(actor, deleteUsers) ? [{ value: "delete", label: t("delete"), bad: true }] : []),
  ];
  const group = query.extra.group;
  return (
    <Page
      title={t("title")}
      crumbs={[{ label: shell("directory") }]}
      crumbsLabel={shell("breadcrumb")}
      count={t("count", { total: counts.all })}
      acts={<ListActs actor={actor} query={query} />}
      fill
    >
      <TableToolbar
        {...(await toolbarOf(
          paths.users,
          query,
          t("search"),
          USER_COLUMNS.map((id) => ({ id, label: labels.columns[id] })),
        ))}
      />
      <FacetChips
        label={table("facets")}
        chips={[
          ...FACETS.map((facet) => ({
            href: query.href({ facet: facet === "all" ? null : facet }),
            ...{ label: labels.facets[facet], count: number(counts[facet]), current: facet === query.facet },
          })),
          ...(group
            ? [
                {
                  href: query.href({ group: null }),
                  label: t("inGroup", { name: words.groupName(Number(group)) }),
                  count: "×",
                  current: true,
                },
              ]
            : []),
        ]}
      />
      {users.length === 0 ? (
        <EmptyState
          of="match"
          title={counts.all === 0 && query.search === "" && !group ? t("nothing") : table("noMatch")}
          acts={<ButtonLink href={paths.users}>{table("clearFilters")}</ButtonLink>}
        >
          {query.search ? table("noMatchLead", { search: query.search }) : table("noMatchFilter")}
        </EmptyState>
      ) : (
        <DataTable
          key={JSON.stringify([query.search, query.facet, query.extra])}
          columns={columns}
          rows={users.map((user) => {
            const cells = userCells(user, words);
            return {
              ...{ id: String(user.id), name: user.values.username, muted: !user.values.is_active },
              cells: Object.fromEntries(query.columns.map((id) => [id, cells[id]])),
            };
          })}
          total={total}
          acts={
            acts.length === 0
              ? undefined
              : { action: `${paths.users}/batch`, carried: query.carried("sort", "size", "cols", "density"), acts }
          }
          density={query.density}
          texts={await tableTexts(t("title"), total)}
        />
      )}
      {total > 0 && (
        <Pager
          label={table("pages")}
          range={table("range", {
            from: number(Math.min(total, (query.page - 1) * query.size + 1)),
            ...{ to: number(Math.min(total, query.page * query.size)), total: number(total) },
          })}
          previous={{ href: query.page > 1 ? query.href({ page: String(query.page - 1) }) : null, label: table("previous") }}
          next={{ href: query.page * query.size < total ? query.href({ page: String(query.page + 1) }) : null, label: table("next") }}
        />
      )}
    </Page>
  );
}
