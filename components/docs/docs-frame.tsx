import type { ReactNode } from "react";
import { paths } from "@/lib/paths";
import { PageLink } from "../ui/link";
import { Seal } from "../ui/seal";

interface DocsFrameProps {
  title: string;
  skip: string;
  /** Beside the name: the environment badge. */
  badge: ReactNode;
  /** At the right: language and theme, and where to go from here. */
  children: ReactNode;
  page: ReactNode;
}

/** The frame of the readable API pages, for visitors with and without an account. */
export function DocsFrame({ title, skip, badge, children, page }: DocsFrameProps) {
  return (
    <div className="min-h-dvh bg-surface">
      <a className="skip" href="#main">
        {skip}
      </a>
      <header className="sticky top-0 z-10 flex h-topbar items-center gap-3 border-b border-line bg-canvas px-6 text-sm max-sm:gap-2 max-sm:px-3">
        <PageLink href={paths.docs} className="flex min-h-6 items-center gap-2.5 rounded-sm font-semibold whitespace-nowrap">
          <Seal size={20} />
          <span className="max-sm:hidden">Gatehouse</span>
          <span className="font-normal text-ink-2">{title}</span>
        </PageLink>
        {badge}
        <span className="ml-auto flex items-center gap-3 max-sm:gap-1">{children}</span>
      </header>
      {page}
    </div>
  );
}
