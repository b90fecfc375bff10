import { PatternCode } from "@/components/apis/pattern-code";
import { Method } from "@/components/docs/method";
import { ButtonLink } from "@/components/ui/link";
import { Cell, Row, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { UncoveredCalls } from "@/lib/domain/api-coverage";
import { suggestedName } from "@/lib/domain/path-masks";
import { paths } from "@/lib/paths";
import { createApiWithGrants } from "@/lib/services/api-registration";
import { formats } from "@/lib/web/formats";
import { addressOf } from "@/lib/web/list-query";
import { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";

/** The kinds of addresses that were called and that no API covers, each with a way to register it. */
export async function UncoveredTable({ rows, total }: { rows: readonly UncoveredCalls[]; total: number }) {
  const [t, { number, time }, actor] = [await texts("apis"), await formats(), await requireUser()];
  const mayCreate = actor.user.isSuperuser && may(actor, createApiWithGrants);
  const columns = [
    { key: "address", label: t("address") },
    { key: "methods", label: t("methods"), className: "w-36 max-sm:hidden" },
    { key: "suggested", label: t("suggested"), className: "max-lg:hidden" },
    { key: "calls", label: t("count7"), className: "w-20 text-right" },
    { key: "last", label: t("lastCall"), className: "w-28 text-right max-lg:hidden" },
    { key: "act", label: <span className="sr-only">{t("register")}</span>, className: "w-28" },
  ];
  return (
    <>
      <Table label={t("uncovered")} columns={columns}>
        {rows.map(({ shown, pattern, methods, count, last }) => {
          const { name, app } = suggestedName(shown);
          const query = { pattern, name, app_name: app, methods: methods.join(",") };
          return (
            <Row key={shown}>
              <Cell>
                <code className="font-mono text-xs break-all">{shown}</code>
              </Cell>
              <Cell className="max-sm:hidden">
                <span className="flex flex-wrap gap-1.5">
                  {methods.map((method) => (
                    <Method key={method} of={method} />
                  ))}
                </span>
              </Cell>
              <Cell className="max-lg:hidden">
                <PatternCode of={pattern} className="text-xs break-all" />
              </Cell>
              <Cell className="text-right tabular-nums">{number(count)}</Cell>
              <Cell className="text-right text-ink-2 max-lg:hidden">
                <Time of={time(new Date(last))} />
              </Cell>
              <Cell className="text-right">
                {mayCreate && (
                  <ButtonLink href={addressOf(paths.newApi, query)} size="sm">
                    {t("register")}
                  </ButtonLink>
                )}
              </Cell>
            </Row>
          );
        })}
      </Table>
      {total > rows.length && (
        <p className="px-6 pt-2 text-sm text-ink-3 max-sm:px-4">{t("andMore", { count: number(total - rows.length) })}</p>
      )}
    </>
  );
}
