import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { NameForm } from "@/components/groups/name-form";
import { Page } from "@/components/layout/page";
import { paths } from "@/lib/paths";
import { cloneGroup } from "@/lib/services/group-directory";
import { readGroupByKey } from "@/lib/services/groups";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { createGroup } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("groups"))("clone") };
}

export default async function CloneGroupPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id: pk }, actor] = [await params, await requireUser()];
  const { id, name, permissions } = await load(readGroupByKey, { pk }, undefined);
  if (!may(actor, cloneGroup, { pk })) forbidden();
  const [t, shell, general] = [await texts("groups"), await texts("shell"), await texts("general")];
  const crumbs = [{ label: shell("directory") }, { label: t("title"), href: paths.groups }, { label: name, href: paths.group(id) }];
  const words = { name: t("name"), nameHint: t("nameHint"), submit: t("create"), cancel: general("cancel") };
  return (
    <Page title={t("cloneTitle", { name })} crumbs={crumbs} crumbsLabel={shell("breadcrumb")}>
      <p className="max-w-120 px-6 pb-4 text-sm text-ink-2 max-sm:px-4">{t("cloneLead", { count: permissions.length })}</p>
      <NameForm action={createGroup.bind(null, pk)} name={t("copyOf", { name }).slice(0, 150)} back={paths.group(id)} texts={words} />
    </Page>
  );
}
