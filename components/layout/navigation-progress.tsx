"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { useAnyBusy } from "../ui/busy";

interface NavigationProgressProps {
  /** Said after eight seconds, and the name of the button that asks for the page anew. */
  texts: { readonly slow: string; readonly reload: string };
}

/**
 * A line at the top while the next page or the answer to a form is on its way; after a while it says that it takes long. Rows marked
 * `old` fade while the next page comes.
 */
export function NavigationProgress({ texts }: NavigationProgressProps) {
  const here = `${usePathname()}?${useSearchParams()}`;
  const [from, setFrom] = useState<string | null>(null);
  const sending = useAnyBusy();
  useEffect(() => {
    setFrom(null);
    const onClick = (event: MouseEvent) => {
      // Next's own links take the click from the browser; others, such as downloads, never arrive at another page.
      const link = event.defaultPrevented && event.target instanceof Element ? event.target.closest("a") : null;
      if (!link) return;
      const next = new URL(link.href);
      if (next.origin === location.origin && next.pathname + next.search !== location.pathname + location.search) setFrom(here);
    };
    const onSubmit = ({ target, submitter, defaultPrevented }: SubmitEvent) => {
      // Attributes, since a field called `action` or `method` hides the property. Only Next's own forms are taken from the browser.
      if (!defaultPrevented || !(target instanceof HTMLFormElement) || /post/i.test(target.getAttribute("method") ?? "")) return;
      const next = new URL(target.getAttribute("action") ?? "", location.href);
      const fields = new FormData(target, submitter);
      next.search = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)])).toString();
      if (next.origin === location.origin && next.pathname + next.search !== location.pathname + location.search) setFrom(here);
    };
    document.addEventListener("click", onClick);
    document.addEventListener("submit", onSubmit);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("submit", onSubmit);
    };
  }, [here]);
  const waits = sending || from === here;
  const slow = useLate(waits);
  return (
    <div role="status" data-navigating={from === here || undefined}>
      {waits && <span className="late fixed inset-x-0 top-0 z-(--z-toast) h-0.5 bg-accent-line" aria-hidden="true" />}
      {slow && (
        <p className="fixed top-2 left-1/2 z-(--z-toast) flex max-w-[calc(100vw-2rem)] -translate-x-1/2 items-center gap-4 rounded-md bg-surface-inverse px-4 py-2 text-sm text-ink-inverse shadow-pop">
          {texts.slow}
          <button type="button" className="min-h-6 font-semibold underline underline-offset-3" onClick={() => location.reload()}>
            {texts.reload}
          </button>
        </p>
      )}
    </div>
  );
}

const SLOW_MS = 8_000;

function useLate(waits: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setLate(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waits]);
  return waits && late;
}
