import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { testAccess } from "@/lib/services/access-test";
import { listRefusals } from "@/lib/services/decisions";
import { accessQuery, draftSize } from "@/lib/web/access";
import { formats } from "@/lib/web/formats";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { requireRight } from "@/lib/web/require-right";
import type { SearchParams } from "@/lib/web/table-query";
import { texts } from "@/lib/web/texts";
import { PlanBar } from "../plan/plan-bar";
import { QuestionForm } from "./question-form";
import { RefusalList } from "./refusal-list";
import { Result } from "./result";
import type { Words } from "./words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("access"))("title") };
}

export default async function AccessPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireRight(testAccess);
  const query = accessQuery(await searchParams);
  const [t, shell, { time }, draft] = await Promise.all([texts("access"), texts("shell"), formats(), draftSize()]);
  const words = { t, time };
  return (
    <Page title={t("title")} crumbs={[{ label: shell("access") }]} crumbsLabel={shell("breadcrumb")}>
      <div className="grid grid-cols-[21.5rem_minmax(0,1fr)] grid-rows-[auto_1fr] max-lg:grid-cols-1">
        <div className="grid content-start gap-6 px-6 pb-6 max-sm:px-4 lg:border-r lg:border-line">
          <QuestionForm query={query} draft={draft} words={words} />
          <p className="text-sm">
            <PageLink href={paths.accessBatch} className="rounded-sm text-accent-text underline underline-offset-3">
              {t("batch")}
            </PageLink>
          </p>
        </div>
        <div className="min-w-0 px-7 pb-6 max-sm:px-4 lg:row-span-2" aria-live="polite">
          {query.call ? (
            <Result query={query} words={words} />
          ) : (
            <EmptyState of="nothing" title={t("start")}>
              {t("startLead")}
            </EmptyState>
          )}
        </div>
        <div className="px-6 pb-6 max-sm:px-4 lg:col-start-1 lg:border-r lg:border-line">
          <RecentRefusals words={words} />
        </div>
      </div>
      <PlanBar />
    </Page>
  );
}

const SHOWN = 6;

async function RecentRefusals({ words }: { words: Words }) {
  const { t } = words;
  if (!may(await requireUser(), listRefusals)) return null;
  const refusals = await load(listRefusals, {}, undefined);
  return (
    <section className="grid gap-1.5" aria-labelledby="refusals-title">
      <div className="flex items-baseline justify-between text-sm">
        <h2 id="refusals-title" className="text-sm font-normal text-ink-2">
          {t("refusals")}
        </h2>
        {refusals.length > SHOWN && (
          <PageLink href={paths.decisions} className="rounded-sm text-accent-text underline underline-offset-3">
            {t("allRefusals")}
          </PageLink>
        )}
      </div>
      {refusals.length === 0 ? (
        <p className="text-sm text-ink-3">{t("noRefusals")}</p>
      ) : (
        <RefusalList refusals={refusals.slice(0, SHOWN)} words={words} />
      )}
    </section>
  );
}
