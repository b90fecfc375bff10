import type { ReactNode } from "react";
import { Tray } from "@/components/jobs/tray";
import { Frame } from "@/components/layout/frame";
import { PaletteButton } from "@/components/layout/palette-button";
import { Rail } from "@/components/layout/rail";
import { ShellShortcuts } from "@/components/layout/shell-shortcuts";
import { Topbar } from "@/components/layout/topbar";
import { UnsavedGuard } from "@/components/layout/unsaved-guard";
import { environment } from "@/lib/web/environment";
import { firstTray } from "@/lib/web/jobs";
import { requireUser } from "@/lib/web/load";
import { actsOf, menuOf } from "@/lib/web/navigation";
import { preferences } from "@/lib/web/preferences";
import { clientTexts, texts } from "@/lib/web/texts";
import { askJobOfTray } from "../actions/jobs";
import { choosePreference } from "../actions/preferences";
import { signOut } from "../actions/sign-out";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await requireUser();
  const [installation, { theme, rail }, { locale, messages }, general, pages, acts] = await Promise.all([
    environment(),
    preferences(),
    clientTexts("shell"),
    texts("general"),
    menuOf(actor),
    actsOf(actor),
  ]);
  const { shell } = messages;
  const frame = { chosen: { locale, theme }, keep: choosePreference, texts: shell };
  const { username, isSuperuser } = actor.user;
  const role = isSuperuser ? general("superuser") : general("staff");
  return (
    <Frame
      skip={shell.skip}
      narrow={rail === "closed"}
      rail={<Rail {...frame} pages={pages} closed={rail === "closed"} foot={`${installation.version} · ${installation.host}`} />}
      topbar={
        <Topbar
          {...frame}
          environment={installation}
          user={{ username, role }}
          signOut={signOut}
          tray={<Tray first={await firstTray()} ask={askJobOfTray} texts={trayTexts(await texts("jobs"))} />}
        >
          <PaletteButton pages={pages} acts={acts} owner={username} texts={paletteTexts(shell)} />
        </Topbar>
      }
    >
      <UnsavedGuard text={shell.unsaved} />
      <ShellShortcuts
        pages={[...pages, ...acts].map(({ href, label, keys }) => ({ href, label, keys }))}
        labels={{ menu: shell.toggleMenu, sheet: shell.shortcuts, search: shell.searchShort }}
        texts={sheetTexts(shell, general("close"))}
      />
      {children}
    </Frame>
  );
}

type Shell = Awaited<ReturnType<typeof clientTexts<"shell">>>["messages"]["shell"];

/** Only these texts travel to the browser. */
function paletteTexts({
  search,
  searchShort,
  searchHint,
  searchNothing,
  searchKeys,
  searchWaits,
  searchFailed,
  searchFound,
  ...rest
}: Shell) {
  const { goTo, recent, acts } = rest;
  return { search, searchShort, searchHint, searchNothing, searchKeys, searchWaits, searchFailed, searchFound, goTo, recent, acts };
}

function sheetTexts({ shortcuts, shortcutsHere, shortcutsAlways, shortcutsNone, shortcutsOff }: Shell, close: string) {
  return { shortcuts, shortcutsHere, shortcutsAlways, shortcutsNone, shortcutsOff, close };
}

function trayTexts(t: Awaited<ReturnType<typeof texts<"jobs">>>) {
  const measures = { rate: t("rate"), seconds: t("seconds"), minutes: t("minutes") };
  return { ...measures, tray: t("tray"), trayEmpty: t("trayEmpty"), allJobs: t("allJobs") };
}
