import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { Note } from "@/components/ui/note";
import { SearchForm } from "@/components/ui/search-form";
import { paths } from "@/lib/paths";
import { listRefusals } from "@/lib/services/decisions";
import { formats } from "@/lib/web/formats";
import { load } from "@/lib/web/load";
import type { SearchParams } from "@/lib/web/table-query";
import { texts } from "@/lib/web/texts";
import { RefusalList } from "../access/refusal-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("access"))("decisions") };
}

export default async function DecisionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const refusals = await load(listRefusals, {}, undefined);
  const asked = [(await searchParams).q ?? ""].flat().join("").trim().toLowerCase();
  if (/^[0-9a-f]{32}$/.test(asked)) redirect(paths.decision(asked));
  const [t, shell, { time }] = await Promise.all([texts("access"), texts("shell"), formats()]);
  return (
    <Page
      title={t("decisions")}
      crumbs={[{ label: shell("access") }, { label: t("title"), href: paths.access }]}
      crumbsLabel={shell("breadcrumb")}
      acts={<SearchForm action={paths.decisions} label={t("decisionId")} button={t("find")} value={asked} />}
    >
      <div className="grid max-w-220 gap-4 px-6 pb-6 max-sm:px-4">
        {asked !== "" && <Note look="warning">{t("noDecision")}</Note>}
        {refusals.length === 0 ? (
          <EmptyState of="nothing" title={t("noRefusals")} />
        ) : (
          <>
            <p className="text-sm text-ink-2">{t("decisionsLead")}</p>
            <RefusalList refusals={refusals} words={{ t, time }} wide />
          </>
        )}
      </div>
    </Page>
  );
}
