import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { ICON_BUTTON } from "../ui/button";
import { Icon } from "../ui/icon";
import { PageLink } from "../ui/link";

interface PagerProps {
  label: string;
  /** `1–50 of 4,310` */
  range: string;
  previous: { readonly href: string | null; readonly label: string };
  next: { readonly href: string | null; readonly label: string };
}

/** Links to the pages before and after. */
export function Pager({ label, range, previous, next }: PagerProps) {
  return (
    <nav className="flex items-center justify-end gap-1 border-t border-line px-6 py-1.5 text-sm max-sm:px-4" aria-label={label}>
      <span className="mr-2 text-ink-3 tabular-nums">{range}</span>
      <Step {...previous} icon={<Icon of={ChevronLeft} />} />
      <Step {...next} icon={<Icon of={ChevronRight} />} />
    </nav>
  );
}

function Step({ href, label, icon }: { href: string | null; label: string; icon: ReactNode }) {
  if (href === null) return <span className={`${ICON_BUTTON} text-ink-disabled hover:bg-transparent`}>{icon}</span>;
  return (
    <PageLink href={href} className={ICON_BUTTON} aria-label={label} title={label}>
      {icon}
    </PageLink>
  );
}
