import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { SaveShortcut } from "@/components/apis/save-shortcut";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { paths } from "@/lib/paths";
import { createApiWithGrants } from "@/lib/services/api-registration";
import { apiPage } from "@/lib/web/api-page";
import type { Query } from "@/lib/web/list-query";
import { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { createApi, judgeTyped } from "../actions";
import { ApiFields } from "../api-fields";
import { CheckButton } from "../check-button";
import { GrantFields } from "../grant-fields";
import { PatternLab } from "../pattern-lab";

const EMPTY = { name: "", pattern: "", app_name: "", comment: "" };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("apis"))("newTitle") };
}

export default async function NewApiPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireUser();
  if (!actor.user.isSuperuser || !may(actor, createApiWithGrants)) forbidden();
  const page = await apiPage(await searchParams, null, EMPTY);
  const [t, shell] = [await texts("apis"), await texts("shell")];
  const crumbs = [{ label: shell("access") }, { label: t("title"), href: paths.apis }];
  return (
    <Page title={t("newTitle")} crumbs={crumbs} crumbsLabel={shell("breadcrumb")}>
      <ActionForm id="api" action={createApi} className="grid items-start gap-x-10 gap-y-6 px-6 pb-6 max-sm:px-4 xl:grid-cols-2">
        <div className="grid gap-5">
          <ApiFields values={page.values} answer={page.answer} apps={page.apps} />
          <GrantFields page={page} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton>{t("saveNew")}</SubmitButton>
            <CheckButton action={judgeTyped.bind(null, null)} label={t("check")} />
            <ButtonLink href={paths.apis}>{t("discard")}</ButtonLink>
          </div>
        </div>
        <PatternLab page={page} changed={false} />
      </ActionForm>
      <SaveShortcut form="api" label={t("saveNew")} />
    </Page>
  );
}
