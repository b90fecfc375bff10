import type { Metadata } from "next";
import { Impact } from "@/components/groups/impact";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { paths } from "@/lib/paths";
import { previewApiDeletion } from "@/lib/services/api-directory";
import { readApiByKey } from "@/lib/services/apis";
import { formats } from "@/lib/web/formats";
import { load } from "@/lib/web/load";
import { texts } from "@/lib/web/texts";
import { deleteApi } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("apis"))("delete") };
}

export default async function DeleteApiPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: pk } = await params;
  const { id, name, pattern } = await load(readApiByKey, { pk }, undefined);
  const { methods, groups, users } = await load(previewApiDeletion, { pk }, undefined);
  const [t, shell, general, { number }] = [await texts("apis"), await texts("shell"), await texts("general"), await formats()];
  const shown = name ?? pattern;
  const expected = groups + users > 0 ? shown : null;
  const figures = [
    { count: number(methods), label: t("impactMethods") },
    { count: number(groups), label: t("impactGroups"), bad: groups > 0 },
    { count: number(users), label: t("impactUsers"), bad: users > 0 },
  ];
  const crumbs = [{ label: shell("access") }, { label: t("title"), href: paths.apis }, { label: shown, href: paths.api(id) }];
  return (
    <Page title={t("deleteTitle", { name: shown })} crumbs={crumbs} crumbsLabel={shell("breadcrumb")}>
      <div className="grid max-w-160 gap-4 px-6 max-sm:px-4">
        <p className="text-sm text-ink-2">{t("deleteLead")}</p>
        <Impact figures={figures} sentence={pattern} examples={null} />
        <ActionForm action={deleteApi.bind(null, pk, expected)}>
          {expected !== null && <TextField name="confirm" label={t("confirm", { text: expected })} autoComplete="off" />}
          <div className="flex flex-wrap gap-2">
            <SubmitButton look="danger">{t("deleteNow")}</SubmitButton>
            <ButtonLink href={paths.api(id)}>{general("cancel")}</ButtonLink>
          </div>
        </ActionForm>
      </div>
    </Page>
  );
}
