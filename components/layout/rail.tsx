import { PanelLeft } from "lucide-react";
import { Icon } from "../ui/icon";
import { PageLink } from "../ui/link";
import { Seal } from "../ui/seal";
import type { KeepPreference, ShellTexts } from "./frame-texts";
import { RailIcon } from "./rail-icon";
import { RailLink } from "./rail-link";

export interface RailPage {
  readonly href: string;
  readonly icon: string;
  readonly label: string;
  readonly section: string | null;
}

interface RailProps {
  pages: readonly RailPage[];
  closed: boolean;
  /** What stands at the foot: version and host. */
  foot: string;
  keep: KeepPreference;
  texts: ShellTexts;
}

/** The menu at the left; on phones a popover that the button of the top bar opens. */
export function Rail({ pages, closed, foot, keep, texts }: RailProps) {
  const sections = [...new Set(pages.map(({ section }) => section))];
  const home = pages[0]?.href ?? "/";
  return (
    <nav id="rail" popover="auto" className="rail" aria-label={texts.mainMenu} data-closed={closed || undefined}>
      <PageLink href={home} className="flex h-topbar shrink-0 items-center gap-2.5 px-2 text-[0.9375rem] font-semibold">
        <Seal size={20} />
        <span className="rail-label">Gatehouse</span>
      </PageLink>
      {sections.map((section) => (
        <div key={section ?? ""}>
          {section && <h2 className="rail-section">{section}</h2>}
          <ul>
            {pages
              .filter((page) => page.section === section)
              .map(({ href, icon, label }) => (
                <li key={href}>
                  <RailLink href={href} label={label} exact={href === home}>
                    <RailIcon name={icon} />
                  </RailLink>
                </li>
              ))}
          </ul>
        </div>
      ))}
      <div className="rail-foot">
        <span className="rail-label truncate tabular-nums">{foot}</span>
        <form action={keep} className="max-sm:hidden">
          <button
            type="submit"
            name="rail"
            value={closed ? "open" : "closed"}
            className="grid size-6 place-items-center rounded-sm hover:bg-surface-sunken"
            title={closed ? texts.expand : texts.collapse}
            aria-label={closed ? texts.expand : texts.collapse}
          >
            <Icon of={PanelLeft} />
          </button>
        </form>
      </div>
    </nav>
  );
}
