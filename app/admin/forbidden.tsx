import { Ban } from "lucide-react";
import { Page } from "@/components/layout/page";
import { Icon } from "@/components/ui/icon";
import { ButtonLink } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { needOf } from "@/lib/web/navigation";
import { texts } from "@/lib/web/texts";
import { visit } from "@/lib/web/visit";
import { Refusal } from "../refusal";

/** The explained 403, inside the dashboard. */
export default async function ForbiddenPage() {
  const t = await texts("shell");
  const need = await needOf((await visit()).path);
  const title = need ? t("forbiddenTo", { page: need.page }) : t("forbidden");
  return (
    <Page failed title={title} mark={<Icon of={Ban} className="text-danger-text" size={20} />} crumbsLabel={t("breadcrumb")}>
      <div className="grid max-w-120 gap-3 px-6 max-sm:px-4">
        <Refusal />
        <div>
          <ButtonLink href={paths.admin}>{t("toOverview")}</ButtonLink>
        </div>
      </div>
    </Page>
  );
}
