import type { ReactNode } from "react";
import { Page } from "@/components/layout/page";
import { Tabs } from "@/components/ui/tabs";
import { paths } from "@/lib/paths";
import { listReceipts } from "@/lib/services/receipts";
import { readRetention } from "@/lib/services/retention";
import { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";

interface KeepingFrameProps {
  current: string;
  title: string;
  acts?: ReactNode;
  children: ReactNode;
}

/** The head of the pages about how long logs are kept and what was removed, and the ones of them that the reader may open. */
export async function KeepingFrame({ current, title, acts, children }: KeepingFrameProps) {
  const [t, shell, actor] = [await texts("removals"), await texts("shell"), await requireUser()];
  const tabs = [
    { href: paths.retention, label: t("retention"), open: may(actor, readRetention) },
    { href: paths.receipts(), label: t("receipts"), open: may(actor, listReceipts) },
  ];
  return (
    <Page title={title} crumbs={[{ label: t("logs") }]} crumbsLabel={shell("breadcrumb")} acts={acts}>
      <Tabs label={t("parts")} current={current} tabs={tabs.filter(({ open }) => open)} />
      {children}
    </Page>
  );
}
