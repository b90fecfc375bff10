import { TriangleAlert } from "lucide-react";
import { Fragment } from "react";
import { PatternCode } from "@/components/apis/pattern-code";
import { TrendLine } from "@/components/charts/trend-line";
import { Badge } from "@/components/ui/badge";
import { PageLink } from "@/components/ui/link";
import { Cell, type Column, Row, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { coversWindow } from "@/lib/domain/api-traffic";
import { paths } from "@/lib/paths";
import { type ApiLine, type ApiList, isFaulty } from "@/lib/web/api-list";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";

/** The APIs of a page of the catalogue, under the name of their app. */
export async function ApiTable({ list }: { list: ApiList }) {
  const [t, { number, time }] = [await texts("apis"), await formats()];
  const { rows, traffic } = list;
  const certain = traffic !== null && coversWindow(traffic);
  const columns: Column[] = [
    { key: "name", label: t("name"), className: "w-[26%] max-sm:w-full" },
    { key: "pattern", label: t("pattern"), className: "max-sm:hidden" },
    { key: "granted", label: t("grantedTo"), className: "w-40 max-lg:hidden" },
    ...(traffic ? [{ key: "calls", label: t("calls"), className: "w-32 text-right" }] : []),
    ...(traffic ? [{ key: "last", label: t("lastCall"), className: "w-32 text-right max-lg:hidden" }] : []),
  ];
  // The column of the last call says "never" where it is shown.
  const badges = (line: ApiLine, wide: boolean) =>
    line.badges
      .filter((badge) => !wide || badge !== "never")
      .map((badge) => (
        <Badge
          key={badge}
          look={isFaulty(badge) ? "danger" : badge === "overlaps" ? "warning" : "grey"}
          {...(badge !== "never" && { icon: TriangleAlert })}
        >
          {t(`badge.${badge}`)}
        </Badge>
      ));
  return (
    <Table label={t("title")} columns={columns}>
      {rows.map((line, at) => (
        <Fragment key={line.id}>
          {(at === 0 || rows[at - 1]?.appName !== line.appName) && (
            <tr className="h-row border-b border-line bg-surface">
              <th scope="rowgroup" colSpan={columns.length} className="px-6 text-left font-semibold text-ink-2 max-sm:px-4">
                {line.appName ?? t("noApp")}
              </th>
            </tr>
          )}
          <Row>
            <Cell className="max-w-0">
              <span className="flex items-baseline gap-2">
                <PageLink href={paths.api(line.id)} className="max-w-full shrink-0 truncate rounded-sm font-semibold hover:underline">
                  {line.name ?? t("unnamed")}
                </PageLink>
                <span className="truncate text-ink-3 max-sm:hidden">{line.comment}</span>
              </span>
              <span className="flex flex-wrap items-center gap-2 sm:hidden">
                <PatternCode of={line.pattern} className="text-xs break-all" />
                {badges(line, false)}
              </span>
            </Cell>
            <Cell className="max-sm:hidden">
              <span className="flex flex-wrap items-center gap-2">
                <PatternCode of={line.pattern} className="text-xs break-all" />
                {badges(line, true)}
              </span>
            </Cell>
            <Cell className="text-ink-2 max-lg:hidden">
              <Holders of={line.holders} />
            </Cell>
            {traffic && (
              <Cell className="text-right tabular-nums">
                {line.use && (
                  <span className="inline-flex items-center gap-3">
                    <TrendLine
                      {...{ width: 40, height: 18 }}
                      of={line.use.parts}
                      label={t("trend", { calls: number(line.use.calls), latest: number(line.use.parts.at(-1) ?? 0) })}
                    />
                    <span className={`min-w-11 ${line.use.calls === 0 ? "text-ink-3" : ""}`}>{number(line.use.calls)}</span>
                  </span>
                )}
              </Cell>
            )}
            {traffic && (
              <Cell className="text-right text-ink-2 max-lg:hidden">
                {line.use?.last != null && <Time of={time(new Date(line.use.last))} />}
                {line.use?.last == null && (
                  <span className="text-ink-3" title={certain ? undefined : t("unknownLead")}>
                    {t(certain ? "never" : "unknown")}
                  </span>
                )}
              </Cell>
            )}
          </Row>
        </Fragment>
      ))}
    </Table>
  );
}

async function Holders({ of }: { of: ApiLine["holders"] }) {
  const t = await texts("apis");
  if (!of) return "—";
  const parts = [
    ...(of.groups > 0 ? [t("groupCount", { count: of.groups })] : []),
    ...(of.users > 0 ? [t("userCount", { count: of.users })] : []),
  ];
  if (parts.length === 0) return <span className="text-ink-3">{t("nobody")}</span>;
  return <span title={of.methods.join(" ")}>{parts.join(", ")}</span>;
}
