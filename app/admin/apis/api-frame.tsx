import type { ReactNode } from "react";
import { Page } from "@/components/layout/page";
import { Tabs } from "@/components/ui/tabs";
import { paths } from "@/lib/paths";
import { readCoverage } from "@/lib/services/api-coverage";
import { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";

interface ApiFrameProps {
  /** The address of the part that is shown. */
  current: string;
  count?: ReactNode;
  /** Kinds of calls that no API covers. */
  uncovered: number;
  acts?: ReactNode;
  children: ReactNode;
}

/** The two parts of the catalogue: what is registered, and what the log says of it. */
export async function ApiFrame({ current, count, uncovered, acts, children }: ApiFrameProps) {
  const [t, shell, actor] = [await texts("apis"), await texts("shell"), await requireUser()];
  const coverage = { href: paths.apiCoverage, label: t("coverage"), ...(uncovered > 0 && { count: uncovered }) };
  const tabs = [{ href: paths.apis, label: t("registered") }, ...(may(actor, readCoverage) ? [coverage] : [])];
  return (
    <Page title={t("title")} crumbs={[{ label: shell("access") }]} crumbsLabel={shell("breadcrumb")} count={count} acts={acts}>
      <Tabs tabs={tabs} current={current} label={t("parts")} />
      {children}
    </Page>
  );
}
