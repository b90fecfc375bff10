import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/link";
import { SearchForm } from "@/components/ui/search-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Cell, type Column, Row, Table } from "@/components/ui/table";
import { paths } from "@/lib/paths";
import { listGroupPermissions } from "@/lib/services/group-directory";
import { addToGroup, removeFromGroup } from "@/lib/services/group-members";
import { readGroupByKey } from "@/lib/services/groups";
import { readMatrix } from "@/lib/services/permission-matrix";
import { formats } from "@/lib/web/formats";
import { addressOf, listQuery, one, placeOf, type Query } from "@/lib/web/list-query";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { ListFoot } from "../../../list-foot";
import { SpanFields } from "../../../permissions/validity/span-fields";
import { PlanBar } from "../../../plan/plan-bar";
import { changeBelongings } from "../../actions";
import { BondSpan } from "../bond-span";
import { GroupFrame } from "../group-frame";

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("groups"))("permissions") };
}

export default async function GroupPermissionsPage({ params, searchParams }: PageProps) {
  const [{ id: pk }, query, actor] = [await params, await searchParams, await requireUser()];
  const group = await load(readGroupByKey, { pk }, undefined);
  const t = await texts("groups");
  const here = paths.groupPart(group.id, "permissions");
  if (!may(actor, listGroupPermissions)) {
    return (
      <GroupFrame group={group} current={here}>
        <EmptyState of="right" title={t("hiddenPermissions")}>
          {t("hiddenPermissionsLead")}
        </EmptyState>
      </GroupFrame>
    );
  }
  const asked = listQuery(query);
  const mayAdd = actor.user.isSuperuser && may(actor, addToGroup, { pk });
  const held = !mayAdd || one(query, "show") !== "others";
  const [list, { number }] = [await load(listGroupPermissions, {}, { ...asked, group: group.id, held }), await formats()];
  const show = held ? "" : "others";
  const place = placeOf(here, { q: asked.search, show }, asked, list);
  const mayChoose = held ? may(actor, removeFromGroup, { pk }) : mayAdd;
  const columns: Column[] = [
    ...(mayChoose
      ? [{ key: "box", label: <span className="sr-only">{t(held ? "removeSelected" : "addSelected")}</span>, className: "w-8" }]
      : []),
    { key: "api", label: t("api"), className: "max-sm:hidden" },
    { key: "pattern", label: t("pattern") },
    { key: "method", label: t("method"), className: "w-28" },
    ...(held ? [{ key: "span", label: <span className="sr-only">{t("until")}</span>, className: "w-72 max-sm:w-28" }] : []),
  ];
  const rows = (
    <Table label={t(held ? "held" : "notHeld")} columns={columns}>
      {list.rows.map(({ id, method, pattern, apiName, ...bond }) => (
        <Row key={id}>
          {mayChoose && (
            <Cell>
              <Checkbox name="permissions" value={id} aria-label={t("select", { name: `${method} ${pattern}` })} />
            </Cell>
          )}
          <Cell className="font-semibold break-all max-sm:hidden">{apiName}</Cell>
          <Cell className="font-mono text-xs break-all">{pattern}</Cell>
          <Cell className="font-mono text-xs font-semibold">{method}</Cell>
          {held && (
            <Cell>
              <BondSpan kind="group_grant" bond={bond} mayChange={mayAdd} name={`${method} ${pattern}`} />
            </Cell>
          )}
        </Row>
      ))}
    </Table>
  );
  return (
    <GroupFrame group={group} current={here}>
      <div className="flex flex-wrap items-center gap-3 px-6 py-4 max-sm:px-4">
        {mayAdd && (
          <nav className="flex gap-1" aria-label={t("permissions")}>
            <Choice href={here} chosen={held}>
              {t("held")}
            </Choice>
            <Choice href={addressOf(here, { show: "others" })} chosen={!held}>
              {t("notHeld")}
            </Choice>
          </nav>
        )}
        <SearchForm action={here} label={t("searchPermissions")} button={t("search")} value={asked.search} kept={{ show }} />
        <span className="text-sm text-ink-3 tabular-nums">{number(list.total)}</span>
        {may(actor, readMatrix) && (
          <span className="ml-auto">
            <ButtonLink href={paths.permissionsOf("group", group.id)}>{(await texts("matrix"))("matrix")}</ButtonLink>
          </span>
        )}
      </div>
      {list.rows.length > 0 && mayChoose && (
        <ActionForm action={changeBelongings.bind(null, pk, held ? "remove" : "add")} className="grid gap-3">
          {rows}
          {!held && (
            <div className="max-w-160 px-6 max-sm:px-4">
              <SpanFields />
            </div>
          )}
          <div className="px-6 max-sm:px-4">
            <SubmitButton look={held ? "bad" : "primary"}>{t(held ? "removeSelected" : "addSelected")}</SubmitButton>
          </div>
        </ActionForm>
      )}
      {list.rows.length > 0 && !mayChoose && rows}
      <ListFoot
        place={place}
        search={asked.search}
        clear={addressOf(here, { show })}
        nothing={{ title: t(held ? "noPermissions" : "allGranted"), lead: held && mayAdd && t("noPermissionsLead") }}
      />
      <PlanBar />
    </GroupFrame>
  );
}

function Choice({ href, chosen, children }: { href: string; chosen: boolean; children: ReactNode }) {
  return (
    <ButtonLink href={href} look={chosen ? "plain" : "ghost"}>
      {children}
    </ButtonLink>
  );
}
