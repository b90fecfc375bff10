import { Trash2 } from "lucide-react";
import type { Metadata } from "next";
import { SaveShortcut } from "@/components/apis/save-shortcut";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Icon } from "@/components/ui/icon";
import { ButtonLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import { paths } from "@/lib/paths";
import { changeApi, deleteApi, readApiByKey } from "@/lib/services/apis";
import { addToDraft } from "@/lib/services/policy-draft";
import { apiPage } from "@/lib/web/api-page";
import type { Query } from "@/lib/web/list-query";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { PlanBar } from "../../plan/plan-bar";
import { judgeTyped, saveApi } from "../actions";
import { ApiFields } from "../api-fields";
import { CheckButton } from "../check-button";
import { GrantedTo } from "../granted-to";
import { PatternLab } from "../pattern-lab";

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("apis"))("title") };
}

export default async function ApiPage({ params, searchParams }: PageProps) {
  const [{ id: pk }, actor] = [await params, await requireUser()];
  const { id, name, pattern, appName, comment } = await load(readApiByKey, { pk }, undefined);
  const saved = { name: name ?? "", pattern, app_name: appName ?? "", comment: comment ?? "" };
  const page = await apiPage(await searchParams, id, saved);
  const [t, shell] = [await texts("apis"), await texts("shell")];
  const mayChange = actor.user.isSuperuser && may(actor, changeApi, { pk });
  const changed = page.values.pattern !== pattern;
  const crumbs = [{ label: shell("access") }, { label: t("title"), href: paths.apis }];
  const remove = actor.user.isSuperuser && may(actor, deleteApi, { pk }) && (
    <ButtonLink href={paths.deleteApi(id)} look="bad">
      <Icon of={Trash2} />
      {t("delete")}
    </ButtonLink>
  );
  return (
    <Page title={name ?? pattern} crumbs={crumbs} crumbsLabel={shell("breadcrumb")} count={t("editMeta", { id })} acts={remove}>
      <ActionForm
        id="api"
        key={id}
        action={saveApi.bind(null, pk)}
        className="grid items-start gap-x-10 gap-y-6 px-6 pb-6 max-sm:px-4 xl:grid-cols-2"
      >
        <div className="grid gap-5">
          <ApiFields values={page.values} answer={page.answer} apps={page.apps} />
          {!mayChange && <Note>{t("readOnly")}</Note>}
          <div className="flex flex-wrap items-center gap-2">
            {mayChange && <SubmitButton>{t("save")}</SubmitButton>}
            {mayChange && may(actor, addToDraft) && changed && page.answer?.problem === null && (
              <SubmitButton look="plain" name="act" value="plan">
                {t("planPattern")}
              </SubmitButton>
            )}
            <CheckButton action={judgeTyped.bind(null, pk)} label={t("check")} />
            <ButtonLink href={paths.apis}>{t("discard")}</ButtonLink>
          </div>
          {mayChange && changed && <p className="text-sm text-ink-3">{t("planLead")}</p>}
          <GrantedTo apiId={id} />
        </div>
        <PatternLab page={page} changed={changed} />
      </ActionForm>
      {mayChange && <SaveShortcut form="api" label={t("save")} />}
      <PlanBar />
    </Page>
  );
}
