import type { ReactNode } from "react";
import { EnvironmentBadge } from "@/components/layout/environment-badge";
import { Gate } from "@/components/layout/gate";
import { PreferenceSwitches } from "@/components/layout/preference-switches";
import { paths } from "@/lib/paths";
import { environment } from "@/lib/web/environment";
import { preferences } from "@/lib/web/preferences";
import { clientTexts } from "@/lib/web/texts";
import { choosePreference } from "../actions/preferences";

interface EntryGateProps {
  title: string;
  lead?: string | undefined;
  footer?: string;
  wide?: boolean;
  children?: ReactNode;
}

/** A page before the door, with badge, language, theme, and the way to the API docs, which are open to everybody. */
export async function EntryGate(props: EntryGateProps) {
  const [installation, { theme }, { locale, messages }] = await Promise.all([environment(), preferences(), clientTexts("shell")]);
  return (
    <Gate
      {...props}
      badge={<EnvironmentBadge of={installation} texts={messages.shell} />}
      switches={
        <>
          <a href={paths.docs} className="inline-flex min-h-6 items-center rounded-sm px-1 whitespace-nowrap hover:text-ink">
            {messages.shell.apiDocs}
          </a>
          <PreferenceSwitches chosen={{ locale, theme }} keep={choosePreference} texts={messages.shell} />
        </>
      }
    />
  );
}
