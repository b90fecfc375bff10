import type { ReactNode } from "react";

/** One part of a page under its caption. */
export function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <div className="grid gap-2">
      <h2 className="text-xs font-normal text-ink-3">{title}</h2>
      {lead && <p className="text-ink-2">{lead}</p>}
      {children}
    </div>
  );
}
