import { RefreshCw, Trash2 } from "lucide-react";
import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { State } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { ButtonLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import { Cell, Row, Table } from "@/components/ui/table";
import { paths } from "@/lib/paths";
import { createAssertion, deleteAssertion as deleteOperation, listAssertions } from "@/lib/services/assertions";
import { offenderTexts, sentences } from "@/lib/web/assertions";
import { one, type Query } from "@/lib/web/list-query";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { deleteAssertion } from "./actions";
import { AssertionForm } from "./assertion-form";
import { PolicyFrame } from "./policy-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("assertions"))("title") };
}

export default async function AssertionsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [query, actor] = [await searchParams, await requireUser()];
  const list = await load(listAssertions, {}, undefined);
  const [t, sentence, by] = [await texts("assertions"), await sentences(), await offenderTexts()];
  const broken = list.filter(({ holds }) => !holds).length;
  const columns = [
    { key: "state", label: t("state"), className: "w-32 max-sm:w-24" },
    { key: "text", label: t("text") },
    { key: "delete", label: <span className="sr-only">{t("delete")}</span>, className: "w-28 text-right max-sm:w-20" },
  ];
  return (
    <PolicyFrame
      current={paths.assertions}
      title={t("title")}
      count={t("count", { count: list.length })}
      acts={
        <ButtonLink href={paths.assertions}>
          <Icon of={RefreshCw} />
          {t("test")}
        </ButtonLink>
      }
    >
      <p className="max-w-[72ch] px-6 py-3 text-ink-2 max-sm:px-4">{t("lead")}</p>
      {broken > 0 && (
        <div className="px-6 pb-3 max-sm:px-4">
          <Note look="warning">{t("brokenNow", { count: broken })}</Note>
        </div>
      )}
      {list.length === 0 ? (
        <EmptyState of="nothing" title={t("none")}>
          {t("noneLead")}
        </EmptyState>
      ) : (
        <Table label={t("list")} columns={columns}>
          {list.map((row) => (
            <Row key={row.id}>
              <Cell>
                <State of={row.holds ? "on" : "bad"}>{t(row.holds ? "holds" : "broken")}</State>
              </Cell>
              <Cell className="break-words">
                <span className="font-semibold">{sentence(row)}</span>
                {row.note && <span className="block text-ink-3">{row.note}</span>}
                {!row.holds && by(row) !== "" && <span className="block text-xs text-danger-text">{by(row)}</span>}
              </Cell>
              <Cell className="text-right">
                {may(actor, deleteOperation, { pk: String(row.id) }) && (
                  <ActionForm action={deleteAssertion.bind(null, String(row.id))} className="grid justify-items-end gap-2">
                    <SubmitButton look="bad" label={t("deleteOne", { sentence: sentence(row) })}>
                      <Icon of={Trash2} />
                      <span className="max-sm:sr-only">{t("delete")}</span>
                    </SubmitButton>
                  </ActionForm>
                )}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      {may(actor, createAssertion) && (
        <AssertionForm
          first={{ kind: one(query, "kind"), name: one(query, "name"), method: one(query, "method"), path: one(query, "path") }}
        />
      )}
    </PolicyFrame>
  );
}
