import { Menu as MenuIcon } from "lucide-react";
import type { ReactNode } from "react";
import { ICON_BUTTON } from "../ui/button";
import { Icon } from "../ui/icon";
import { AccountMenu } from "./account-menu";
import { EnvironmentBadge, type Installation } from "./environment-badge";
import type { Chosen, KeepPreference, ShellTexts } from "./frame-texts";
import { PreferenceSwitches } from "./preference-switches";

interface TopbarProps {
  environment: Installation;
  user: { readonly username: string; readonly role: string };
  chosen: Chosen;
  keep: KeepPreference;
  signOut: (form: FormData) => Promise<void>;
  texts: ShellTexts;
  /** The search. */
  children: ReactNode;
  /** The jobs under way. */
  tray: ReactNode;
}

/** The right part of the top bar; the left one, with the place of the page, comes from the page. */
export function Topbar({ environment, user, chosen, keep, signOut, texts, children, tray }: TopbarProps) {
  return (
    <div className="topbar-end">
      <button type="button" popoverTarget="rail" className={`${ICON_BUTTON} mr-auto sm:hidden`} aria-label={texts.menu}>
        <Icon of={MenuIcon} />
      </button>
      {children}
      <EnvironmentBadge of={environment} texts={texts} />
      {tray}
      <span className="flex items-center gap-3 max-sm:hidden">
        <PreferenceSwitches chosen={chosen} keep={keep} texts={texts} />
      </span>
      <AccountMenu user={user} chosen={chosen} keep={keep} signOut={signOut} texts={texts} />
    </div>
  );
}
