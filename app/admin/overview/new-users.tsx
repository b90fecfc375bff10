import { DayBars } from "@/components/charts/day-bars";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/paths";
import type { NewUsers } from "@/lib/services/user-overview";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";
import { Panel } from "./panel";

/** How many users each day brought. */
export async function NewUsersPanel({ days, more }: NewUsers) {
  const [t, { day, number }] = [await texts("overview"), await formats()];
  const bars = days.map(({ from, count }) => ({ key: String(from), label: day(new Date(from)), count }));
  const total = days.reduce((sum, { count }) => sum + count, 0);
  return (
    <Panel
      title={t("newUsers")}
      id="new-users"
      aside={
        <span className="ml-auto text-xs">
          <TextLink href={`${paths.users}?sort=-created`}>{t("newest")}</TextLink>
        </span>
      }
    >
      {total === 0 && <p className="text-sm text-ink-3">{t("noNewUsers")}</p>}
      {total > 0 && <DayBars bars={bars} label={t("newUsers")} texts={{ open: t("table"), day: t("day"), count: t("users") }} />}
      {more && <p className="text-xs text-ink-3">{t("manyNewUsers", { count: number(total) })}</p>}
    </Panel>
  );
}
