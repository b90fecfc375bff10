import { PageLink } from "../ui/link";

export interface FacetChip {
  readonly href: string;
  readonly label: string;
  readonly count: string;
  readonly current: boolean;
}

/** Links that narrow a list, each with how many rows it has. */
export function FacetChips({ chips, label }: { chips: readonly FacetChip[]; label: string }) {
  return (
    <nav className="flex shrink-0 gap-2 overflow-x-auto px-6 pb-3 text-sm max-sm:px-4" aria-label={label}>
      {chips.map(({ href, label: name, count, current }) => (
        <PageLink
          key={name}
          href={href}
          aria-current={current ? "true" : undefined}
          className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-sm border border-line-strong px-2.5 -outline-offset-2 hover:bg-surface-hover aria-[current]:border-accent-line aria-[current]:bg-accent-soft aria-[current]:text-accent-text max-sm:h-9"
        >
          {name}
          <span className={`tabular-nums ${current ? "" : "text-ink-3"}`}>{count}</span>
        </PageLink>
      ))}
    </nav>
  );
}
