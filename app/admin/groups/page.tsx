import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { Pager } from "@/components/data-table/pager";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { Page } from "@/components/layout/page";
import { PageKey } from "@/components/layout/page-key";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { ButtonLink } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { listGroupSummaries } from "@/lib/services/group-directory";
import { changeGroup, createGroups } from "@/lib/services/groups";
import { GROUP_COLUMNS, groupActs, groupColumns, groupListQuery, groupQuery, groupRowActs, groupWords } from "@/lib/web/group-list";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import type { SearchParams } from "@/lib/web/table-query";
import { pagerOf, tableTexts, toolbarOf } from "@/lib/web/table-texts";
import { rememberedView } from "@/lib/web/table-view";
import { texts } from "@/lib/web/texts";
import { groupCells } from "./group-cells";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("groups"))("title") };
}

export default async function GroupsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = groupListQuery(await searchParams, await rememberedView(paths.groups));
  const actor = await requireUser();
  const { rows, total } = await load(listGroupSummaries, {}, groupQuery(query));
  const [t, table, shell, words] = [await texts("groups"), await texts("table"), await texts("shell"), await groupWords()];
  const mayCreate = may(actor, createGroups);
  const mayRename = may(actor, changeGroup);
  const pager = await pagerOf(query, total);
  const choices = GROUP_COLUMNS.map((id) => ({ id, label: t(id) }));
  return (
    <Page
      title={t("title")}
      crumbs={[{ label: shell("directory") }]}
      crumbsLabel={shell("breadcrumb")}
      count={t("count", { count: total })}
      acts={
        mayCreate && (
          <ButtonLink href={paths.newGroup} look="primary">
            <Icon of={Plus} />
            {t("new")}
            <PageKey keys="c" label={t("new")} href={paths.newGroup} />
          </ButtonLink>
        )
      }
      fill
    >
      <TableToolbar {...(await toolbarOf(paths.groups, query, t("searchGroups"), choices, total))} />
      {rows.length === 0 && query.search !== "" && (
        <EmptyState of="match" title={table("noMatch")} acts={<ButtonLink href={paths.groups}>{table("clearFilters")}</ButtonLink>}>
          {table("noMatchLead", { search: query.search })}
        </EmptyState>
      )}
      {rows.length === 0 && query.search === "" && (
        <EmptyState of="nothing" title={t("none")} acts={mayCreate && <ButtonLink href={paths.newGroup}>{t("new")}</ButtonLink>}>
          {total > 0 ? table("noMatchFilter") : t("noneLead")}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <DataTable
          key={query.search}
          columns={await groupColumns(query)}
          rows={rows.map((group) => {
            const cells = groupCells(group, words, query.search);
            return {
              ...{ id: String(group.id), name: group.name, edit: mayRename ? paths.groupPart(group.id, "rename") : undefined },
              cells: Object.fromEntries(query.columns.map((column) => [column, cells[column]])),
            };
          })}
          total={total}
          acts={await groupActs(actor)}
          rowActs={await groupRowActs(actor)}
          density={query.density}
          texts={await tableTexts(t("title"), total)}
        />
      )}
      {pager && <Pager {...pager} />}
    </Page>
  );
}
