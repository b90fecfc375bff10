import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { texts } from "@/lib/web/texts";

export default async function NotFoundPage() {
  const t = await texts("shell");
  return (
    <Page failed title={t("notFound")} crumbsLabel={t("breadcrumb")}>
      <EmptyState of="match" title={t("notFoundLead")} acts={<ButtonLink href={paths.admin}>{t("toOverview")}</ButtonLink>} />
    </Page>
  );
}
