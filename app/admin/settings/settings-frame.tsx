import type { ReactNode } from "react";
import { Page } from "@/components/layout/page";
import { PageLink } from "@/components/ui/link";
import { Tabs } from "@/components/ui/tabs";
import { paths } from "@/lib/paths";
import { listSchools } from "@/lib/services/schools";
import { listSettings } from "@/lib/services/settings";
import { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";

/** The head of the settings and the parts that the reader may open. */
export async function SettingsFrame({ current, children }: { current: string; children: ReactNode }) {
  const [t, shell, actor] = [await texts("settings"), await texts("shell"), await requireUser()];
  const settings = may(actor, listSettings)
    ? [
        { href: paths.settings, label: t("inForce") },
        { href: paths.settingsPart("sms"), label: t("sms") },
      ]
    : [];
  const schools = may(actor, listSchools) ? [{ href: paths.settingsPart("schools"), label: t("schools") }] : [];
  return (
    <Page title={t("title")} crumbs={[{ label: shell("system") }]} crumbsLabel={shell("breadcrumb")}>
      <Tabs link={PageLink} label={t("parts")} current={current} tabs={[...settings, ...schools]} />
      {children}
    </Page>
  );
}
