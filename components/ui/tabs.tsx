import type { ReactNode } from "react";
import { PageLink } from "./link";

export interface Tab {
  readonly href: string;
  readonly label: ReactNode;
  readonly count?: number;
}

/** The parts of a page, each with its own address. */
export function Tabs({ tabs, current, label }: { tabs: readonly Tab[]; current: string; label: string }) {
  return (
    <nav className="flex shrink-0 gap-5 overflow-x-auto border-b border-line px-6 text-sm max-sm:px-4" aria-label={label}>
      {tabs.map((tab) => (
        <PageLink
          key={tab.href}
          href={tab.href}
          aria-current={tab.href === current ? "page" : undefined}
          className="inline-flex h-10 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-ink-2 -outline-offset-2 hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {tab.label}
          {tab.count !== undefined && <span className="font-normal text-ink-3 tabular-nums">{tab.count.toLocaleString("en")}</span>}
        </PageLink>
      ))}
    </nav>
  );
}
