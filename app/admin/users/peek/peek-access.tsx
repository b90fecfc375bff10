import { PanelSection } from "@/components/layout/side-panel";
import { TextLink } from "@/components/ui/text-link";
import type { UserRecord } from "@/lib/domain/user-record";
import { paths } from "@/lib/paths";
import { readUserAccess } from "@/lib/services/user-access";
import { loadIfThere } from "@/lib/web/load";
import { texts } from "@/lib/web/texts";

/** On how many APIs a user may call each method. */
export async function PeekAccess({ user }: { user: UserRecord }) {
  const [t, access] = await Promise.all([texts("users"), loadIfThere(readUserAccess, { pk: String(user.id) }, undefined)]);
  if (!access) return null;
  const counts = new Map<string, number>();
  for (const { method } of access.apis.flatMap(({ methods }) => methods)) counts.set(method, (counts.get(method) ?? 0) + 1);
  const all = <TextLink href={paths.userPart(user.id, "permissions")}>{t("allOfThem")}</TextLink>;
  const most = Math.max(1, ...counts.values());
  return (
    <PanelSection title={t("mayCall")} more={all}>
      {access.superuser && <p>{t("mayEverything")}</p>}
      {!access.active && <p className="text-ink-3">{t("disabledNoAccess")}</p>}
      {!access.superuser && counts.size === 0 && <p className="text-ink-3">{t("noRights")}</p>}
      <ul>
        {[...counts].map(([method, count]) => (
          <li key={method} className="flex min-h-7 items-center gap-3 text-xs">
            <span className={`w-14 shrink-0 font-mono ${method === "GET" ? "text-ink-3" : "font-semibold"}`}>{method}</span>
            <svg className="h-1.5 min-w-0 flex-1" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect width="100" height="6" className="fill-neutral-bg" />
              <rect width={(count / most) * 100} height="6" className="fill-chart-2xx" />
            </svg>
            <span className="w-16 shrink-0 text-right text-ink-3 tabular-nums">{t("apiCount", { count })}</span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
