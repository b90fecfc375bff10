import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { RailIcon } from "@/components/layout/rail-icon";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/link";
import { requireUser } from "@/lib/web/load";
import { menuOf } from "@/lib/web/navigation";
import { texts } from "@/lib/web/texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("shell"))("overview") };
}

export default async function OverviewPage() {
  const actor = await requireUser();
  const t = await texts("shell");
  const [, ...pages] = await menuOf(actor);
  return (
    <Page title={t("overview")} crumbsLabel={t("breadcrumb")} count={t("welcome", { name: actor.user.username })}>
      {pages.length === 0 ? (
        <EmptyState of="right" title={t("startNothing")} />
      ) : (
        <section className="px-6 max-sm:px-4" aria-labelledby="start">
          <h2 id="start" className="pt-2 pb-3 text-sm font-normal text-ink-3">
            {t("startLead")}
          </h2>
          <ul className="max-w-120 border-t border-line">
            {pages.map(({ href, icon, label }) => (
              <li key={href} className="border-b border-line-faint">
                <PageLink
                  href={href}
                  className="flex h-row items-center gap-3 px-2 text-sm -outline-offset-2 hover:bg-surface-hover [&>svg]:text-ink-3"
                >
                  <RailIcon name={icon} />
                  <b className="font-semibold">{label}</b>
                </PageLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
