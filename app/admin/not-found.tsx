import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { Keys } from "@/components/ui/keys";
import { ButtonLink } from "@/components/ui/link";
import { SearchForm } from "@/components/ui/search-form";
import { paths } from "@/lib/paths";
import { listDirectory } from "@/lib/services/user-directory";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { currentActor } from "@/lib/web/visit";

/** The 404 inside the dashboard: a search, since who comes here looked for something. */
export default async function NotFoundPage() {
  const [t, actor] = await Promise.all([texts("shell"), currentActor()]);
  return (
    <Page failed title={t("notFound")} crumbsLabel={t("breadcrumb")}>
      <EmptyState of="match" title={t("notFoundLead")} acts={<ButtonLink href={paths.admin}>{t("toOverview")}</ButtonLink>}>
        <p className="needs-script flex items-center gap-2">
          {t("notFoundKeys")} <Keys of="Ctrl+K" />
        </p>
      </EmptyState>
      {actor && may(actor, listDirectory) && (
        <div className="px-6 max-sm:px-4">
          <SearchForm action={paths.users} label={t("searchUsers")} button={t("searchShort")} value="" />
        </div>
      )}
    </Page>
  );
}
