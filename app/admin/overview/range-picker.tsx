import { PageLink } from "@/components/ui/link";
import type { OVERVIEW_RANGES } from "@/lib/domain/overview";
import { paths } from "@/lib/paths";
import type { Overview } from "@/lib/web/overview";
import { texts } from "@/lib/web/texts";

const NAMES = ["24h", "7d", "30d"] as const satisfies readonly (keyof typeof OVERVIEW_RANGES)[];

/** The range of the overview, and whether it is drawn anew by itself; both stand in the address. */
export async function RangePicker({ period, refreshing }: Pick<Overview, "period" | "refreshing">) {
  const t = await texts("overview");
  const address = (range: string, refresh: boolean) => {
    const query = new URLSearchParams({ ...(range !== "24h" && { range }), ...(refresh && { refresh: "30" }) }).toString();
    return query === "" ? paths.admin : `${paths.admin}?${query}`;
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <PageLink
        href={address(period.name, !refreshing)}
        className="needs-script inline-flex h-7 items-center rounded-sm px-1 text-xs text-ink-2 hover:text-ink aria-[current]:text-accent-text"
        aria-current={refreshing ? "true" : undefined}
      >
        {refreshing ? t("refreshing") : t("refresh")}
      </PageLink>
      <nav className="flex rounded-md bg-surface-sunken p-0.5 text-sm" aria-label={t("range")}>
        {NAMES.map((name) => (
          <PageLink
            key={name}
            href={address(name, refreshing)}
            aria-current={name === period.name ? "true" : undefined}
            className="inline-flex h-7 items-center rounded-sm px-3 text-ink-2 hover:text-ink max-sm:h-9 aria-[current]:bg-surface-raised aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:shadow-pop"
          >
            {t(`ranges.${name}`)}
          </PageLink>
        ))}
      </nav>
    </div>
  );
}
