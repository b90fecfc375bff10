import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { FacetChips } from "@/components/data-table/facet-chips";
import { Pager } from "@/components/data-table/pager";
import type { CardPlace } from "@/components/data-table/table-types";
import { LiveRefresh } from "@/components/jobs/live-refresh";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/link";
import { isMoving } from "@/lib/domain/tray-job";
import { paths } from "@/lib/paths";
import { formats } from "@/lib/web/formats";
import { FACET_NAMES, type JobColumn, jobListQuery, listedJobs } from "@/lib/web/job-list";
import { jobWords } from "@/lib/web/job-words";
import { requireUser } from "@/lib/web/load";
import type { SearchParams } from "@/lib/web/table-query";
import { pagerOf, tableTexts } from "@/lib/web/table-texts";
import { texts } from "@/lib/web/texts";
import { jobCells } from "./job-cells";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("jobs"))("title") };
}

const CARDS: Partial<Record<JobColumn, CardPlace>> = { job: "title", state: "aside", progress: "below", started: "belowAside" };

export default async function JobsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = jobListQuery(await searchParams);
  const { jobs, counts, everybody } = await listedJobs(await requireUser(), query);
  const [words, table, shell, shown] = await Promise.all([jobWords(), texts("table"), texts("shell"), formats()]);
  const [{ t }, { number }] = [words, shown];
  const total = counts[query.facet];
  const pager = await pagerOf(query, total);
  const mine = query.extra.mine !== undefined;
  return (
    <Page
      title={t("title")}
      crumbs={[{ label: shell("system") }]}
      crumbsLabel={shell("breadcrumb")}
      count={t("count", { total: counts.all })}
      fill
    >
      {jobs.some(isMoving) && <LiveRefresh />}
      <FacetChips
        label={table("facets")}
        chips={[
          ...FACET_NAMES.map((facet) => ({
            href: query.href({ facet: facet === "all" ? null : facet }),
            ...{ label: t(facet), count: number(counts[facet]), current: facet === query.facet },
          })),
          ...(everybody
            ? [{ href: query.href({ mine: mine ? null : "1" }), label: t("mine"), count: mine ? "×" : "", current: mine }]
            : []),
        ]}
      />
      {jobs.length === 0 && counts.all === 0 && (
        <EmptyState of="nothing" title={t("none")}>
          {t("noneLead")}
        </EmptyState>
      )}
      {jobs.length === 0 && counts.all > 0 && (
        <EmptyState of="match" title={t("noMatch")} acts={<ButtonLink href={paths.jobs}>{table("clearFilters")}</ButtonLink>} />
      )}
      {jobs.length > 0 && (
        <DataTable
          columns={query.columns.map((id) => ({ id, label: t(id), card: CARDS[id] ?? "hidden" }))}
          rows={jobs.map((job) => ({ id: String(job.id), name: words.title(job), cells: jobCells(job, words, shown) }))}
          total={total}
          density={query.density}
          texts={await tableTexts(t("title"), total)}
        />
      )}
      {pager && <Pager {...pager} />}
    </Page>
  );
}
