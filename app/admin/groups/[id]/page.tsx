import type { Metadata } from "next";
import { MemberPicker } from "@/components/groups/member-picker";
import { ActionForm } from "@/components/ui/action-form";
import { Avatar, State } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/link";
import { SearchForm } from "@/components/ui/search-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Cell, type Column, Row, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { paths } from "@/lib/paths";
import { listMembers } from "@/lib/services/group-directory";
import { addToGroup, removeFromGroup } from "@/lib/services/group-members";
import { readGroupByKey } from "@/lib/services/groups";
import { formats } from "@/lib/web/formats";
import { listQuery, placeOf, type Query } from "@/lib/web/list-query";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { ListFoot } from "../../list-foot";
import { SpanFields } from "../../permissions/validity/span-fields";
import { changeBelongings, pickMembers } from "../actions";
import { BondSpan } from "./bond-span";
import { GroupFrame } from "./group-frame";

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("groups"))("title") };
}

export default async function GroupPage({ params, searchParams }: PageProps) {
  const [{ id: pk }, query, actor] = [await params, await searchParams, await requireUser()];
  const group = await load(readGroupByKey, { pk }, undefined);
  const [t, general] = [await texts("groups"), await texts("general")];
  const here = paths.group(group.id);
  if (!may(actor, listMembers)) {
    return (
      <GroupFrame group={group} current={here}>
        <EmptyState of="right" title={t("hiddenMembers")}>
          {t("hiddenMembersLead")}
        </EmptyState>
      </GroupFrame>
    );
  }
  const asked = listQuery(query);
  const [list, { time, number }] = [await load(listMembers, {}, { ...asked, group: group.id, held: true }), await formats()];
  const place = placeOf(here, { q: asked.search }, asked, list);
  const mayAdd = actor.user.isSuperuser && may(actor, addToGroup, { pk });
  const mayRemove = may(actor, removeFromGroup, { pk });
  const columns: Column[] = [
    ...(mayRemove ? [{ key: "box", label: <span className="sr-only">{t("removeSelected")}</span>, className: "w-8" }] : []),
    { key: "user", label: t("user") },
    { key: "status", label: t("status"), className: "w-40 max-sm:hidden" },
    { key: "since", label: t("since"), className: "w-80 text-right max-sm:w-44" },
  ];
  const rows = (
    <Table label={t("members")} columns={columns}>
      {list.rows.map(({ id, username, name, isActive, since, ...bond }) => (
        <Row key={id}>
          {mayRemove && (
            <Cell>
              <Checkbox name="users" value={id} aria-label={t("select", { name: username })} />
            </Cell>
          )}
          <Cell className="break-all">
            <span className="flex items-center gap-2.5">
              <Avatar name={name || username} />
              <PageLink href={paths.user(id)} className="rounded-sm font-semibold hover:underline">
                {username}
              </PageLink>
              <span className="text-ink-3 max-sm:hidden">{name}</span>
            </span>
          </Cell>
          <Cell className="max-sm:hidden">
            <State of={isActive ? "on" : "off"}>{general(isActive ? "active" : "disabled")}</State>
          </Cell>
          <Cell className="text-right text-ink-2">
            <Time of={time(since)} />
            <BondSpan kind="membership" bond={bond} mayChange={mayAdd} name={username} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
  return (
    <GroupFrame group={group} current={here}>
      {mayAdd && (
        <section className="grid max-w-160 gap-3 px-6 pt-4 max-sm:px-4" aria-labelledby="add">
          <h2 id="add" className="text-md font-semibold">
            {t("addMembers")}
          </h2>
          <MemberPicker
            action={pickMembers.bind(null, pk)}
            texts={{ add: t("addMembers"), label: t("pasteLabel"), hint: t("pasteHint"), check: t("check") }}
          >
            <SpanFields />
          </MemberPicker>
        </section>
      )}
      {(list.total > 0 || asked.search !== "") && (
        <div className="flex flex-wrap items-center gap-3 px-6 py-4 max-sm:px-4">
          <SearchForm action={here} label={t("searchMembers")} button={t("search")} value={asked.search} />
          <span className="text-sm text-ink-3 tabular-nums">{number(list.total)}</span>
        </div>
      )}
      {list.rows.length > 0 && mayRemove && (
        <ActionForm action={changeBelongings.bind(null, pk, "remove")} className="grid gap-3">
          {rows}
          <div className="px-6 max-sm:px-4">
            <SubmitButton look="bad">{t("removeSelected")}</SubmitButton>
          </div>
        </ActionForm>
      )}
      {list.rows.length > 0 && !mayRemove && rows}
      <ListFoot place={place} search={asked.search} clear={here} nothing={{ title: t("noMembers"), lead: t("noMembersLead") }} />
    </GroupFrame>
  );
}
