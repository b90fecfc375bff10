import { RailIcon } from "@/components/layout/rail-icon";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/link";
import { menuOf } from "@/lib/web/navigation";
import type { Overview } from "@/lib/web/overview";
import { texts } from "@/lib/web/texts";

/** For who may read none of the logs: the pages that are open to them. */
export async function StartPages({ actor }: Pick<Overview, "actor">) {
  const t = await texts("shell");
  const [, ...pages] = await menuOf(actor);
  if (pages.length === 0) return <EmptyState of="right" title={t("startNothing")} />;
  return (
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
  );
}
