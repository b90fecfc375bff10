import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink, PageLink } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { Cell, Row, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { refText, SPAN_VIEWS } from "@/lib/domain/validity";
import { paths } from "@/lib/paths";
import { changeSpan, extendSpan as extendOperation, listBounded } from "@/lib/services/validity";
import { formats } from "@/lib/web/formats";
import { addressOf, listQuery, one, placeOf, type Query } from "@/lib/web/list-query";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { PolicyFrame } from "../../assertions/policy-frame";
import { ListFoot } from "../../list-foot";
import { extendSpan } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("validity"))("title") };
}

export default async function ExpiringPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [query, actor] = [await searchParams, await requireUser()];
  const view = SPAN_VIEWS.find((name) => name === one(query, "show")) ?? "soon";
  const asked = listQuery(query);
  const list = await load(listBounded, {}, { view, window: asked.window });
  const [t, general, { time }] = [await texts("validity"), await texts("general"), await formats()];
  const place = placeOf(paths.expiring, { show: view }, asked, list);
  const mayChange = actor.user.isSuperuser && may(actor, changeSpan);
  const columns = [
    { key: "holder", label: t("holder"), className: "max-sm:w-24" },
    { key: "what", label: t("what") },
    { key: "from", label: t("from"), className: "w-52 text-right max-sm:hidden" },
    { key: "until", label: t("until"), className: "w-52 text-right max-sm:hidden" },
    ...(mayChange ? [{ key: "acts", label: <span className="sr-only">{t("change")}</span>, className: "w-64 max-sm:w-32" }] : []),
  ];
  const moment = (at: Date | null) => (at ? <Time of={time(at)} absolute /> : <span className="text-ink-3">{general("none")}</span>);
  return (
    <PolicyFrame current={paths.expiring} title={t("title")} count={t("count", { count: list.total })}>
      <nav className="flex flex-wrap gap-1 px-6 py-3 max-sm:px-4" aria-label={t("views")}>
        {SPAN_VIEWS.map((name) => (
          <ButtonLink key={name} href={addressOf(paths.expiring, { show: name })} look={name === view ? "plain" : "ghost"}>
            {t(name)}
          </ButtonLink>
        ))}
      </nav>
      {list.rows.length > 0 && (
        <Table label={t("list")} columns={columns}>
          {list.rows.map((row) => {
            const [ref, { holder, what }] = [refText(row), row];
            return (
              <Row key={ref}>
                <Cell className="break-all">
                  <PageLink
                    href={holder.kind === "user" ? paths.user(holder.id) : paths.group(holder.id)}
                    className="rounded-sm font-semibold hover:underline"
                  >
                    {holder.name}
                  </PageLink>
                </Cell>
                <Cell className="break-all">
                  <span className="text-ink-3">{t(`kinds.${row.kind}`)}</span>{" "}
                  <span className={row.kind === "membership" ? "" : "font-mono text-xs"}>{what}</span>
                  <span className="block text-xs text-ink-3 sm:hidden">{moment(row.until ?? row.from)}</span>
                </Cell>
                <Cell className="text-right text-ink-2 tabular-nums max-sm:hidden">{moment(row.from)}</Cell>
                <Cell className="text-right text-ink-2 tabular-nums max-sm:hidden">{moment(row.until)}</Cell>
                {mayChange && (
                  <Cell>
                    <div className="flex flex-wrap justify-end gap-2 py-1">
                      {row.until && may(actor, extendOperation, { ref }) && (
                        <ActionForm action={extendSpan.bind(null, ref)} className="grid gap-2">
                          <SubmitButton look="plain" size="sm" label={t("extendOne", { name: holder.name, what })}>
                            {t("extend")}
                          </SubmitButton>
                        </ActionForm>
                      )}
                      <ButtonLink href={paths.validity(ref)} look="ghost" size="sm">
                        {t("change")}
                        <span className="sr-only">
                          {holder.name}, {what}
                        </span>
                      </ButtonLink>
                    </div>
                  </Cell>
                )}
              </Row>
            );
          })}
        </Table>
      )}
      <ListFoot place={place} clear={paths.expiring} nothing={{ title: t(`none.${view}`), lead: t("noneLead") }} />
    </PolicyFrame>
  );
}
