import type { ReactNode } from "react";
import { AccountMenu } from "../layout/account-menu";
import { EnvironmentBadge, type Installation } from "../layout/environment-badge";
import type { Chosen, KeepPreference, ShellTexts } from "../layout/frame-texts";
import { PreferenceSwitches } from "../layout/preference-switches";
import { buttonClass } from "../ui/button";
import { Seal } from "../ui/seal";

interface OwnFrameProps {
  environment: Installation;
  user: { readonly username: string; readonly role: string };
  /** The way to the dashboard, for those it opens to. */
  dashboard: { readonly href: string; readonly label: string } | null;
  chosen: Chosen;
  keep: KeepPreference;
  signOut: (form: FormData) => Promise<void>;
  texts: ShellTexts;
  children: ReactNode;
}

/** The frame of the own account: no menu, since many who come here may open nothing else. */
export function OwnFrame({ environment, user, dashboard, chosen, keep, signOut, texts, children }: OwnFrameProps) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] bg-surface">
      <a className="skip" href="#main">
        {texts.skip}
      </a>
      <header className="flex h-topbar items-center gap-3 border-b border-line bg-canvas px-6 text-sm max-sm:px-4">
        <span className="flex min-w-0 flex-1 items-center gap-2.5 max-sm:overflow-hidden">
          <Seal size={20} />
          <b className="font-semibold max-sm:sr-only">Gatehouse</b>
          <EnvironmentBadge of={environment} texts={texts} />
        </span>
        {dashboard && (
          <a href={dashboard.href} className={buttonClass("ghost")}>
            {dashboard.label}
          </a>
        )}
        <span className="flex items-center gap-3 max-sm:hidden">
          <PreferenceSwitches chosen={chosen} keep={keep} texts={texts} />
        </span>
        <AccountMenu user={user} chosen={chosen} keep={keep} signOut={signOut} texts={texts} />
      </header>
      {children}
    </div>
  );
}
