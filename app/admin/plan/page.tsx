import { Undo2 } from "lucide-react";
import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { ChangeLine } from "@/components/plan/change-line";
import { SaveForm } from "@/components/plan/save-form";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { ButtonLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import { paths } from "@/lib/paths";
import { saveDraft } from "@/lib/services/policy-changes";
import { readDraft } from "@/lib/services/policy-draft";
import { reviewDraft } from "@/lib/services/policy-plan";
import { one, type Query } from "@/lib/web/list-query";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { planDays } from "@/lib/web/plan";
import { changeLines, warningWords } from "@/lib/web/plan-words";
import { texts } from "@/lib/web/texts";
import { discardPlan, removeChange, savePlan } from "./actions";
import { PlanEffects } from "./plan-effects";
import { PlanHistory } from "./plan-history";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("plan"))("title") };
}

export default async function PlanPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [query, actor] = [await searchParams, await requireUser()];
  const plan = await load(reviewDraft, {}, { days: planDays(one(query, "days")) });
  const [t, shell, line, warning] = [await texts("plan"), await texts("shell"), await changeLines(), await warningWords()];
  const { stale } = await load(readDraft, {}, undefined);
  const { changes, skipped, version, warnings } = plan;
  const refused = changes.some((one) => one.refused) || warnings.some(({ kind }) => kind === "last_superuser");
  const bySubject = [...changes].sort((a, b) => order(line(a.change, a.names).pattern, line(b.change, b.names).pattern));
  return (
    <Page
      title={t("title")}
      crumbs={[{ label: shell("access") }, { label: shell("permissions"), href: paths.permissions }]}
      crumbsLabel={shell("breadcrumb")}
      acts={
        changes.length + skipped.length > 0 && (
          <ActionForm action={discardPlan} className="">
            <SubmitButton look="ghost">{t("discard")}</SubmitButton>
          </ActionForm>
        )
      }
    >
      {changes.length === 0 ? (
        <EmptyState of="nothing" title={t("none")} acts={<ButtonLink href={paths.permissions}>{t("toMatrix")}</ButtonLink>}>
          {t("noneLead")}
        </EmptyState>
      ) : (
        <div className="grid gap-x-10 gap-y-6 px-6 pb-6 max-sm:px-4 lg:grid-cols-2">
          <section className="grid content-start gap-4" aria-labelledby="changes">
            <h2 id="changes" className="text-xs font-normal text-ink-2">
              {t("changes")}
            </h2>
            {stale && <Note>{t("stale")}</Note>}
            <ul>
              {bySubject.map(({ change, key, names, refused: mayNot }) => {
                const told = line(change, names);
                return (
                  <ChangeLine
                    key={key}
                    {...told}
                    problem={mayNot ? t("refused") : undefined}
                    end={
                      <ActionForm action={removeChange} className="">
                        <input type="hidden" name="key" value={key} />
                        <SubmitButton
                          look="ghost"
                          size="sm"
                          label={t("remove", { change: [told.act, told.what, told.pattern, told.who].filter(Boolean).join(" ") })}
                        >
                          <Icon of={Undo2} />
                        </SubmitButton>
                      </ActionForm>
                    }
                  />
                );
              })}
            </ul>
            {skipped.length > 0 && <Note>{t("skipped", { count: skipped.length })}</Note>}
            {warnings.map((one) => (
              <Note key={warning(one)} look={one.kind === "last_superuser" ? "danger" : "warning"}>
                {warning(one)}
              </Note>
            ))}
            {may(actor, saveDraft) && !refused && (
              <SaveForm
                action={savePlan.bind(null, version)}
                label={t("save", { count: changes.length })}
                override={actor.user.isSuperuser ? { label: t("override"), hint: t("overrideHint"), field: t("overrideReason") } : null}
              />
            )}
          </section>
          <PlanEffects plan={plan} />
        </div>
      )}
      <PlanHistory />
    </Page>
  );
}

/** Changes of one API stand together. */
function order(one: string | null, other: string | null): number {
  return (one ?? "").localeCompare(other ?? "", "en");
}
