import type { ReactNode } from "react";

interface PanelProps {
  title: string;
  id: string;
  /** At the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A region of the overview under its title. */
export function Panel({ title, id, aside, children }: PanelProps) {
  return (
    <section className="border-b border-line px-5 py-4 max-sm:px-4" aria-labelledby={id}>
      <header className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 id={id} className="text-sm font-semibold">
          {title}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
