import { type ReactNode, Suspense } from "react";
import { Frame } from "@/components/layout/frame";
import { NavigationProgress } from "@/components/layout/navigation-progress";
import { PaletteButton } from "@/components/layout/palette-button";
import { Rail } from "@/components/layout/rail";
import { Topbar } from "@/components/layout/topbar";
import { environment } from "@/lib/web/environment";
import { requireUser } from "@/lib/web/load";
import { menuOf } from "@/lib/web/navigation";
import { preferences } from "@/lib/web/preferences";
import { clientTexts, texts } from "@/lib/web/texts";
import { choosePreference } from "../actions/preferences";
import { signOut } from "../actions/sign-out";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await requireUser();
  const [installation, { theme, rail }, { locale, messages }, general, pages] = await Promise.all([
    environment(),
    preferences(),
    clientTexts("shell"),
    texts("general"),
    menuOf(actor),
  ]);
  const { shell } = messages;
  const frame = { chosen: { locale, theme }, keep: choosePreference, texts: shell };
  const { username, isSuperuser } = actor.user;
  const role = isSuperuser ? general("superuser") : general("staff");
  const { search, searchShort, searchHint, searchNothing, searchKeys, goTo } = shell;
  return (
    <Frame
      skip={shell.skip}
      narrow={rail === "closed"}
      rail={<Rail {...frame} pages={pages} closed={rail === "closed"} foot={`${installation.version} · ${installation.host}`} />}
      topbar={
        <Topbar {...frame} environment={installation.name} user={{ username, role }} signOut={signOut}>
          <PaletteButton pages={pages} texts={{ search, searchShort, searchHint, searchNothing, searchKeys, goTo }} />
        </Topbar>
      }
    >
      <Suspense>
        <NavigationProgress />
      </Suspense>
      {children}
    </Frame>
  );
}
