import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { NameForm } from "@/components/groups/name-form";
import { Page } from "@/components/layout/page";
import { paths } from "@/lib/paths";
import { createGroups } from "@/lib/services/groups";
import { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { createGroup } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("groups"))("new") };
}

export default async function NewGroupPage() {
  if (!may(await requireUser(), createGroups)) forbidden();
  const [t, shell, general] = [await texts("groups"), await texts("shell"), await texts("general")];
  const words = { name: t("name"), nameHint: t("nameHint"), submit: t("create"), cancel: general("cancel") };
  const crumbs = [{ label: shell("directory") }, { label: t("title"), href: paths.groups }];
  return (
    <Page title={t("new")} crumbs={crumbs} crumbsLabel={shell("breadcrumb")}>
      <NameForm action={createGroup.bind(null, null)} name="" back={paths.groups} texts={words} />
    </Page>
  );
}
