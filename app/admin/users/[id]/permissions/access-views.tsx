import { PageLink } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { addressOf } from "@/lib/web/list-query";
import { texts } from "@/lib/web/texts";

/** What the tab of permissions shows: all that count, those of groups, or the user's own. */
export const ACCESS_VIEWS = ["effective", "inherited", "direct"] as const;
export type AccessView = (typeof ACCESS_VIEWS)[number];

interface AccessViewsProps {
  id: number;
  current: AccessView;
  counts: Readonly<Record<AccessView, number>>;
}

/** Links between the views, each with how many permissions it holds. */
export async function AccessViews({ id, current, counts }: AccessViewsProps) {
  const t = await texts("users");
  const here = paths.userPart(id, "permissions");
  return (
    <nav className="inline-flex rounded-md bg-surface-sunken p-0.5 text-sm" aria-label={t("permissions")}>
      {ACCESS_VIEWS.map((view) => (
        <PageLink
          key={view}
          href={addressOf(here, { view: view === "effective" ? "" : view })}
          aria-current={view === current ? "page" : undefined}
          className="inline-flex h-7 items-center gap-1.5 rounded-sm px-2.5 text-ink-2 hover:text-ink aria-[current]:bg-surface-raised aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:ring aria-[current]:ring-line-strong max-sm:h-9"
        >
          {t(view)}
          <span className="font-normal text-ink-3 tabular-nums">{counts[view].toLocaleString("en")}</span>
        </PageLink>
      ))}
    </nav>
  );
}
