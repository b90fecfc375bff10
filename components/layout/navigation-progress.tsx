"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/** A line at the top while the next page is on its way. */
export function NavigationProgress() {
  const here = `${usePathname()}?${useSearchParams()}`;
  const [from, setFrom] = useState<string | null>(null);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented && !(event.target instanceof Element)) return;
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || link.target || link.dataset.file !== undefined || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0)
        return;
      const next = new URL(link.href);
      if (next.origin === location.origin && next.pathname + next.search !== location.pathname + location.search) setFrom(here);
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, [here]);
  if (from !== here) return null;
  return <div className="late fixed inset-x-0 top-0 z-(--z-toast) h-0.5 origin-left animate-pulse bg-accent-line" aria-hidden="true" />;
}
