import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { Pager } from "@/components/data-table/pager";
import { Page } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { ButtonLink, PageLink } from "@/components/ui/link";
import { SearchForm } from "@/components/ui/search-form";
import { Cell, type Column, Row, Table } from "@/components/ui/table";
import { GROUP_SORTS } from "@/lib/domain/group-directory";
import { paths } from "@/lib/paths";
import { listGroupSummaries } from "@/lib/services/group-directory";
import { createGroups } from "@/lib/services/groups";
import { formats } from "@/lib/web/formats";
import { addressOf, listQuery, one, placeOf, type Query } from "@/lib/web/list-query";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("groups"))("title") };
}

export default async function GroupsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [query, actor] = [await searchParams, await requireUser()];
  const asked = listQuery(query);
  const sort = GROUP_SORTS.find((known) => known === one(query, "sort")) ?? "name";
  const list = await load(listGroupSummaries, {}, { ...asked, sort });
  const [t, shell, { number }] = [await texts("groups"), await texts("shell"), await formats()];
  const kept = { q: asked.search, sort: sort === "name" ? "" : sort };
  const place = placeOf(paths.groups, kept, asked, list);
  const mayCreate = may(actor, createGroups);
  const column = (name: "name" | "members" | "permissions", className: string): Column => {
    const order = sort === name ? "ascending" : sort === `-${name}` ? "descending" : "none";
    const next = sort === name || (name !== "name" && sort !== `-${name}`) ? `-${name}` : name;
    return { key: name, label: t(name), className, sort: { href: addressOf(paths.groups, { ...kept, sort: next }), order } };
  };
  const columns: Column[] = [
    { key: "box", label: <span className="sr-only">{t("compareSelected")}</span>, className: "w-8" },
    ...[column("name", ""), column("members", "w-36 text-right"), column("permissions", "w-36 text-right max-sm:hidden")],
  ];
  return (
    <Page
      title={t("title")}
      crumbs={[{ label: shell("directory") }]}
      crumbsLabel={shell("breadcrumb")}
      count={t("count", { count: list.total })}
      acts={
        mayCreate && (
          <ButtonLink href={paths.newGroup} look="primary">
            <Icon of={Plus} />
            {t("new")}
          </ButtonLink>
        )
      }
    >
      <div className="px-6 pb-3 max-sm:px-4">
        <SearchForm action={paths.groups} label={t("searchGroups")} button={t("search")} value={asked.search} kept={{ sort: kept.sort }} />
      </div>
      {list.rows.length === 0 && asked.search !== "" && (
        <EmptyState
          of="match"
          title={t("noMatch", { search: asked.search })}
          acts={<ButtonLink href={paths.groups}>{t("clear")}</ButtonLink>}
        />
      )}
      {list.rows.length === 0 && asked.search === "" && (
        <EmptyState of="nothing" title={t("none")} acts={mayCreate && <ButtonLink href={paths.newGroup}>{t("new")}</ButtonLink>}>
          {t("noneLead")}
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <form action={paths.compareGroups}>
          <Table label={t("title")} columns={columns}>
            {list.rows.map(({ id, name, members, permissions }) => (
              <Row key={id}>
                <Cell>
                  <Checkbox name="group" value={id} aria-label={t("select", { name })} />
                </Cell>
                <Cell className="break-all">
                  <PageLink href={paths.group(id)} className="rounded-sm font-semibold hover:underline">
                    {name}
                  </PageLink>
                </Cell>
                <Cell className="text-right tabular-nums">{number(members)}</Cell>
                <Cell className="text-right tabular-nums max-sm:hidden">{number(permissions)}</Cell>
              </Row>
            ))}
          </Table>
          <div className="px-6 pt-3 max-sm:px-4">
            <Button type="submit">{t("compareSelected")}</Button>
          </div>
        </form>
      )}
      {(place.previous ?? place.next) !== null && (
        <Pager
          label={t("pages")}
          range={t("place", { from: number(place.from), to: number(place.to), total: number(place.total) })}
          previous={{ href: place.previous, label: t("previous") }}
          next={{ href: place.next, label: t("next") }}
        />
      )}
    </Page>
  );
}
