import type { ComponentProps, ComponentType, ReactNode } from "react";

export interface Tab {
  readonly href: string;
  readonly label: ReactNode;
  readonly count?: number;
}

interface TabLinkProps extends Pick<ComponentProps<"a">, "aria-current" | "className" | "children"> {
  href: string;
}

interface TabsProps {
  tabs: readonly Tab[];
  current: string;
  label: string;
  /** `PageLink` where the frame keeps standing; plain links need no script. */
  link?: "a" | ComponentType<TabLinkProps>;
}

/** The parts of a page, each with its own address. */
export function Tabs({ tabs, current, label, link: Link = "a" }: TabsProps) {
  return (
    <nav className="flex shrink-0 gap-5 overflow-x-auto border-b border-line px-6 text-sm max-sm:px-4" aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.href === current ? "page" : undefined}
          className="inline-flex h-10 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-ink-2 -outline-offset-2 hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {tab.label}
          {tab.count !== undefined && <span className="font-normal text-ink-3 tabular-nums">{tab.count.toLocaleString("en")}</span>}
        </Link>
      ))}
    </nav>
  );
}
