import type { ReactNode } from "react";
import { DocsFrame } from "@/components/docs/docs-frame";
import { EnvironmentBadge } from "@/components/layout/environment-badge";
import { PreferenceSwitches } from "@/components/layout/preference-switches";
import { ButtonLink } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { environment } from "@/lib/web/environment";
import { mayOpenDashboard } from "@/lib/web/may";
import { preferences } from "@/lib/web/preferences";
import { clientTexts, texts } from "@/lib/web/texts";
import { currentActor } from "@/lib/web/visit";
import { choosePreference } from "../actions/preferences";

export default async function DocsLayout({ children }: { children: ReactNode }) {
  const [t, installation, { theme }, { locale, messages }] = await Promise.all([
    texts("docs"),
    environment(),
    preferences(),
    clientTexts("shell"),
  ]);
  const { shell } = messages;
  const actor = await currentActor();
  const way = !actor
    ? { href: paths.login(paths.docs), label: shell.toSignIn }
    : mayOpenDashboard(actor)
      ? { href: paths.admin, label: t("dashboard") }
      : { href: paths.me, label: t("ownProfile") };
  return (
    <DocsFrame title={t("title")} skip={shell.skip} badge={<EnvironmentBadge of={installation} texts={shell} />} page={children}>
      <PreferenceSwitches chosen={{ locale, theme }} keep={choosePreference} texts={shell} />
      <ButtonLink href={way.href}>{way.label}</ButtonLink>
    </DocsFrame>
  );
}
