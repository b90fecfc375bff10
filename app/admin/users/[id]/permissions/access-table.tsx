import { Check, Circle, UsersRound } from "lucide-react";
import { ScrollRegion } from "@/components/data-table/scroll-region";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { HeldApi } from "@/lib/services/user-access";
import { texts } from "@/lib/web/texts";

/** What somebody may call, API by API, and where each right comes from. */
export async function AccessTable({ apis }: { apis: readonly HeldApi[] }) {
  const t = await texts("users");
  return (
    <ScrollRegion label={t("permissions")}>
      <table className="w-full text-sm">
        <caption className="sr-only">{t("permissions")}</caption>
        <thead className="text-xs">
          <tr className="border-b border-line-strong text-left text-ink-3">
            <th className="h-row-head px-6 font-normal max-sm:px-4">{t("api")}</th>
            <th className="px-3 font-normal">{t("pattern")}</th>
            <th className="px-3 font-normal">{t("methods")}</th>
            <th className="px-3 pr-6 font-normal">{t("comesFrom")}</th>
          </tr>
        </thead>
        <tbody>
          {apis.map((api) => (
            <AccessRow key={api.id} api={api} direct={t("direct")} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function AccessRow({ api: { name, app, pattern, methods }, direct }: { api: HeldApi; direct: string }) {
  const groups = new Map(methods.flatMap((held) => held.groups.map(({ id, name: group }) => [id, group] as const)));
  return (
    <tr className="border-b border-line-faint whitespace-nowrap">
      <td className="h-row px-6 max-sm:px-4">
        <b className="font-semibold">{name ?? pattern}</b> {app && <span className="text-ink-3">{app}</span>}
      </td>
      <td className="px-3 font-mono text-xs">{pattern}</td>
      <td className="px-3">
        <span className="inline-flex gap-3">
          {methods.map((held) => (
            <span
              key={held.method}
              className={`inline-flex items-center gap-1.5 font-mono text-xs ${held.method === "GET" ? "text-ink-3" : "font-semibold"}`}
            >
              <Icon of={held.direct ? Check : Circle} size={12} className="text-accent-text" />
              {held.method}
            </span>
          ))}
        </span>
      </td>
      <td className="px-3 pr-6">
        <span className="inline-flex gap-1">
          {methods.some((held) => held.direct) && <Badge look="accent">{direct}</Badge>}
          {[...groups].map(([id, group]) => (
            <Badge key={id} icon={UsersRound}>
              {group}
            </Badge>
          ))}
        </span>
      </td>
    </tr>
  );
}
