import type { ReactNode } from "react";
import { Page } from "@/components/layout/page";
import { PageLink } from "@/components/ui/link";
import { Tabs } from "@/components/ui/tabs";
import { paths } from "@/lib/paths";
import { listAssertions } from "@/lib/services/assertions";
import { exportPolicy } from "@/lib/services/policy-file";
import { listBounded } from "@/lib/services/validity";
import { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";

interface PolicyFrameProps {
  current: string;
  title: string;
  count?: string;
  acts?: ReactNode;
  children: ReactNode;
}

/** The head of the pages about the policy as a whole and the ones of them that the reader may open. */
export async function PolicyFrame({ current, title, count, acts, children }: PolicyFrameProps) {
  const [t, shell, actor] = [await texts("assertions"), await texts("shell"), await requireUser()];
  const [validity, file] = [await texts("validity"), await texts("policyFile")];
  const tabs = [
    { href: paths.assertions, label: t("title"), open: may(actor, listAssertions) },
    { href: paths.expiring, label: validity("tab"), open: may(actor, listBounded) },
    { href: paths.policyFile, label: file("tab"), open: may(actor, exportPolicy) },
  ];
  return (
    <Page title={title} count={count} acts={acts} crumbs={[{ label: shell("access") }]} crumbsLabel={shell("breadcrumb")}>
      <Tabs link={PageLink} label={t("parts")} current={current} tabs={tabs.filter(({ open }) => open)} />
      {children}
    </Page>
  );
}
