import type { ReactNode } from "react";
import { UnsavedGuard } from "@/components/layout/unsaved-guard";
import { OwnFrame } from "@/components/me/own-frame";
import { paths } from "@/lib/paths";
import { environment } from "@/lib/web/environment";
import { requireUser } from "@/lib/web/load";
import { mayOpenDashboard } from "@/lib/web/may";
import { preferences } from "@/lib/web/preferences";
import { clientTexts, texts } from "@/lib/web/texts";
import { choosePreference } from "../actions/preferences";
import { signOut } from "../actions/sign-out";

export default async function OwnLayout({ children }: { children: ReactNode }) {
  const actor = await requireUser();
  const [installation, { theme }, { locale, messages }, general, t] = await Promise.all([
    environment(),
    preferences(),
    clientTexts("shell"),
    texts("general"),
    texts("me"),
  ]);
  const { username, isSuperuser, isStaff, email } = actor.user;
  const role = isSuperuser ? general("superuser") : isStaff ? general("staff") : (email ?? "");
  return (
    <OwnFrame
      environment={installation}
      user={{ username, role }}
      dashboard={mayOpenDashboard(actor) ? { href: paths.admin, label: t("toDashboard") } : null}
      chosen={{ locale, theme }}
      keep={choosePreference}
      signOut={signOut}
      texts={messages.shell}
    >
      <UnsavedGuard text={messages.shell.unsaved} />
      {children}
    </OwnFrame>
  );
}
