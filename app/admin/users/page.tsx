import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { FacetChips } from "@/components/data-table/facet-chips";
import { Pager } from "@/components/data-table/pager";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/link";
import { TextLink } from "@/components/ui/text-link";
import { primaryKey } from "@/lib/domain/primary-key";
import { paths } from "@/lib/paths";
import { listDirectory } from "@/lib/services/user-directory";
import { formats } from "@/lib/web/formats";
import { load, requireUser } from "@/lib/web/load";
import type { SearchParams } from "@/lib/web/table-query";
import { pagerOf, tableTexts, toolbarOf } from "@/lib/web/table-texts";
import { rememberedView } from "@/lib/web/table-view";
import { texts } from "@/lib/web/texts";
import { userActs, userRowActs } from "@/lib/web/user-acts";
import { directoryQuery, USER_COLUMNS, type UserListQuery, userListQuery } from "@/lib/web/user-list";
import { userWords } from "@/lib/web/user-words";
import { ListActs } from "./list-acts";
import { UserPeek } from "./peek/peek";
import { userCells } from "./user-cells";
import { columnsOf, facetChips, facetLabels } from "./user-columns";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("users"))("title") };
}

export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const sent = await searchParams;
  const query = userListQuery(sent, await rememberedView(paths.users));
  const { users, counts, estimated } = await load(listDirectory, {}, directoryQuery(query));
  const [actor, t, table, shell, words] = await Promise.all([
    ...([requireUser(), texts("users"), texts("table"), texts("shell"), userWords()] as const),
  ]);
  const total = counts[query.facet];
  const labels = facetLabels(t);
  const peek = primaryKey([sent.peek].flat().at(-1));
  const peeked = { id: peek === null ? null : String(peek), close: query.here({}) };
  const filtered = query.search !== "" || query.extra.group !== undefined;
  const pager = await pagerOf(query, total, estimated);
  return (
    <Page
      title={t("title")}
      crumbs={[{ label: shell("directory") }]}
      crumbsLabel={shell("breadcrumb")}
      count={estimated ? <About query={query} total={counts.all} /> : t("count", { total: counts.all })}
      acts={<ListActs actor={actor} query={query} />}
      panel={peeked.id && <UserPeek pk={peeked.id} close={peeked.close} />}
      fill
    >
      <TableToolbar
        {...(await toolbarOf(
          ...([paths.users, query, t("search")] as const),
          USER_COLUMNS.map((id) => ({ id, label: labels.columns[id] })),
          total,
        ))}
      />
      <FacetChips label={table("facets")} chips={await facetChips(query, counts, words.groupName)} />
      {users.length === 0 ? (
        <EmptyState
          of="match"
          title={counts.all === 0 && !filtered ? t("nothing") : table("noMatch")}
          acts={<ButtonLink href={paths.users}>{table("clearFilters")}</ButtonLink>}
        >
          {query.search ? table("noMatchLead", { search: query.search }) : table("noMatchFilter")}
        </EmptyState>
      ) : (
        <DataTable
          key={JSON.stringify([query.search, query.facet, query.extra])}
          columns={columnsOf(query, t)}
          rows={users.map((user) => {
            const cells = userCells(user, words, query.search);
            const id = String(user.id);
            return {
              ...{ id, name: user.values.username, muted: !user.values.is_active, edit: paths.user(id), peek: query.here({ peek: id }) },
              cells: Object.fromEntries(query.columns.map((column) => [column, cells[column]])),
            };
          })}
          total={total}
          acts={await userActs(actor, query)}
          rowActs={await userRowActs(actor, query)}
          peeked={peeked}
          density={query.density}
          texts={await tableTexts(t("title"), total)}
        />
      )}
      {pager && <Pager {...pager} />}
    </Page>
  );
}

/** How many there are about, and the way to the full count. */
async function About({ query, total }: { query: UserListQuery; total: number }) {
  const [t, table, { number }] = await Promise.all([texts("users"), texts("table"), formats()]);
  return (
    <>
      {t("countAbout", { total: number(total) })} <TextLink href={query.here({ count: "exact" })}>{table("countExactly")}</TextLink>
    </>
  );
}
