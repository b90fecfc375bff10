import { UsersRound } from "lucide-react";
import { Part } from "@/components/apis/part";
import { Badge } from "@/components/ui/badge";
import { PageLink } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { listMethodHolders } from "@/lib/services/api-directory";
import { readMatrix } from "@/lib/services/permission-matrix";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";

const SHOWN = 30;

/** The groups that have methods of an API, and how many users have some by grants of their own. */
export async function GrantedTo({ apiId }: { apiId: number }) {
  const [t, actor] = [await texts("apis"), await requireUser()];
  if (!may(actor, listMethodHolders))
    return <Part title={t("grantedTo")}>{<p className="text-sm text-ink-3">{t("holdersHidden")}</p>}</Part>;
  const rows = await load(listMethodHolders, {}, [apiId]);
  const groups = new Map<number, { name: string; methods: string[] }>();
  for (const { method, groups: holders } of rows) {
    for (const { id, name } of holders) groups.set(id, { name, methods: [...(groups.get(id)?.methods ?? []), method] });
  }
  const shown = [...groups].sort((a, b) => a[1].name.localeCompare(b[1].name)).slice(0, SHOWN);
  const users = rows[0]?.apiUsers ?? 0;
  const matrix = may(actor, readMatrix) && (
    <PageLink href={paths.permissionsOf("api", apiId)} className="rounded-sm text-accent-text underline underline-offset-3">
      {t("inMatrix")}
    </PageLink>
  );
  return (
    <Part title={t("grantedTo")} act={matrix}>
      <div className="flex flex-wrap gap-2 text-sm">
        {shown.map(([id, { name, methods }]) => (
          <PageLink key={id} href={paths.groupPart(id, "permissions")} className="rounded-sm">
            <Badge icon={UsersRound}>
              {name} <span className="font-mono">{methods.join(" ")}</span>
            </Badge>
          </PageLink>
        ))}
        {groups.size > SHOWN && <span className="text-ink-3">{t("andMore", { count: groups.size - SHOWN })}</span>}
        {users > 0 && <Badge>{t("userCount", { count: users })}</Badge>}
        {groups.size === 0 && users === 0 && <span className="text-ink-3">{t("nobody")}</span>}
      </div>
    </Part>
  );
}
