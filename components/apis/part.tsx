import type { ReactNode } from "react";

/** One part of a page under its caption, with a link at the caption's right end. */
export function Part({ title, lead, act, children }: { title: string; lead?: string; act?: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-2">
      <div className="flex items-baseline justify-between gap-3 text-xs">
        <h2 className="font-normal text-ink-3">{title}</h2>
        {act}
      </div>
      {lead && <p className="text-ink-2">{lead}</p>}
      {children}
    </div>
  );
}
