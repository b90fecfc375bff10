import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { NameForm } from "@/components/groups/name-form";
import { Page } from "@/components/layout/page";
import { paths } from "@/lib/paths";
import { changeGroup, readGroupByKey } from "@/lib/services/groups";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { renameGroup } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("groups"))("rename") };
}

export default async function RenameGroupPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id: pk }, actor] = [await params, await requireUser()];
  const { id, name } = await load(readGroupByKey, { pk }, undefined);
  if (!may(actor, changeGroup, { pk })) forbidden();
  const [t, shell, general] = [await texts("groups"), await texts("shell"), await texts("general")];
  const crumbs = [{ label: shell("directory") }, { label: t("title"), href: paths.groups }, { label: name, href: paths.group(id) }];
  const words = { name: t("name"), nameHint: t("nameHint"), submit: general("save"), cancel: general("cancel") };
  return (
    <Page title={t("renameTitle", { name })} crumbs={crumbs} crumbsLabel={shell("breadcrumb")}>
      <NameForm action={renameGroup.bind(null, pk)} name={name} back={paths.group(id)} texts={words} />
    </Page>
  );
}
