import { UserRound, UsersRound } from "lucide-react";
import { Method } from "@/components/docs/method";
import { Badge } from "@/components/ui/badge";
import { PageLink } from "@/components/ui/link";
import { Cell, Row, Table } from "@/components/ui/table";
import type { Coverage } from "@/lib/domain/api-coverage";
import { paths } from "@/lib/paths";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";

/** The grants of which no call made use; null where that cannot be said. */
export async function UnusedGrants({ of }: { of: Coverage["grants"] }) {
  const [t, { number }] = [await texts("apis"), await formats()];
  const columns = [
    { key: "holder", label: t("holder") },
    { key: "method", label: t("method"), className: "w-24" },
    { key: "api", label: t("pattern") },
  ];
  return (
    <section aria-labelledby="grants">
      <div className="grid gap-1 px-6 pb-2 text-sm max-sm:px-4">
        <h2 id="grants" className="text-md">
          {t("unusedGrants")} {of && <span className="font-normal text-ink-3 tabular-nums">{number(of.total)}</span>}
        </h2>
        <p className="text-ink-2">{of === null ? t("cannotSay") : t(of.total === 0 ? "unusedGrantsNone" : "unusedGrantsLead")}</p>
      </div>
      {of && of.rows.length > 0 && (
        <Table label={t("unusedGrants")} columns={columns}>
          {of.rows.map(({ holder, method, api }) => (
            <Row key={`${holder.kind}${holder.id} ${method} ${api.id}`}>
              <Cell className="break-all">
                <PageLink
                  href={holder.kind === "group" ? paths.groupPart(holder.id, "permissions") : paths.userPart(holder.id, "permissions")}
                  className="rounded-sm"
                >
                  <Badge icon={holder.kind === "group" ? UsersRound : UserRound}>{holder.name}</Badge>
                </PageLink>
              </Cell>
              <Cell>
                <Method of={method} />
              </Cell>
              <Cell className="break-all">
                <PageLink href={paths.api(api.id)} className="rounded-sm hover:underline">
                  {api.name ?? api.pattern}
                </PageLink>{" "}
                <code className="font-mono text-xs text-ink-3 max-sm:hidden">{api.pattern}</code>
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      {of && of.total > of.rows.length && (
        <p className="px-6 pt-2 text-sm text-ink-3 max-sm:px-4">{t("andMore", { count: number(of.total - of.rows.length) })}</p>
      )}
    </section>
  );
}
