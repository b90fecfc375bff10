import type { ReactNode } from "react";

interface EmptyStateProps {
  /** `nothing` there yet, no `match` for the filters, no `right` to see it. */
  of: "nothing" | "match" | "right";
  title: string;
  children?: ReactNode;
  /** Buttons that lead on. */
  acts?: ReactNode;
}

/** Why a place is empty, and what leads on from here. */
export function EmptyState({ of, title, children, acts }: EmptyStateProps) {
  return (
    <div className="grid justify-items-start gap-3 p-6 max-sm:px-4">
      <svg className="text-accent-text" width="56" height="40" viewBox="0 0 56 40" fill="none" strokeWidth="1.5" aria-hidden="true">
        {PICTURES[of]}
      </svg>
      <h2 className="text-lg">{title}</h2>
      {children && <div className="max-w-[44ch] text-ink-2">{children}</div>}
      {acts && <div className="flex flex-wrap gap-2">{acts}</div>}
    </div>
  );
}

const GATE = <path d="M1 39h54M8 39V9h40v30" stroke="var(--line-strong)" />;
const PICTURES = {
  nothing: (
    <>
      {GATE}
      <path d="M20.5 39a10.5 10.5 0 1 1 15 0" stroke="currentColor" />
    </>
  ),
  match: (
    <>
      <path d="M1 9h54M1 19h54M1 29h54M1 39h54" stroke="var(--line-strong)" />
      <circle cx="28" cy="20" r="11" fill="var(--surface)" stroke="currentColor" />
      <path d="m36 28 8 8" stroke="currentColor" strokeLinecap="round" />
    </>
  ),
  right: (
    <>
      {GATE}
      <path d="M20.5 39a10.5 10.5 0 1 1 15 0M28 21v18M24 31h8" stroke="currentColor" />
    </>
  ),
};
