import type { ReactNode } from "react";

/** A part of the page of an operation, with an address of its own. */
export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid min-w-0 scroll-mt-16 grid-cols-1 content-start gap-2.5">
      <h2 id={`${id}-title`} className="text-lg">
        <a href={`#${id}`} className="rounded-sm">
          {title}
        </a>
      </h2>
      {children}
    </section>
  );
}
