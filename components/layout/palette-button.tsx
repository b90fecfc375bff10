"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { ICON_BUTTON } from "../ui/button";
import { Icon } from "../ui/icon";
import type { PaletteProps } from "./palette";

const Palette = lazy(async () => ({ default: (await import("./palette")).Palette }));

/** The search of the top bar, also by Ctrl/Cmd+K. What it opens is loaded at its first use. */
export function PaletteButton({ pages, texts }: Pick<PaletteProps, "pages" | "texts">) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className="needs-script flex h-control w-72 items-center gap-2 rounded-md border border-line-strong bg-surface pr-1 pl-2.5 text-left text-ink-3 max-lg:w-56 max-sm:hidden"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon of={Search} />
        <span className="flex-1 truncate">{texts.search}</span>
        <kbd className="rounded-sm bg-neutral-bg px-1.5 py-1 font-mono text-xs leading-none">Ctrl K</kbd>
      </button>
      <button
        type="button"
        className={`${ICON_BUTTON} needs-script sm:hidden`}
        aria-haspopup="dialog"
        aria-label={texts.searchShort}
        onClick={() => setOpen(true)}
      >
        <Icon of={Search} />
      </button>
      {open && (
        <Suspense>
          <Palette pages={pages} texts={texts} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
