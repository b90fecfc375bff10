import { ListFilter } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { ExplorerKeys } from "@/components/logs/explorer-keys";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { countsKey, logHref, logOfWord } from "@/lib/domain/log-address";
import { paths } from "@/lib/paths";
import { deleteErrorLog, deleteLoginLog, deleteOperationLog } from "@/lib/services/logs";
import { requireUser } from "@/lib/web/load";
import { logState, openLog, readRows, zoomOutOf } from "@/lib/web/log-page";
import { may } from "@/lib/web/may";
import type { SearchParams } from "@/lib/web/table-query";
import { texts } from "@/lib/web/texts";
import { FacetPart } from "./facet-part";
import { FilterPart } from "./filter-part";
import { HistogramPart } from "./histogram-part";
import { Later, ToPlain } from "./later";
import { deletionOf, LogActs } from "./log-acts";
import { LogCount } from "./log-count";
import { LogRows } from "./log-rows";
import { RangeMenu } from "./range-menu";
import { RowDetail } from "./row-detail";
import { ViewsMenu } from "./views-menu";

interface LogPageProps {
  params: Promise<{ log: string }>;
  searchParams: Promise<SearchParams>;
}

const DELETE = { login: deleteLoginLog, op: deleteOperationLog, error: deleteErrorLog } as const;
const FIELDS = "log-fields";
const FACETS = "log-facets";

export async function generateMetadata({ params }: LogPageProps): Promise<Metadata> {
  const log = logOfWord((await params).log);
  return log ? { title: (await texts("explorer"))(log) } : {};
}

/** A log: its rows come with the page, its histogram, counts and commonest values when they are counted. */
export default async function LogPage({ params, searchParams }: LogPageProps) {
  const log = logOfWord((await params).log) ?? notFound();
  const state = logState(log, await searchParams);
  const view = await openLog(state);
  const [actor, t, shell, window] = [await requireUser(), await texts("explorer"), await texts("shell"), await readRows(view, state)];
  const row = state.row === null ? null : await view.record(state.row);
  const { rows, next } = window;
  const at = rows.findIndex(({ id }) => id === state.row);
  const mayDelete = may(actor, DELETE[log]);
  const older = next && logHref(state, { trail: [...state.trail, next], live: false });
  const newer = state.trail.length > 0 ? logHref(state, { trail: state.trail.slice(0, -1) }) : null;
  const live = logHref(state, { live: !state.live, ...(!state.live && { range: state.range.name ?? "24h" }) });
  const zoomOut = zoomOutOf(state);
  const [first, last] = [rows[0]?.time.getTime(), rows.at(-1)?.time.getTime()];
  const counted = countsKey(state);
  return (
    <Page
      title={t(log)}
      crumbs={[{ label: shell("logs") }]}
      crumbsLabel={shell("breadcrumb")}
      count={
        <Later key={`${counted} ${state.exact}`} plain={state.plain}>
          <LogCount view={view} state={state} />
        </Later>
      }
      acts={<LogActs {...{ state, view, live, mayDelete }} />}
      fill
    >
      {!state.plain && <ToPlain href={logHref(state, { plain: true, live: false })} label={t("plain")} />}
      <ExplorerKeys
        {...{ zoomOut, newer, older, live, fixed: logHref(state, { range: state.range, live: false, plain: false }) }}
        close={state.row === null ? null : logHref(state, { row: null })}
        texts={{
          ...{ zoomOut: t("zoomOut"), newer: t("newer"), older: t("older"), live: t("live"), copyLink: t("copyLink"), close: t("close") },
          ...{
            linkCopied: t("linkCopied"),
            views: t("views"),
            keyInclude: t("keyInclude"),
            keyExclude: t("keyExclude"),
            keyExport: t("keyExport"),
          },
        }}
      />
      <div className="flex flex-wrap items-start gap-2 px-6 pb-3 max-sm:px-4">
        <FilterPart state={state} fieldsId={FIELDS} />
        <RangeMenu state={state} zoomOut={zoomOut} />
        <ViewsMenu state={state} />
        <button type="button" popoverTarget={FACETS} className={`${buttonClass()} sm:hidden`}>
          <Icon of={ListFilter} />
          {t("facets")}
        </button>
      </div>
      <div className="min-h-28 border-b border-line px-6 pb-2 max-sm:px-4">
        <Later key={counted} plain={state.plain} fallback={<div className="late needs-script h-26 rounded-md bg-surface-sunken" />}>
          <HistogramPart view={view} state={state} shown={first && last ? { from: last, to: first } : null} />
        </Later>
      </div>
      <div className="relative flex min-h-0 flex-1 sm:@container">
        <div id={FACETS} popover="auto" className={`facet-column ${state.row === null ? "@max-[53rem]:hidden" : "@max-[78rem]:hidden"}`}>
          <Later key={counted} plain={state.plain}>
            <FacetPart view={view} state={state} fieldsId={FIELDS} />
          </Later>
        </div>
        <LogRows
          {...{ state, window, older, newer }}
          remove={mayDelete ? { marked: paths.logPart(log, "delete"), all: deletionOf(state) } : null}
        />
        {state.row !== null && (
          <RowDetail {...{ state, row }} newer={rows[at - 1]?.id ?? null} older={at < 0 ? null : (rows[at + 1]?.id ?? null)} />
        )}
      </div>
    </Page>
  );
}
