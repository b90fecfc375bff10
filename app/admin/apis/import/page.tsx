import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { ImportForm } from "@/components/apis/import-form";
import { Page } from "@/components/layout/page";
import { paths } from "@/lib/paths";
import { importApis as importOperation } from "@/lib/services/api-import";
import { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { importApis } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("apis"))("importTitle") };
}

export default async function ImportApisPage() {
  const actor = await requireUser();
  if (!actor.user.isSuperuser || !may(actor, importOperation)) forbidden();
  const [t, shell] = [await texts("apis"), await texts("shell")];
  const crumbs = [{ label: shell("access") }, { label: t("title"), href: paths.apis }];
  const words = {
    ...{ title: t("importTitle"), file: t("importFile"), text: t("importText"), textHint: t("importTextHint"), read: t("importRead") },
    ...{ own: t("importOwn"), apply: t("importApply"), nothing: t("importNothing"), choose: t("importChoose", { pattern: "{pattern}" }) },
    ...{ status: t("importStatus"), name: t("name"), app: t("app"), pattern: t("pattern") },
    ...{ new: t("importNew"), differs: t("importDiffers"), same: t("importSame"), refused: t("importRefused"), kept: t("importKept") },
  };
  return (
    <Page title={t("importTitle")} crumbs={crumbs} crumbsLabel={shell("breadcrumb")}>
      <div className="grid gap-4 px-6 pb-6 max-sm:px-4">
        <p className="max-w-160 text-sm text-ink-2">{t("importLead")}</p>
        <ImportForm action={importApis} texts={words} />
      </div>
    </Page>
  );
}
