import type { Metadata } from "next";
import { Impact } from "@/components/groups/impact";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { paths } from "@/lib/paths";
import { previewDeletion } from "@/lib/services/group-directory";
import { readGroupByKey } from "@/lib/services/groups";
import { formats } from "@/lib/web/formats";
import { load } from "@/lib/web/load";
import { texts } from "@/lib/web/texts";
import { deleteGroup } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("groups"))("delete") };
}

export default async function DeleteGroupPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: pk } = await params;
  const { id, name } = await load(readGroupByKey, { pk }, undefined);
  const { members, losing, lost, keeping, kept, examples } = await load(previewDeletion, { pk }, undefined);
  const [t, shell, general, { number }] = [await texts("groups"), await texts("shell"), await texts("general"), await formats()];
  const crumbs = [{ label: shell("directory") }, { label: t("title"), href: paths.groups }, { label: name, href: paths.group(id) }];
  const figures = [
    { count: number(members), label: t("impactMembers") },
    { count: number(losing), label: t("impactLosing"), bad: losing > 0 },
    { count: number(lost), label: t("impactLost"), bad: lost > 0 },
    { count: number(keeping), label: t("impactKeeping") },
  ];
  return (
    <Page title={t("deleteTitle", { name })} crumbs={crumbs} crumbsLabel={shell("breadcrumb")}>
      <div className="grid max-w-160 gap-4 px-6 max-sm:px-4">
        <p className="text-sm text-ink-2">{t("deleteLead")}</p>
        <Impact
          figures={figures}
          sentence={losing === 0 ? t("impactNone") : t("impact", { losing, lost, keeping, kept })}
          examples={examples.length > 0 ? t("examples", { names: examples.join(", ") }) : null}
        />
        <ActionForm action={deleteGroup.bind(null, pk)} className="flex flex-wrap gap-2">
          <SubmitButton look="danger">{t("deleteNow")}</SubmitButton>
          <ButtonLink href={paths.group(id)}>{general("cancel")}</ButtonLink>
        </ActionForm>
      </div>
    </Page>
  );
}
