import type { Metadata } from "next";
import { Impact } from "@/components/groups/impact";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { idsOf } from "@/lib/domain/primary-key";
import { paths } from "@/lib/paths";
import { previewMerge } from "@/lib/services/group-merge";
import { readGroupByKey } from "@/lib/services/groups";
import { formats } from "@/lib/web/formats";
import { addressOf, type Query } from "@/lib/web/list-query";
import { load } from "@/lib/web/load";
import { texts } from "@/lib/web/texts";
import { mergeGroups } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("groups"))("merge") };
}

/** `group` twice: the first one stays, the second one goes. */
export default async function MergeGroupsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ids = idsOf([(await searchParams).group ?? []].flat().join(","));
  const [first, second] = ids;
  const [t, shell, general, { number }] = [await texts("groups"), await texts("shell"), await texts("general"), await formats()];
  const crumbs = [{ label: shell("directory") }, { label: t("title"), href: paths.groups }];
  if (first === undefined || second === undefined || ids.length > 2) {
    return (
      <Page title={t("merge")} crumbs={crumbs} crumbsLabel={shell("breadcrumb")}>
        <EmptyState of="nothing" title={t("mergeTwo")} acts={<ButtonLink href={paths.groups}>{t("title")}</ButtonLink>} />
      </Page>
    );
  }
  const into = await load(readGroupByKey, { pk: String(first) }, undefined);
  const from = await load(readGroupByKey, { pk: String(second) }, undefined);
  const { moving, both, staying, gained, found } = await load(previewMerge, { pk: String(first) }, { from: second });
  const names = { into: into.name, from: from.name };
  const figures = [
    { count: number(moving), label: t("mergeMoving") },
    { count: number(both), label: t("mergeBoth") },
    { count: number(gained), label: t("mergeGained"), bad: gained > 0 && staying > 0 },
    { count: number(found), label: t("mergeFound"), bad: found > 0 && moving > 0 },
  ];
  const turned = addressOf(paths.mergeGroups, { group: `${second},${first}` });
  return (
    <Page title={t("mergeTitle", names)} crumbs={crumbs} crumbsLabel={shell("breadcrumb")}>
      <div className="grid max-w-160 gap-4 px-6 pb-6 max-sm:px-4">
        <p className="text-sm text-ink-2">{t("mergeLead", names)}</p>
        <Impact
          figures={figures}
          sentence={t("mergeStayingGain", { ...names, staying, gained })}
          examples={t("mergeMovingGain", { ...names, moving, found })}
        />
        <ActionForm action={mergeGroups.bind(null, String(first), second)} className="flex flex-wrap gap-2">
          <ButtonLink href={paths.groups}>{general("cancel")}</ButtonLink>
          <ButtonLink href={turned}>{t("mergeTurned", { name: from.name })}</ButtonLink>
          <SubmitButton look="danger">{t("mergeNow", { name: from.name })}</SubmitButton>
        </ActionForm>
      </div>
    </Page>
  );
}
