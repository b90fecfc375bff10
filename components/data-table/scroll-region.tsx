import type { ReactNode } from "react";

/** What is wider than the page scrolls in it; the keyboard reaches it, since there may be nothing else in it to reach. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region
    <section className="relative overflow-x-auto -outline-offset-2" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
