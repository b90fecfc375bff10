import type { Metadata } from "next";
import { PageLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { paths } from "@/lib/paths";
import { readCoverage } from "@/lib/services/api-coverage";
import { formats } from "@/lib/web/formats";
import { addressOf, one, type Query } from "@/lib/web/list-query";
import { load } from "@/lib/web/load";
import { texts } from "@/lib/web/texts";
import { ApiFrame } from "../api-frame";
import { UncoveredTable } from "./uncovered-table";
import { UnusedGrants } from "./unused-grants";

const WINDOWS = [7, 30] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("apis"))("coverage") };
}

export default async function CoveragePage({ searchParams }: { searchParams: Promise<Query> }) {
  const days = one(await searchParams, "days") === "30" ? 30 : 7;
  const coverage = await load(readCoverage, {}, { days });
  const [t, { time, number }] = [await texts("apis"), await formats()];
  const { window, unused } = coverage;
  const short = coverage.unused === null && !window.cut;
  return (
    <ApiFrame current={paths.apiCoverage} uncovered={coverage.uncoveredTotal}>
      <div className="grid gap-8 py-4">
        <div className="grid gap-3 px-6 max-sm:px-4">
          <nav className="flex gap-2 text-sm" aria-label={t("window")}>
            {WINDOWS.map((wide) => (
              <PageLink
                key={wide}
                href={addressOf(paths.apiCoverage, { days: wide === 7 ? "" : String(wide) })}
                aria-current={wide === days ? "true" : undefined}
                className="inline-flex h-7 items-center rounded-sm border border-line-strong px-2.5 hover:bg-surface-hover aria-[current]:border-accent-line aria-[current]:bg-accent-soft aria-[current]:text-accent-text max-sm:h-9"
              >
                {t("windowDays", { days: wide })}
              </PageLink>
            ))}
          </nav>
          {unused !== null && <p className="text-sm text-ink-2">{t("windowFull", { days })}</p>}
          {short && <Note look="warning">{t("windowShort", { time: time(new Date(window.reach)).absolute, days })}</Note>}
          {window.cut && <Note look="warning">{t("windowCut")}</Note>}
        </div>
        <section aria-labelledby="uncovered">
          <h2 id="uncovered" className="px-6 pb-2 text-md max-sm:px-4">
            {t("uncovered")} <span className="font-normal text-ink-3 tabular-nums">{number(coverage.uncoveredTotal)}</span>
          </h2>
          {coverage.uncovered.length === 0 ? (
            <p className="px-6 text-sm text-ink-2 max-sm:px-4">{t("uncoveredNone")}</p>
          ) : (
            <UncoveredTable rows={coverage.uncovered} total={coverage.uncoveredTotal} />
          )}
        </section>
        <section className="grid gap-2 px-6 text-sm max-sm:px-4" aria-labelledby="unused">
          <h2 id="unused" className="text-md">
            {t("unused")} {unused && <span className="font-normal text-ink-3 tabular-nums">{number(unused.length)}</span>}
          </h2>
          {unused === null && <p className="text-ink-2">{t("cannotSay")}</p>}
          {unused?.length === 0 && <p className="text-ink-2">{t("unusedNone")}</p>}
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {unused?.slice(0, 200).map(({ id, name, pattern }) => (
              <li key={id}>
                <PageLink
                  href={paths.api(id)}
                  title={pattern}
                  className="inline-flex min-h-6 items-center rounded-sm text-accent-text hover:underline"
                >
                  {name ?? pattern}
                </PageLink>
              </li>
            ))}
            {unused !== null && unused.length > 200 && (
              <li className="text-ink-3">{t("andMore", { count: number(unused.length - 200) })}</li>
            )}
          </ul>
        </section>
        <UnusedGrants of={coverage.grants} />
      </div>
    </ApiFrame>
  );
}
