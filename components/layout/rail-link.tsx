"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { PageLink } from "../ui/link";

interface RailLinkProps {
  href: string;
  label: string;
  /** Only its own page, not the ones below it, count as here. */
  exact: boolean;
  children: ReactNode;
}

/** A line of the menu. Knows by itself whether its page is open, since the frame stands while pages change. */
export function RailLink({ href, label, exact, children }: RailLinkProps) {
  const path = usePathname();
  const here = path === href || (!exact && path.startsWith(`${href}/`));
  return (
    <PageLink
      href={href}
      title={label}
      aria-current={here ? "page" : undefined}
      onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
      className="flex h-control items-center gap-2.5 rounded-md px-2 text-ink-2 hover:bg-surface-sunken aria-[current]:bg-neutral-bg aria-[current]:font-semibold aria-[current]:text-ink max-sm:h-10 [&[aria-current]>svg]:text-accent-text [&>svg]:text-ink-3"
    >
      {children}
      <span className="rail-label truncate">{label}</span>
    </PageLink>
  );
}
